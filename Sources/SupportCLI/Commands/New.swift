// `support new`: files one ticket and prints its number, alone.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

/// The words of `new`.
struct New: CommandDescription, Equatable {
  var from: String?
  var name: String?
  var subject: String?
  var text: [String] = []
  var file: ByteString?
  var product: String?
  var topic: String?
  var kind: String?
  var channel: String?
  var attachments: [ByteString] = []
  var details: [String] = []
  var key: String?
  var skipHelp = false
  var strict = false
  var force = false
  var json: [String]?

  static let spec = Spec<New>(
    name: "new", summary: Text("file a ticket", ru: "подать обращение"), group: .letters,
    discussion: [
      Text(
        "Files one ticket for one matter and prints its number, alone, once it is safely on disk. What happens next, and by when, is said on stderr.",
        ru:
          "Подаёт одно обращение по одному делу и печатает его номер, один, когда он уже надёжно записан. Что будет дальше и к какому сроку — в stderr."
      ),
      Text(
        "The letter's text comes from -m, from -F, or from the editor on a terminal. Without -s the editor's first line is the subject.",
        ru:
          "Текст письма берётся из -m, из -F или из редактора на терминале. Без -s тема — первая строка в редакторе."
      ),
      Text(
        "Articles that may answer the letter are named on stderr and remembered with the ticket; without -t the topic is guessed from them and marked as a guess, and where nothing is certain the ticket stays unsorted. With --skip-help, and with -q unless --json is there, no articles are looked for and nothing is guessed. On a terminal you are asked whether an article helped (then nothing is filed) and shown what would be filed before it is; --no-input or a pipe asks nothing, -y files unasked.",
        ru:
          "Статьи, которые могут ответить на письмо, названы в stderr и запоминаются с обращением; без -t тема угадывается по ним и помечается как догадка, а если уверенности нет, обращение остаётся неразобранным. С --skip-help, а с -q без --json, статьи не ищутся и ничего не угадывается. На терминале спросят, помогла ли статья (тогда ничего не подаётся), и покажут, что будет подано; с --no-input или в конвейере вопросов нет, с -y подаётся без вопроса."
      ),
      Text(
        "What is not good about the letter is advice on stderr; with --strict it is a refusal. What is not the desk's business, and a second ticket on a matter that has one already, is refused with the place to turn to; --force files it anyway. Who wrote about the same product before and had the ticket closed within 30 days starts on line 2. See `support help rules'.",
        ru:
          "Что в письме нехорошо, названо советом в stderr; с --strict это отказ. Что не в ведении службы, и второе обращение по делу, по которому одно уже есть, не принимается с указанием, куда обратиться; --force подаёт всё равно. Кто уже писал о том же продукте и чьё обращение закрыли не раньше 30 дней назад, начинает со второй линии. См. `support help rules'."
      ),
      Text(
        "With --key a repetition files nothing and prints the first number again, so a script may simply try again.",
        ru: "С --key повторный вызов ничего не подаёт и снова печатает первый номер: сценарий может просто повторить."),
    ],
    options: [
      .option(
        "--from", { $0.from = $1 }, .address,
        Text("who writes; else $SUPPORT_FROM, $EMAIL", ru: "кто пишет; иначе $SUPPORT_FROM, $EMAIL")),
      .option(
        "--name", { $0.name = $1 }, .value("NAME", ru: "ИМЯ"), Text("the writer's name", ru: "имя обратившегося")),
      .option(
        "-s --subject", { $0.subject = $1 }, .text,
        Text("what the matter is, in a few words", ru: "суть дела в нескольких словах")),
      .repeated(
        "-m --message", { $0.text.append($1) }, .text,
        Text("the letter; each -m is a paragraph", ru: "письмо; каждый -m — абзац")),
      .option(
        "-F --file", { $0.file = $1 }, .path,
        Text("the letter from a file; - is stdin", ru: "письмо из файла; - это stdin")),
      .option("-p --product", { $0.product = $1 }, .product, Text("the product it is about", ru: "о каком продукте")),
      .option(
        "-t --topic", { $0.topic = $1 }, .topic,
        Text("the type of problem; PRODUCT/TOPIC works too", ru: "тип проблемы; можно ПРОДУКТ/ТЕМА")),
      .option(
        "-k --kind", { $0.kind = $1 }, .value("KIND", ru: "ВИД", .other("kind")),
        Text("question, problem, complaint …", ru: "question, problem, complaint …")),
      .option(
        "--channel", { $0.channel = $1 }, .value("CHANNEL", ru: "КАНАЛ", .other("channel")),
        Text("how it came; shell unless given", ru: "каким путём; иначе shell")),
      .repeated(
        "-a --attach", { $0.attachments.append($1) }, .path,
        Text("a file to keep with the letter", ru: "файл, который приложить к письму")),
      .repeated(
        "--detail", { $0.details.append($1) }, .value("KEY=VALUE", ru: "КЛЮЧ=ЗНАЧЕНИЕ"),
        Text("what the topic wants to know", ru: "что хочет знать тема")),
      .option(
        "--key", { $0.key = $1 }, .key,
        Text("files once, however often repeated", ru: "подаётся один раз, сколько ни повторяй")),
      .flag("--skip-help", { $0.skipHelp = true }, Text("look for no articles first", ru: "не искать сначала статьи")),
      .flag(
        "--strict", { $0.strict = true },
        Text("refuse a letter that is not good", ru: "не принимать нехорошее письмо")),
      .flag(
        "--force", { $0.force = true },
        Text("file what a rule would refuse", ru: "подать, хотя правило против")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ReceiptField.names, Text("the receipt as JSON", ru: "квитанция в JSON")
      ),
    ],
    exclusive: [["-m", "-F"]],
    examples: [
      Example(
        "support new -t account/security -s \"Password changed\" -m \"It was not me\"",
        Text("file a ticket", ru: "подать обращение")),
      Example(
        "cat letter.txt | support new -t mail/spam -s \"Letters in Spam\" -F -",
        Text("the letter from a pipe", ru: "письмо из конвейера")),
    ],
    exitCodes: [0, 2, 4, 65, 74, 75], seeAlso: ["reply", "show", "catalog", "rules"])
}
