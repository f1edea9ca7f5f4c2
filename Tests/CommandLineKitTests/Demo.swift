// A small desk with four commands: enough to have every kind of row, for the tests of all readers.

import CommandLineKit

struct Globals: CommandDescription, Equatable {
  var store: ByteString?
  var language: Language?
  var isQuiet = false
  var isDryRun = false

  static let spec = Spec<Globals>(
    name: "support",
    summary: Text("a help desk that fits in a pipe", ru: "служба поддержки, что помещается в конвейер"),
    options: [
      .option(
        "--store", { $0.store = $1 }, .folder, Text("the store's folder", ru: "каталог хранилища"), forwarded: true),
      .option(
        "--lang", { $0.language = $1 }, "LANG", Text("language of messages", ru: "язык сообщений"), forwarded: true),
      .flag("-q --quiet", { $0.isQuiet = true }, Text("say nothing on stderr", ru: "молчать в stderr")),
      .flag("-n --dry-run", { $0.isDryRun = true }, Text("change nothing", ru: "ничего не менять")),
    ])
}

struct Escalate: CommandDescription, Equatable {
  var numbers: [String] = []
  var reason: String?
  var back = false

  static let spec = Spec<Escalate>(
    name: "escalate", summary: Text("hand tickets to line 2", ru: "передать обращения второй линии"), group: .work,
    discussion: [
      Text(
        "The assignee is cleared. A ticket already on line 2 stays as it is: that is said on stderr. The exit is 0.",
        ru: "Исполнитель снимается. Обращение на второй линии остаётся как есть: об этом говорится в stderr.")
    ],
    options: [
      .option("--reason", { $0.reason = $1 }, .text, Text("why", ru: "почему"), required: true),
      .flag("--back", { $0.back = true }, Text("return to line 1", ru: "вернуть на первую линию")),
    ],
    operands: [
      .operands(
        "N", { $0.numbers.append($1) }, .ticket, Text("ticket numbers", ru: "номера обращений"), required: true,
        takesDash: true)
    ],
    examples: [
      Example(
        "support escalate 17 --reason \"needs the mail logs\"",
        Text("Hand ticket 17 over.", ru: "Передать обращение 17."))
    ],
    exitCodes: [0, 3, 4], seeAlso: ["list", "query"])
}

struct List: CommandDescription, Equatable {
  enum Order: String, ArgumentValue, CaseIterable { case due, age, number, updated }
  var query: [String] = []
  var order: Order?
  var limit: Int?
  var count = false
  var numbers = false
  var json: [String]?
  var columns: [String]?
  var product: String?

  static let spec = Spec<List>(
    name: "list", summary: Text("tickets that match", ru: "подходящие обращения"), group: .work,
    options: [
      .option("--sort", { $0.order = $1 }, .byType, Text("the order of rows", ru: "порядок строк")),
      .option("--limit", { $0.limit = $1 }, "K", Text("at most K rows", ru: "не больше K строк")),
      .flag("--count", { $0.count = true }, Text("only how many", ru: "только сколько")),
      .flag("--numbers", { $0.numbers = true }, Text("numbers alone", ru: "одни номера")),
      .option("-p --product", { $0.product = $1 }, .product, Text("of one product", ru: "по одному продукту")),
      .fields(
        "--json", { $0.json = $1 }, .byType, of: ["number", "topic", "due"],
        Text("JSON, whole or these fields", ru: "JSON, целиком или эти поля")),
      .list(
        "--columns", { $0.columns = $1 }, .byType, of: ["number", "topic", "due"],
        Text("which columns", ru: "какие столбцы")),
    ],
    operands: [
      .operands(
        "QUERY", { $0.query.append($1) }, .query, Text("terms, see 'help query'", ru: "условия, см. «help query»"))
    ],
    exclusive: [["--count", "--numbers", "--json"]])
}

struct New: CommandDescription, Equatable {
  var subject: String?
  var paragraphs: [String] = []
  var file: ByteString?
  var attachments: [ByteString] = []

