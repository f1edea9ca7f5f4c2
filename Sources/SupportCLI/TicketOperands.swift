// Which tickets were named? Numbers as operands, `#` before them allowed, and `-` for numbers on stdin, separated by
// white space or NUL. A number named twice counts once.

internal import CommandLineKit
internal import SystemIO

/// The tickets a command line names.
enum TicketOperands {
  /// Numbers are short: more than this on stdin is no list of them.
  static let inputLimit = 256 << 20

  /// The numbers in order, without repetitions.
  static func numbers(_ words: [String]) throws(Failure) -> [Int] {
    var numbers: [Int] = []
    for word in words {
      if word == "-" { numbers += try fromInput() } else { numbers.append(try number(word)) }
    }
    if numbers.count < 2 { return numbers }
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  /// The number that `word` spells.
  static func number(_ word: String) throws(Failure) -> Int {
    guard let number = parsed(word) else { throw .value(option: "N", value: word, .notANumber) }
    return number
  }

  /// The number that `word` spells, nil if it spells none.
  static func parsed(_ word: String) -> Int? {
    let digits = word.hasPrefix("#") ? word.dropFirst() : word[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number > 0
    else { return nil }
    return number
  }

  private static func fromInput() throws(Failure) -> [Int] {
    let bytes: [UInt8]?
    do throws(SystemError) { bytes = try Standard.readAll(limit: inputLimit) } catch { throw .unreadable(error) }
    guard let bytes else { throw .badNumber(line: 1, text: "…") }
    var numbers: [Int] = []
    var line = 1
    var word: [UInt8] = []
    for byte in bytes + [0x0A] {
      guard byte <= 0x20 else {
        word.append(byte)
        continue
      }
      if !word.isEmpty {
        let text = String(decoding: word, as: UTF8.self)
        guard let number = parsed(text) else { throw .badNumber(line: line, text: text) }
        numbers.append(number)
        word.removeAll(keepingCapacity: true)
      }
      if byte == 0x0A { line += 1 }
    }
    return numbers
  }
}
