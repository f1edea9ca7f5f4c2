// What does a failure say? One sentence in the chosen language, `cannot …: why', and at most one hint with something to
// type. The only place where failures get words. Text from outside is quoted in a form that cannot drive a terminal.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal

/// A failure in words.
struct Wording: Equatable {
  /// The sentence, lower case, without a full stop and without the program's name.
  var message: String
  /// What to do about it, if there is something to say.
  var hint: String?

  init(_ message: String, hint: String? = nil) { (self.message, self.hint) = (message, hint) }

  /// The wording of a text in both languages.
  init(_ text: Text, hint: Text? = nil, in language: Language) {
    self.init(text[language], hint: hint?[language])
  }

  /// `'text'`, its control characters made visible, cut after 80 characters.
  static func quoted(_ text: String) -> String {
    let cut = text.unicodeScalars.count > 80
    let shown = cut ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(79))) + "…" : text
    return "'" + Visible.text(shown, keepingLines: false) + "'"
  }

  /// The path, quoted; never cut, since it is there to be opened.
  static func quoted(_ path: Path) -> String { "'" + Visible.text(path.description, keepingLines: false) + "'" }

  /// `1 ticket`, `2 tickets`: for English. Russian sentences are built so as to need no plural.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// `a, b, c`. A loop: the library's generic `joined` costs the start of each `new` and `show` 30 µs of types.
  static func listed(_ names: [String], separator: String = ", ") -> String {
    guard var listed = names.first else { return "" }
    for name in names.dropFirst() { listed += separator + name }
    return listed
  }
}

extension Failure {
  /// The sentence and the hint.
  func wording(in language: Language) -> Wording {
    switch self {
    case .usage(let error): error.wording(in: language)
    case .value(let option, let value, let reason): reason.wording(of: option, value, in: language)
    case .query(let error, let word): error.wording(of: word, in: language)
    case .catalog(let fault): fault.wording(in: language)
    case .refused(let refusal, let number): refusal.wording(of: number, in: language)
    case .store(let error): error.wording(in: language)
    case .emptyBody, .noBody, .bodyTooLong, .notUTF8, .unreadable, .editor: letterWording(in: language)
    case .noSuchTicket, .noSuchAttachment, .unknownName, .noSuchArticle, .noSuchGroup: missingWording(in: language)
    case .noSuchCanned, .unknownPlaceholder, .nothingDue: cannedWording(in: language)
    default: otherWording(in: language)
    }
  }

  private func letterWording(in language: Language) -> Wording {
    switch self {
    case .emptyBody:
      Wording(
        Text("cannot file an empty letter", ru: "не удалось принять пустое письмо"),
        hint: Text("say what happened with -m or -F", ru: "опишите, что случилось: -m или -F"), in: language)
    case .noBody:
      Wording(
        Text("cannot tell what to say: no text was given", ru: "не удалось понять, что передать: текста нет"),
        hint: Text("use -m TEXT, or -F - to read stdin", ru: "используйте -m ТЕКСТ или -F -, чтобы читать stdin"),
        in: language)
    case .bodyTooLong(let limit):
      Wording(
        Text(
          "cannot take the text: it is longer than \(Size.text(limit, .en))",
          ru: "не удалось принять текст: он длиннее \(Size.text(limit, .ru))"),
        hint: Text("send it as an attachment with -a", ru: "приложите его файлом: -a"), in: language)
    case .notUTF8(let source, let byte):
      Wording(
        Text(
          "cannot read \(Wording.quoted(source)): not UTF-8 at byte \(byte)",
          ru: "не удалось прочитать \(Wording.quoted(source)): не UTF-8, байт \(byte)"),
        hint: Text(
          "convert it first: iconv -f CP1251 -t UTF-8", ru: "сначала преобразуйте: iconv -f CP1251 -t UTF-8"),
        in: language)
    case .unreadable(let error): error.wording(doing: Text("cannot read", ru: "не удалось прочитать"), in: language)
    case .editor(let name):
      Wording(
        Text(
          "cannot use the editor \(Wording.quoted(name)): it failed", ru: "редактор \(Wording.quoted(name)) не сработал"
        ),
        hint: Text("use -m or -F, or set $EDITOR", ru: "используйте -m или -F либо задайте $EDITOR"), in: language)
    default: otherWording(in: language)
    }
  }

  private func missingWording(in language: Language) -> Wording {
    switch self {
    case .noSuchTicket(let number):
      Wording(
        Text(
          "cannot find ticket \(number): there is no such number",
          ru: "не удалось найти обращение \(number): такого номера нет"),
        hint: Text("support list", ru: "support list"), in: language)
    case .noSuchAttachment(let place, let ticket, let count):
      Wording(
        Text(
          "cannot find attachment \(place) of ticket \(ticket): it has \(count)",
          ru: "не удалось найти вложение \(place) обращения \(ticket): их \(count)"),
        hint: Text("support show \(ticket)", ru: "support show \(ticket)"), in: language)
    case .unknownName(let name, let nearest):
      Wording(
        Text("cannot find \(Wording.quoted(name))", ru: "не удалось найти \(Wording.quoted(name))"),
        hint: UsageError.meant(nearest) ?? Text(same: "support help"), in: language)
    case .noSuchGroup(let group):
      Wording(
        Text(
          "cannot find the invocation \(Wording.quoted(group))", ru: "не удалось найти вызов \(Wording.quoted(group))"),
        hint: Text(same: "support undo --list"), in: language)
    case .noSuchArticle(let slug, let nearest):
      Wording(
        Text(
          "cannot find the article \(Wording.quoted(slug))", ru: "не удалось найти статью \(Wording.quoted(slug))"),
        hint: UsageError.meant(nearest) ?? Text(same: "support search-help --topics"), in: language)
    default: otherWording(in: language)
    }
  }

