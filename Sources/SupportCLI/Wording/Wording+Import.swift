// Why is a line of an import refused? What is missing or wrong in it, and the nearest right name.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import TicketStore

extension ImportFault {
  /// What is wrong with the line.
  var text: Text {
    switch self {
    case .notJSON(let error):
      Text(
        "not JSON at byte \(error.column): \(error.reason.text.en)",
        ru: "не JSON, байт \(error.column): \(error.reason.text.ru)")
    case .notAnObject: Text("not a JSON object", ru: "не объект JSON")
    case .missing(let name): Text("'\(name)' is missing", ru: "нет '\(name)'")
    case .badMember(let name):
      Text("\(Wording.quoted(name)) is not what it must be", ru: "\(Wording.quoted(name)) не того вида")
    case .badAddress(let name):
      Text("\(Wording.quoted(name)) is not an address", ru: "\(Wording.quoted(name)) — не адрес")
    case .badTime(let name):
      Text(
        "\(Wording.quoted(name)) is not a time from 1970 to 9999",
        ru: "\(Wording.quoted(name)) — не время с 1970 по 9999 год")
    case .catalog(let fault):
      fault.texts.0.appending(fault.texts.1.map { Text("; \($0.en)", ru: "; \($0.ru)") } ?? Text(same: ""))
    case .tooLong(let name, let limit):
      Text(
        "\(Wording.quoted(name)) is longer than \(Size.text(limit, .en))",
        ru: "\(Wording.quoted(name)) длиннее \(Size.text(limit, .ru))")
    case .newerSchema(let schema):
      Text("schema \(schema) is newer than this program", ru: "схема \(schema) новее программы")
    }
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
      Text("the member \(Wording.quoted(name)) stands twice", ru: "поле \(Wording.quoted(name)) дважды")
    case .tooDeep(let limit): Text("nested deeper than \(limit)", ru: "вложенность больше \(limit)")
    case .trailingBytes: Text("something follows the value", ru: "после значения что-то есть")
    }
  }
}
