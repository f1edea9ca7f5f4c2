// How does a failure look to a machine? One line of JSON on stderr; `code` and `exit` never change, `message` and `hint`
// follow the language.

internal import Desk
internal import JSONText

extension Failure {
  /// `{"schema":1,"error":{"code":…,"message":…,"hint":…,"exit":…}}`.
  func json(_ wording: Wording, line: Int? = nil) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", 1)
    writer.name("error")
    members(wording, line: line, into: &writer)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The ticket that a refusal points to.
  private var pointedTo: Int? {
    switch self {
    case .refused(.underWay(let number, _), _): number
    case .refused(_, let number): number > 0 ? number : nil
    default: nil
    }
  }

  /// The rule of the desk that a refusal is by.
  private var rule: Rule? {
    switch self {
    case .refused(let refusal, _): refusal.rule
    case .catalog: .rightTopic
    default: nil
    }
  }

  /// The object itself, with the ticket or the line of input it is about where there is one.
  func members(_ wording: Wording, number: Int? = nil, line: Int? = nil, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("number", number ?? pointedTo)
    writer.member("line", line)
    writer.member("code", code)
    writer.member("rule", rule?.rawValue)
    if case .refused(.poorLetter(let findings), _) = self {
      writer.name("findings")
      writer.strings(findings.map(\.code))
    }
    writer.member("message", wording.message)
    writer.member("hint", wording.hint)
    writer.member("exit", exit.rawValue)
    writer.endObject()
  }
}