  private func otherWording(in language: Language) -> Wording {
    switch self {
    case .needsYes(let count):
      Wording(
        Text(
          "cannot do this to \(count) tickets unasked", ru: "не удалось сделать это с \(count) обращениями без вопроса"),
        hint: Text("repeat it with -y, or look first with -n", ru: "повторите с -y или сначала посмотрите с -n"),
        in: language)
    case .badNumber(let line, let text):
      Wording(
        Text(
          "cannot read stdin: line \(line) is not a ticket's number: \(Wording.quoted(text))",
          ru: "не удалось прочитать stdin: в строке \(line) не номер обращения: \(Wording.quoted(text))"), in: language)
    case .declined:
      Wording(
        Text("cannot go on without a yes: nothing was done", ru: "не удалось получить согласие: ничего не сделано"),
        in: language)
    case .outputExists(let path):
      Wording(
        Text(
          "cannot write \(Wording.quoted(path)): the file exists",
          ru: "не удалось записать \(Wording.quoted(path)): файл уже есть"),
        hint: Text("choose another name, or -y to replace it", ru: "выберите другое имя или замените его с -y"),
        in: language)
    case .undoneKey(let ticket):
      Wording(
        Text(
          "cannot do this again: the key was used for ticket \(ticket), and that was undone",
          ru: "не удалось повторить: ключ использован для обращения \(ticket), и это отменено"),
        hint: Text("give another --key", ru: "дайте другой --key"), in: language)
    case .binaryToTerminal:
      Wording(
        Text("cannot write an attachment to the terminal", ru: "не удалось вывести вложение на терминал"),
        hint: Text(
          "save it with -o FILE, or -o . under its own name", ru: "сохраните его: -o ФАЙЛ или -o . под своим именем"),
        in: language)
    case .beforeLastEvent(let ticket, let last):
      Wording(
        Text(
          "cannot write before ticket \(ticket)'s last event of \(last)",
          ru: "не удалось записать раньше последнего события обращения \(ticket): \(last)"),
        hint: Text("give --at a later time", ru: "дайте --at более позднее время"), in: language)
    case .partial(let failed, let count):
      Wording(
        Text(
          "cannot do all of it: \(failed) of \(count) failed, the rest is done",
          ru: "не удалось сделать всё: неудач \(failed) из \(count), остальное сделано"), in: language)
    case .damageFound:
      Wording(
        Text(
          "cannot call the store whole: see what was found", ru: "не удалось признать хранилище целым: см. найденное"),
        hint: Text("restore the named files from a backup", ru: "восстановите названные файлы из резервной копии"),
        in: language)
    case .badImport(let count):
      Wording(
        Text(
          "cannot import: \(Wording.count(count, "bad line")); nothing was written",
          ru: "не удалось загрузить: плохих строк \(count); ничего не записано"),
        in: language)
    case .output(let error):
      error.wording(doing: Text("cannot write the output", ru: "не удалось записать вывод"), in: language)
    default: Wording("internal failure")
    }
  }
}

extension Failure.Reason {
  func wording(of option: String, _ value: String, in language: Language) -> Wording {
    let start = Text(
      "cannot use \(Wording.quoted(value)) for \(option)", ru: "не удалось понять \(Wording.quoted(value)) в \(option)")[
        language]
    switch self {
    case .notANumber: return Wording(start + Text(": not a ticket's number", ru: ": это не номер обращения")[language])
    case .notATime:
      return Wording(
        start + Text(": not a time", ru: ": это не время")[language],
        hint: Text(
          "such as 2026-11-22T09:00 or 2026-11-22T09:00:00Z", ru: "например, 2026-11-22T09:00 или 2026-11-22T09:00:00Z")[
            language])
    case .notAnAddress:
      return Wording(
        start + Text(": not an address", ru: ": это не адрес")[language],
        hint: Text("such as ivan@example.com", ru: "например, ivan@example.com")[language])
    case .notADetail:
      return Wording(
        start + Text(": not KEY=VALUE", ru: ": это не КЛЮЧ=ЗНАЧЕНИЕ")[language],
        hint: Text("such as registered=2014", ru: "например, registered=2014")[language])
    case .notAGroup:
      return Wording(
        start + Text(": not the id of an invocation", ru: ": это не номер вызова")[language],
        hint: "support undo --list")
    case .emptyTag: return Wording(start + Text(": an empty label", ru: ": пустая метка")[language])
    case .oneOf(let all, let nearest):
      return Wording(start, hint: Text.choices(nearest, all)?[language])
    }
  }
}

extension SystemError {
  /// Why, in both languages where the case is a common one; the C library speaks only one.
  private var why: Text {
    if isNotRegular { return Text("it is not a regular file", ru: "это не обычный файл") }
    if isFolder { return Text("it is a folder", ru: "это папка") }
    if isMissing { return Text(reason, ru: "нет такого файла или папки") }
    if isReadOnly { return Text(reason, ru: "носитель только для чтения") }
    if isForbidden { return Text(reason, ru: "нет прав") }
    if isOutOfSpace { return Text(reason, ru: "нет места") }
    if isExisting { return Text(reason, ru: "файл уже есть") }
    return Text(same: reason)
  }

  /// `doing 'path': why`.
  func wording(doing: Text, in language: Language) -> Wording {
    let place = path.map { " " + Wording.quoted($0) } ?? ""
    return Wording(doing[language] + place + ": " + why[language])
  }
}
