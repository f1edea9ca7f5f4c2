// Which options does every command take? They may stand before or after the verb.

internal import CommandLineKit

/// The options that every command takes.
struct Globals: CommandDescription, Equatable {
  var store: ByteString?
  var actor: String?
  var at: String?
  var language: String?
  var quiet = false
  var verbose = false
  var noInput = false
  var color: String?
  var dryRun = false
  var yes = false

  static let spec = Spec<Globals>(
    name: "support", summary: Text("a help desk that fits in a pipe", ru: "служба поддержки в конвейере оболочки"),
    options: [
      .option(
        "--store", { $0.store = $1 }, .value("DIR", ru: "ПАПКА", .folder),
        Text("the store; else $SUPPORT_STORE", ru: "хранилище; иначе $SUPPORT_STORE"), forwarded: true),
      .option(
        "--actor", { $0.actor = $1 }, .value("NAME", ru: "ИМЯ"),
        Text("the agent you are; else $SUPPORT_ACTOR, $USER", ru: "кто вы из сотрудников; иначе $SUPPORT_ACTOR, $USER")),
      .option(
        "--at", { $0.at = $1 }, .time,
        Text(
          "read the desk as it was then; write with that time",
          ru: "читать по состоянию на этот момент; писать этим временем")),
      .option(
        "--lang", { $0.language = $1 }, .choice(["en", "ru"]), Text("the language of messages", ru: "язык сообщений")),
      .flag("-q --quiet", { $0.quiet = true }, Text("only errors on stderr", ru: "в stderr только ошибки")),
      .flag("-v --verbose", { $0.verbose = true }, Text("say more on stderr", ru: "подробнее в stderr")),
      .flag(
        "--no-input", { $0.noInput = true },
        Text("ask nothing, open no editor", ru: "ничего не спрашивать, не открывать редактор")),
      .option(
        "--color", { $0.color = $1 }, .choice(["auto", "always", "never"]),
        Text("when to use colour", ru: "когда красить вывод")),
      .flag(
        "-n --dry-run", { $0.dryRun = true },
        Text("say what would happen, write nothing", ru: "сказать, что было бы, ничего не писать")),
      .flag("-y --yes", { $0.yes = true }, Text("do it without asking", ru: "делать без вопросов")),
    ])
}
