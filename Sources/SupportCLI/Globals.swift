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
        "--store", \.store, .value("DIR", ru: "ПАПКА", .folder),
        Text("the store; else $SUPPORT_STORE", ru: "хранилище; иначе $SUPPORT_STORE"), forwarded: true),
      .option(
        "--actor", \.actor, .value("NAME", ru: "ИМЯ"),
        Text("the agent you are; else $SUPPORT_ACTOR, $USER", ru: "кто вы из сотрудников; иначе $SUPPORT_ACTOR, $USER")),
      .option(
        "--at", \.at, .time,
        Text(
          "read the desk as it was then; write with that time",
          ru: "читать по состоянию на этот момент; писать этим временем")),
      .option(
        "--lang", \.language, .choice(["en", "ru"]), Text("the language of messages", ru: "язык сообщений")),
      .flag("-q --quiet", \.quiet, Text("only errors on stderr", ru: "в stderr только ошибки")),
      .flag("-v --verbose", \.verbose, Text("say more on stderr", ru: "подробнее в stderr")),
      .flag(
        "--no-input", \.noInput, Text("ask nothing, open no editor", ru: "ничего не спрашивать, не открывать редактор")),
      .option(
        "--color", \.color, .choice(["auto", "always", "never"]), Text("when to use colour", ru: "когда красить вывод")),
      .flag(
        "-n --dry-run", \.dryRun,
        Text("say what would happen, write nothing", ru: "сказать, что было бы, ничего не писать")),
      .flag("-y --yes", \.yes, Text("do it without asking", ru: "делать без вопросов")),
    ])
}