  static let spec = Spec<New>(
    name: "new", summary: Text("file a ticket", ru: "завести обращение"), group: .write,
    options: [
      .option("-s --subject", { $0.subject = $1 }, .value("SUBJECT", ru: "ТЕМА"), Text("the subject", ru: "тема")),
      .repeated("-m", { $0.paragraphs.append($1) }, .text, Text("a paragraph", ru: "абзац")),
      .option("-F", { $0.file = $1 }, .path, Text("read the body from FILE", ru: "взять текст из ФАЙЛА")),
      .repeated("-a --attach", { $0.attachments.append($1) }, .path, Text("attach FILE", ru: "приложить ФАЙЛ")),
    ])
}

struct Merge: CommandDescription, Equatable {
  var from: [String] = []
  var into: Int?

  static let spec = Spec<Merge>(
    name: "merge", summary: Text("one matter, one number", ru: "одно дело — один номер"), group: .write,
    operands: [
      .operands("FROM", { $0.from.append($1) }, .ticket, Text("what is merged", ru: "что сливать"), required: true),
      .operand(
        "INTO", { $0.into = $1 }, .ticket, Text("the number that stays", ru: "номер, который останется"), required: true
      ),
    ])
}

struct Rate: CommandDescription, Equatable {
  var subject: String?
  var verdict: String?
  static let spec = Spec<Rate>(
    name: "rate", summary: Text("did it help?", ru: "помогло ли?"), group: .write,
    operands: [
      .operand("ARTICLE", { $0.subject = $1 }, .article, Text("an article", ru: "статья"), required: true),
      .operand(
        "VERDICT", { $0.verdict = $1 }, .choice(["good", "bad"]), Text("the verdict", ru: "оценка"), required: true),
    ])
}

struct Help: CommandDescription, Equatable {
  var name: String?
  static let spec = Spec<Help>(
    name: "help", summary: Text("help on a command or topic", ru: "справка о команде или теме"), group: .about,
    operands: [.operand("COMMAND", { $0.name = $1 }, .command, Text("command or topic", ru: "команда или тема"))])
}

struct Complete: CommandDescription, Equatable {
  var kind: String?
  var prefix: String?
  static let spec = Spec<Complete>(
    name: "complete", summary: Text("candidates for the shell", ru: "варианты для оболочки"),
    operands: [
      .operand("KIND", { $0.kind = $1 }, .text, Text("of what", ru: "чего"), required: true),
      .operand("PREFIX", { $0.prefix = $1 }, .text, Text("what is typed", ru: "что набрано")),
    ], hidden: true)
}

extension CommandGroup {
  static let work = CommandGroup(Text("Work on tickets", ru: "Работа с обращениями"))
  static let write = CommandGroup(Text("Write", ru: "Письма"))
  static let about = CommandGroup(Text("About", ru: "О программе"))
}

/// The demonstration program.
let demo = Program(
  name: "support", version: "1.2", summary: Globals.spec.info.summary,
  commands: [
    CommandEntry("new") { New.info }, CommandEntry("escalate") { Escalate.info }, CommandEntry("list") { List.info },
    CommandEntry("merge") { Merge.info }, CommandEntry("rate") { Rate.info }, CommandEntry("help") { Help.info },
    CommandEntry("complete") { Complete.info },
  ],
  globals: { Globals.info },
  topics: [
    HelpTopic(
      "query", title: Text("terms that choose tickets", ru: "условия отбора"),
      body: Text(
        "Terms AND. A comma inside a value is OR.\n\n  state:open   what staff owe\n  line:2       on line 2",
        ru: "Условия соединяются по И.\n\n  state:open   долг поддержки\n  line:2       на второй линии"))
  ],
  exitStatuses: [
    Definition("0", Text("done", ru: "сделано")), Definition("2", Text("usage error", ru: "ошибка в команде")),
    Definition("3", Text("no such ticket", ru: "нет такого обращения")),
    Definition("4", Text("refused by a rule", ru: "запрещено правилом")),
  ],
  environment: [Definition("SUPPORT_STORE", Text("the store's folder", ru: "каталог хранилища"))],
  files: [Definition("~/.local/share/support", Text("the default store", ru: "хранилище по умолчанию"))])
