// Why is a line of an import refused? What is missing or wrong in it, and the nearest right name.

internal import CommandLineKit
internal import JSONText
internal import TicketStore

extension ImportFault {
  /// What is wrong with the line.
  var text: Text {
    switch self {
    case .notJSON(let error):
      Text("not JSON at byte \(error.column): \(error.reason.text.en)", ru: "не JSON, байт \(error.column): \(error.reason.text.ru)")
    case .notAnObject: Text("not a JSON object", ru: "не объект JSON")
    case .missing(let name): Text("'\(name)' is missing", ru: "нет '\(name)'")
    case .badMember(let name): Text("\(Wording.quoted(name)) is not what it must be", ru: "\(Wording.quoted(name)) не того вида")
    case .badTime(let name):
      Text("\(Wording.quoted(name)) is not a time from 1970 to 9999", ru: "\(Wording.quoted(name)) — не время с 1970 по 9999 год")
    case .unknownProduct(let name, let nearest):
      Text("unknown product \(Wording.quoted(name))", ru: "неизвестный продукт \(Wording.quoted(name))").meaning(nearest)
    case .unknownTopic(let name, let nearest):
      Text("unknown topic \(Wording.quoted(name))", ru: "неизвестная тема \(Wording.quoted(name))").meaning(nearest)
    case .tooLong(let name, let limit):
      Text(
        "\(Wording.quoted(name)) is longer than \(Size.text(limit, .en))",
        ru: "\(Wording.quoted(name)) длиннее \(Size.text(limit, .ru))")
    case .tooManyEvents: Text("too many events for one ticket", ru: "слишком много событий для одного обращения")
    case .newerSchema(let schema):
      Text("schema \(schema) is newer than this program", ru: "схема \(schema) новее программы")
    }
  }
}

extension Text {
  /// The same, with the names that may have been meant.
  fileprivate func meaning(_ nearest: [String]) -> Text {
    guard !nearest.isEmpty else { return self }
    let names = Wording.listed(nearest)
    return appending(Text("; did you mean \(names)?", ru: "; может быть, \(names)?"))
  }
}

extension JSONError.Reason {
  /// What is wrong with the JSON.
  fileprivate var text: Text {
    switch self {
    case .unexpectedByte: Text("a byte that cannot stand there", ru: "здесь такого быть не может")
    case .unexpectedEnd: Text("it ends too early", ru: "обрывается")
    case .byteOrderMark: Text("a byte order mark", ru: "метка порядка байтов")
    case .badEscape: Text("an unknown escape", ru: "неизвестная escape-последовательность")
    case .loneSurrogate: Text("half a surrogate pair", ru: "половина суррогатной пары")
    case .invalidUTF8: Text("not UTF-8", ru: "не UTF-8")
    case .controlCharacter: Text("a raw control character", ru: "управляющий символ")
    case .badNumber: Text("not a JSON number", ru: "не число JSON")
    case .repeatedMember(let name):
      Text("the member \(Wording.quoted(name)) stands twice", ru: "член \(Wording.quoted(name)) дважды")
    case .tooDeep(let limit): Text("nested deeper than \(limit)", ru: "вложенность больше \(limit)")
    case .trailingBytes: Text("something follows the value", ru: "после значения что-то есть")
    }
  }
}
