import Desk
import Testing

@Suite struct `The check of a letter` {
  private func codes(
    _ subject: String = "Cannot sign in since Monday", _ body: String = "The password is refused since Monday.",
    details: [String] = [], wants: [String] = [], files: [String] = []
  ) -> [String] {
    LetterCheck.findings(subject: subject, body: body, details: details, wants: wants, files: files).map(\.code)
  }

  @Test func `finds nothing amiss in a good letter`() {
    #expect(codes() == [])
    #expect(codes("Не приходят письма от банка", "С понедельника не получаю писем от банка, раньше получал.") == [])
  }

  @Test(arguments: [
    ("", true), (" ", true), ("\n\t", true), ("\u{A0}", true), ("\u{3000} ", true), ("?", false), ("a", false),
    ("я", false), ("Спам", false), (" Storage ", false), ("…", false),
  ])
  func `subject-missing`(_ subject: String, isFound: Bool) {
    #expect(codes(subject).contains("subject-missing") == isFound)
  }

  @Test(arguments: [
    ("помогите", true), ("Помогите!!!", true), ("НЕ РАБОТАЕТ", true), ("ничего не работает", true),
    ("Здравствуйте, у меня проблема", true), ("Срочный вопрос", true), ("без темы", true), ("help", true),
    ("Help me, please", true), ("It does not work", true), ("doesn’t work", true), ("URGENT: issue", true),
    ("???", true),
    ("Не работает почта", false), ("Помогите войти в ящик", false), ("Не приходят письма", false),
    ("Storage is full", false),
    ("Help with the double charge", false), ("Ошибка 550 при отправке", false), ("", false),
  ])
  func `subject-vague`(_ subject: String, isFound: Bool) {
    #expect(codes(subject).contains("subject-vague") == isFound)
  }

  @Test(arguments: [
    (0, "a"), (1, "a"), (50, "a"), (99, "я"), (100, "я"), (101, "я"), (101, "a"), (500, "ж"), (100, "👩‍👩‍👧"), (101, "👩‍👩‍👧"),
  ])
  func `subject-long`(_ count: Int, _ letter: String) {
    #expect(codes(String(repeating: letter, count: count)).contains("subject-long") == (count > 100))
  }

  @Test(arguments: [
    ("help", true), ("Не работает", true), ("...", true), ("Wrong password", true), ("Hello, desk.", true),
    ("Не могу войти", true), ("1 2 3", true), ("It says: wrong password.", false), ("С утра не приходят письма", false),
    ("Незаблокированный пользователь", false), ("无法登录邮箱，提示密码错误，已经三天了，请帮忙看看吧谢谢", false), ("a b c d", false),
  ])
  func `body-short`(_ body: String, isFound: Bool) {
    #expect(codes("Storage is full", body).contains("body-short") == isFound)
  }

  @Test(arguments: [
    ("<html><body>Text</body></html>", true), ("Text<br>more text here", true), ("<DIV class=x>Text", true),
    ("<a href=\"x\">here</a> it is", true), ("see <img src=cid:1>", true), ("one&nbsp;two three four", true),
    ("src=data:image/png;base64,AAAA is the picture", true), ("cid:image001.png@01D is the picture", true),
    ("![shot](shot.png) is what I saw", true), ("Жму <b>сюда</b>, и ничего", true),
    ("a < b and b > a in my table", false),
    ("I am Ann <ann@example.org>, hello there", false), ("see <https://example.org/a> for more", false),
    ("![unfinished and then nothing", false), ("<", false), ("x <table", false),
    ("the tag <unknown> is not one", false),
  ])
  func `markup`(_ body: String, isFound: Bool) {
    #expect(codes("Storage is full", body).contains("markup") == isFound)
  }

  @Test(arguments: [
    ([], [], []), (["phone"], [], ["phone"]), (["phone"], ["phone"], []), (["phone", "owner"], ["owner"], ["phone"]),
    (["phone", "owner"], [], ["phone", "owner"]), (["owner", "phone"], [], ["owner", "phone"]), ([], ["phone"], []),
    (["phone"], ["Phone"], ["phone"]), (["phone"], ["owner"], ["phone"]), (["a", "b", "c"], ["b"], ["a", "c"]),
  ])
  func `detail-missing`(_ wants: [String], _ given: [String], missing: [String]) {
    #expect(codes(details: given, wants: wants) == missing.map { "detail-missing:\($0)" })
  }

  @Test(arguments: [
    ("It says: wrong password on every try.", [], true), ("Пишет: неверный пароль, хотя он верный.", [], true),
    ("Выдаёт ошибку при входе в почту.", [], true), ("The screen stays white after signing in.", [], true),
    ("Кнопка «Войти» не нажимается совсем.", [], true), ("An ERROR 550 comes back each time.", [], true),
    ("It says: wrong password on every try.", ["shot.png"], false),
    ("На экране пусто после входа.", ["Снимок.JPG"], false),
    ("The window closes by itself at once.", ["film.mp4"], false),
    ("The window closes by itself at once.", ["log.txt"], true),
    ("Please explain how to change the name.", [], false), ("Сколько места даётся в облаке бесплатно?", [], false),
  ])
  func `no-screenshot`(_ body: String, _ files: [String], isFound: Bool) {
    #expect(codes("Storage question of mine", body, files: files).contains("no-screenshot") == isFound)
  }

  @Test func `reads only the beginning of a long text`() {
    let long = String(repeating: "слово и слово ", count: 40_000)
    #expect(codes("Storage is full", long + "<html>") == [])
    #expect(codes("Storage is full", "<html>" + long) == ["markup"])
  }
}
