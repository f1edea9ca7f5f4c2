// How do the tests of this target spell texts and look at results? A few short words for both.

import JSONText

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What the parser makes of `text`, written back on one line; the error if it refuses.
func reading(_ text: [UInt8], maximumDepth: Int = 512) -> Result<String, JSONError> {
  do throws(JSONError) {
    return .success(written(try JSONParser.parse(text, maximumDepth: maximumDepth)))
  } catch {
    return .failure(error)
  }
}

/// The error with which the parser refuses `text`, or nil.
func refusal(_ text: [UInt8], maximumDepth: Int = 512) -> JSONError? {
  guard case .failure(let error) = reading(text, maximumDepth: maximumDepth) else { return nil }
  return error
}

/// The value on one line, as the writer spells it.
func written(_ value: JSONValue, indented: Bool = false) -> String {
  var writer = JSONWriter(indented: indented)
  writer.value(value)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// What `body` writes on one line.
func written(indented: Bool = false, _ body: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter(indented: indented)
  body(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// Texts of every kind, all of them JSON.
let soundTexts = [
  #"{"id":"0-5f","last":17,"at":"2026-11-22T18:50:35.123Z","by":{"agent":"olga"},"events":[{"ticket":17}]}"#,
  #"[null, true, false, 0, -0, -12.5e-3, 1E+9, "", "привет", "\"\\\/\b\f\n\r\t\u0416\ud83d\ude00"]"#,
  " \t\r\n{ \"a\" : [ ] , \"b\" : { } }\n",
  #""é 漢 🙂""#,
]
