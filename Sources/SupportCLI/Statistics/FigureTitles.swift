// What are dimensions, figures and their groups called on the screen? In both languages, short enough for a heading.

internal import CommandLineKit
internal import Desk
internal import Figures

extension Dimension {
  /// The heading of its column.
  var title: Text {
    switch self {
    case .line: Text("line", ru: "линия")
    case .product: Text("product", ru: "продукт")
    case .topic: Text("topic", ru: "тема")
    case .kind: Text("kind", ru: "вид")
    case .channel: Text("channel", ru: "канал")
    case .state: Text("state", ru: "состояние")
    case .agent: Text("agent", ru: "сотрудник")
    case .article: Text("article", ru: "статья")
    case .hour: Text("hour", ru: "час")
    case .weekday: Text("weekday", ru: "день недели")
    case .day: Text("day", ru: "день")
    case .week: Text("week", ru: "неделя")
    case .month: Text("month", ru: "месяц")
    }
  }

  /// What follows "by", in Russian "по".
  var groups: Text {
    switch self {
    case .line: Text("line", ru: "линиям")
    case .product: Text("product", ru: "продуктам")
    case .topic: Text("topic", ru: "темам")
    case .kind: Text("kind", ru: "видам")
    case .channel: Text("channel", ru: "каналам")
    case .state: Text("state", ru: "состояниям")
    case .agent: Text("agent", ru: "сотрудникам")
    case .article: Text("article", ru: "статьям")
    case .hour: Text("hour", ru: "часам")
    case .weekday: Text("weekday", ru: "дням недели")
    case .day: Text("day", ru: "дням")
    case .week: Text("week", ru: "неделям")
    case .month: Text("month", ru: "месяцам")
    }
  }

  /// A group's name as people read it; machines read the name itself.
  func shown(_ name: String?, _ language: Language) -> String {
    guard let name else { return "none" }
    guard self == .weekday, let day = Weekday(rawValue: name) else { return name }
    return DayNames.short[day.index][language]
  }
}

/// The days of the week.
enum DayNames {
  static let short = [
    Text("Mon", ru: "пн"), Text("Tue", ru: "вт"), Text("Wed", ru: "ср"), Text("Thu", ru: "чт"), Text("Fri", ru: "пт"),
    Text("Sat", ru: "сб"), Text("Sun", ru: "вс"),
  ]
  static let full = [
    Text("Monday", ru: "понедельник"), Text("Tuesday", ru: "вторник"), Text("Wednesday", ru: "среда"),
    Text("Thursday", ru: "четверг"), Text("Friday", ru: "пятница"), Text("Saturday", ru: "суббота"),
    Text("Sunday", ru: "воскресенье"),
  ]
}

extension Metric {
  /// The name on the screen.
  var title: Text {
    switch self {
    case .tickets: Text("tickets", ru: "обращений")
    case .share: Text("share", ru: "доля")
    case .answers: Text("answers", ru: "ответов")
    case .answered: Text("answered", ru: "отвечено")
    case .closed: Text("closed", ru: "закрыто")
    case .open: Text("open", ru: "за службой")
    case .waiting: Text("waiting", ru: "за автором")
    case .oldest: Text("oldest", ru: "старейшее")
    case .firstAnswer: Text("first answer", ru: "первый ответ")
    case .firstAnswerService: Text("first answer, service hours", ru: "первый ответ, рабочее время")
    case .resolution: Text("resolution", ru: "решение")
    case .resolutionService: Text("resolution, service hours", ru: "решение, рабочее время")
    case .wait: Text("wait", ru: "ожидание")
    case .waitService: Text("wait, service hours", ru: "ожидание, рабочее время")
    case .inDue: Text("in due time", ru: "в срок")
    case .inLimit: Text("within limit", ru: "в крайний срок")
    case .escalated: Text("escalated", ru: "передано")
    case .repeats: Text("repeat", ru: "повторно")
    case .reopened: Text("reopened", ru: "вновь открыто")
    case .misrouted: Text("misrouted", ru: "не та тема")
    case .outOfScope: Text("out of scope", ru: "не к нам")
    case .rated: Text("rated", ru: "оценено")
    case .good: Text("rated good", ru: "помогло")
    case .offered: Text("offered", ru: "предложена")
    case .cited: Text("cited", ru: "в ответах")
    case .deflected: Text("deflected", ru: "без обращения")
    case .deflection: Text("deflection", ru: "доля без обращения")
    }
  }

  /// The names of its columns for machines.
  var columns: [String] { isTimes ? ["p50", "p90", "p99"].map { "\(rawValue)_\($0)" } : [rawValue] }

  /// The headings of its columns.
  func titles(_ language: Language) -> [String] {
    isTimes ? ["\(title[language]) 50%", "90%", "99%"] : [title[language]]
  }

  /// Whether it is given as percentiles.
  var isTimes: Bool {
    switch self {
    case .firstAnswer, .firstAnswerService, .resolution, .resolutionService, .wait, .waitService: true
    default: false
    }
  }
}
