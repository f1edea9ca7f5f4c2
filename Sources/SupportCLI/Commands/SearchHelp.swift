// `support search-help WORDS…`: finds help articles.

internal import CommandLineKit
internal import Desk

/// The words of `search-help`.
struct SearchHelp: CommandDescription, Equatable {
  var words: [String] = []
  var product: String?
  var topic: String?
  var limit: Int?
  var read: String?
  var topics = false
  var explain = false
  var json: [String]?

  static let spec = Spec<SearchHelp>(
    name: "search-help", summary: Text("find help articles", ru: "найти статью справки"), group: .letters,
    discussion: [
      Text(
        "Finds the articles that answer the words, best first, in Russian and English. A wrong keyboard layout, Russian in Latin letters and typing errors are repaired; stderr says what was searched for then. When nothing is certain the status is 1, so that a script can go on to file a ticket.",
        ru:
          "Находит статьи, которые отвечают на слова, лучшие первыми, по-русски и по-английски. Неверная раскладка, транслит и опечатки исправляются; в stderr сказано, что искали. Если уверенности нет, код 1: сценарий может перейти к подаче обращения."
      ),
      Text(
        "With - each line of stdin is a query, and one JSON object a line answers it, ten results at most. A store's articles/*.md add to the bundled articles or replace those of the same slug.",
        ru:
          "С - каждая строка stdin — запрос, и на неё отвечает строка JSON, не больше десяти статей. Файлы articles/*.md в хранилище добавляются к встроенным статьям или заменяют их по имени."
      ),
    ],
    options: [
      .option("-p --product", { $0.product = $1 }, .product, Text("only of this product", ru: "только этого продукта")),
      .option("-t --topic", { $0.topic = $1 }, .topic, Text("only of this topic", ru: "только этой темы")),
      .option(
        "--limit", { $0.limit = $1 }, .count,
        Text("at most that many; 5 unless given", ru: "не больше стольких; иначе 5")),
      .option("--read", { $0.read = $1 }, .article, Text("read an article", ru: "прочитать статью")),
      .flag("--topics", { $0.topics = true }, Text("browse all articles by topic", ru: "все статьи по темам")),
      .flag(
        "--explain", { $0.explain = true }, Text("show how the scores came about", ru: "показать, как вышла оценка")),
      .fields("--json", { $0.json = $1 }, .byType, of: SearchHelp.fields, Text("one object", ru: "один объект")),
    ],
    operands: [
      .operands(
        Placeholder("WORDS", ru: "СЛОВА"), { $0.words.append($1) }, .text,
        Text("what the trouble is", ru: "в чём беда"),
        takesDash: true)
    ],
    exclusive: [["--read", "--topics", "--explain"], ["--read", "--json"]],
    examples: [
      Example("support search-help restore access", Text("find articles", ru: "найти статьи")),
      Example(
        "support search-help 'djqnb d gjxne'", Text("typed in the wrong layout", ru: "набрано в другой раскладке")),
      Example("support search-help --read password-recovery", Text("read one", ru: "прочитать статью")),
    ],
    exitCodes: [0, 1, 2, 3, 65], seeAlso: ["new"]
  ) { (search) throws(UsageError) in
    let asksNothing = search.read == nil && !search.topics
    if asksNothing, search.words.isEmpty || search.words.allSatisfy(\.isBlank) {
      throw .rule(Text("say what the trouble is, in a few words", ru: "скажите в нескольких словах, в чём беда"))
    }
    if !asksNothing, !search.words.isEmpty {
      throw .rule(Text("--read and --topics take no words", ru: "с --read и --topics слова не нужны"))
    }
    if search.words.contains("-"), search.words.count > 1 {
      throw .rule(Text("- stands alone", ru: "- стоит отдельно"))
    }
  }

  /// The members of the object that `--json` prints.
  static let fields = ["query", "repaired", "certain", "results"]
}
