// What is a value? The parser checks it, the synopsis names it, the man page explains it and the completions offer
// candidates for it: all of them switch over `ValueKind` and nothing else.

/// What the word after an option, or an operand, stands for.
public enum ValueKind: Sendable, Hashable {
  /// Free text.
  case text
  /// A whole number from 0 up.
  case count
  /// A point in time or a date.
  case time
  /// A file. Its value is raw bytes: it need not be UTF-8.
  case path
  /// A folder. Its value is raw bytes.
  case folder
  /// A mail address.
  case address
  /// A ticket's number; candidates come from the store.
  case ticket
  /// A product's slug; candidates come from the catalog.
  case product
  /// A topic's slug; candidates come from the catalog.
  case topic
  /// A help article's slug.
  case article
  /// A term of a query; candidates come from the program. Operands of this kind may begin with a dash: `-topic:spam` is a negated term.
  case query
  /// A key chosen by the caller.
  case key
  /// The name of a command or of a help topic.
  case command
  /// One of fixed words.
  case choice([String])
  /// Fixed words separated by commas; any words when the array is empty.
  case list([String])
  /// Anything else whose candidates the program knows under this name.
  case other(String)

  /// The metavariable that stands for a value of this kind in a synopsis, such as `FILE`.
  public var placeholder: Text {
    switch self {
    case .text: Text("TEXT", ru: "ТЕКСТ")
    case .count: Text("COUNT", ru: "ЧИСЛО")
    case .time: Text("TIME", ru: "ВРЕМЯ")
    case .path: Text("FILE", ru: "ФАЙЛ")
    case .folder: Text("DIR", ru: "КАТАЛОГ")
    case .address: Text("ADDR", ru: "АДРЕС")
    case .ticket: Text(same: "N")
    case .product: Text("PRODUCT", ru: "ПРОДУКТ")
    case .topic: Text("TOPIC", ru: "ТЕМА")
    case .article: Text("ARTICLE", ru: "СТАТЬЯ")
    case .query: Text("QUERY", ru: "ЗАПРОС")
    case .key: Text("KEY", ru: "КЛЮЧ")
    case .command: Text("COMMAND", ru: "КОМАНДА")
    case .choice(let words): Text(same: words.joined(separator: "|"))
    case .list: Text("FIELD,…", ru: "ПОЛЕ,…")
    case .other(let name): Text(same: name.uppercased())
    }
  }
}

/// How a value is written in a description: its metavariable, its kind, or both.
///
/// A literal names the metavariable and leaves the kind to the field's type: `"LANG"`. A kind brings its own
/// metavariable in both languages: `.product`. `.value("FROM", ru: "ОТ", .ticket)` gives both.
public struct ValueForm: Sendable, ExpressibleByStringLiteral {
  /// The metavariable; nil leaves it to the kind.
  let placeholder: Text?
  /// The kind; nil leaves it to the field's type.
  let kind: ValueKind?

  init(placeholder: Text?, kind: ValueKind?) {
    self.placeholder = placeholder
    self.kind = kind
  }

  /// A metavariable that both languages share.
  public init(stringLiteral placeholder: String) {
    self.init(placeholder: Text(same: placeholder), kind: nil)
  }

  /// A metavariable in both languages, and the kind unless the field's type tells it.
  public static func value(_ en: String, ru: String, _ kind: ValueKind? = nil) -> Self {
    Self(placeholder: Text(en, ru: ru), kind: kind)
  }

  /// What the field's type says.
  public static var byType: Self { Self(placeholder: nil, kind: nil) }

  /// Free text.
  public static var text: Self { Self(placeholder: nil, kind: .text) }
  /// A whole number from 0 up.
  public static var count: Self { Self(placeholder: nil, kind: .count) }
  /// A point in time or a date.
  public static var time: Self { Self(placeholder: nil, kind: .time) }
  /// A file.
  public static var path: Self { Self(placeholder: nil, kind: .path) }
  /// A folder.
  public static var folder: Self { Self(placeholder: nil, kind: .folder) }
  /// A mail address.
  public static var address: Self { Self(placeholder: nil, kind: .address) }
  /// A ticket's number.
  public static var ticket: Self { Self(placeholder: nil, kind: .ticket) }
  /// A product's slug.
  public static var product: Self { Self(placeholder: nil, kind: .product) }
  /// A topic's slug.
  public static var topic: Self { Self(placeholder: nil, kind: .topic) }
  /// An article's slug.
  public static var article: Self { Self(placeholder: nil, kind: .article) }
  /// A key chosen by the caller.
  public static var key: Self { Self(placeholder: nil, kind: .key) }
  /// A term of a query.
  public static var query: Self { Self(placeholder: nil, kind: .query) }
  /// One of fixed words.
  public static func choice(_ words: [String]) -> Self { Self(placeholder: nil, kind: .choice(words)) }
  /// A kind with its own metavariable.
  public static func kind(_ kind: ValueKind) -> Self { Self(placeholder: nil, kind: kind) }
}

/// The metavariable of an operand: a literal where both languages share it, else a pair.
public struct Placeholder: Sendable, ExpressibleByStringLiteral {
  /// The metavariable in both languages.
  let text: Text

  /// A metavariable in both languages.
  public init(_ en: String, ru: String) {
    text = Text(en, ru: ru)
  }

  /// A metavariable that both languages share.
  public init(stringLiteral placeholder: String) {
    text = Text(same: placeholder)
  }
}
