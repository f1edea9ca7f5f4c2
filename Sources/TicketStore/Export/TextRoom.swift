// Where is text put together that is handed on in large pieces? In memory that is made once and only ever grows: short
// pieces are stored as whole words, long ones copied, and nothing is cleared in between.

internal import Desk

/// Up to sixteen bytes that are looked for, or written, as two words.
struct Literal: Sendable {
  let count: Int
  let low: UInt64
  let high: UInt64
  private let lowMask: UInt64
  private let highMask: UInt64

  /// That text; of a longer one, its first sixteen bytes.
  init(_ text: String) {
    var words: (UInt64, UInt64) = (0, 0)
    var masks: (UInt64, UInt64) = (0, 0)
    let bytes = text.utf8.prefix(16)
    for (index, byte) in bytes.enumerated() {
      let shift = UInt64(index & 7) * 8
      if index < 8 {
        words.0 |= UInt64(byte) << shift
        masks.0 |= 255 << shift
      } else {
        words.1 |= UInt64(byte) << shift
        masks.1 |= 255 << shift
      }
    }
    count = bytes.count
    (low, high) = words
    (lowMask, highMask) = masks
  }

  /// Whether it stands there. Sixteen bytes from `place` on must lie inside `text`, or it is not said to.
  @inline(__always)
  func stands(in text: Swift.Span<UInt8>, at place: Int, exceptFirst: Bool = false) -> Bool {
    guard place >= 0, place &+ 16 <= text.count else { return false }
    let mask = exceptFirst ? lowMask & ~255 : lowMask
    return (text.word(at: place) ^ low) & mask == 0 && (text.word(at: place &+ 8) ^ high) & highMask == 0
  }
}

/// Bytes that are gathered one piece after the other.
struct TextRoom {
  /// The first `count` of them are the text.
  private(set) var bytes: [UInt8]
  private(set) var count = 0

  /// More than is stored at once as words.
  private static let slack = 16

  init(capacity: Int) { bytes = [UInt8](repeating: 0, count: max(capacity, 0) + TextRoom.slack) }

  /// The text.
  var text: ArraySlice<UInt8> { bytes[..<count] }

  /// Forgets the text behind its first `length` bytes.
  mutating func cut(to length: Int = 0) { count = min(count, max(length, 0)) }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count &+ more &+ TextRoom.slack > bytes.count { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    bytes += repeatElement(0, count: max(more + TextRoom.slack, bytes.count))
  }

  // Not inlined, as the next but one: there are many callers, and each copy would make the program larger.
  @inline(never)
  mutating func append(_ literal: Literal) {
    reserve(16)
    bytes.put(literal.low, literal.high, at: count)
    count &+= literal.count
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count &+= 1
  }

  /// Appends a range of `text`.
  @inline(never)
  mutating func append(_ text: Swift.Span<UInt8>, _ range: Range<Int>) {
    reserve(range.count)
    if range.count <= 16, range.lowerBound >= 0, range.lowerBound &+ 16 <= text.count {
      bytes.put(text.word(at: range.lowerBound), text.word(at: range.lowerBound &+ 8), at: count)
    } else {
      bytes.put(text, range, at: count)
    }
    count &+= range.count
  }

  mutating func append(_ text: [UInt8]) { append(text.span, 0..<text.count) }

  /// Appends a number's decimal digits.
  mutating func append(_ number: Int) {
    reserve(20)
    if number >= 0, number < 100_000_000 { return append(ofEightDigits: UInt64(truncatingIfNeeded: number)) }
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start..<count].reverse()
  }

  /// Appends a number of at most eight digits, of which each is put before the others in a word.
  @inline(__always)
  private mutating func append(ofEightDigits number: UInt64) {
    var (word, rest, length) = (UInt64(0), number, 0)
    repeat {
      word = word << 8 | (rest % 10 &+ UInt64(UInt8(ascii: "0")))
      rest /= 10
      length &+= 1
    } while rest > 0
    bytes.put(word, 0, at: count)
    count &+= length
  }

  /// Appends a moment as `description` spells it, `2026-11-22T18:50:35.123Z`.
  mutating func append(_ moment: Timestamp) {
    reserve(32)
    let bounded = UInt64(min(max(moment, .earliest), .latest).milliseconds)
    let date = CivilDate(daysSinceEpoch: Int(truncatingIfNeeded: bounded / 86_400_000))
    let year = UInt64(truncatingIfNeeded: date.year)
    let (minutes, rest) = (bounded / 60_000 % 1440, bounded % 60_000)
    let (minus, colon) = (UInt64(UInt8(ascii: "-")), UInt64(UInt8(ascii: ":")))
    let first =
      TextRoom.digits(year / 100) | TextRoom.digits(year % 100) << 16 | minus << 32
      | TextRoom.digits(UInt64(truncatingIfNeeded: date.month)) << 40 | minus << 56
    let second =
      TextRoom.digits(UInt64(truncatingIfNeeded: date.day)) | UInt64(UInt8(ascii: "T")) << 16
      | TextRoom.digits(minutes / 60) << 24 | colon << 40 | TextRoom.digits(minutes % 60) << 48
    let (seconds, part) = (rest / 1000, rest % 1000)
    let third =
      colon | TextRoom.digits(seconds) << 8 | UInt64(UInt8(ascii: ".")) << 24
      | (UInt64(UInt8(ascii: "0")) &+ part / 100) << 32 | TextRoom.digits(part % 100) << 40
      | UInt64(UInt8(ascii: "Z")) << 56
    bytes.put(first, second, at: count)
    bytes.put(third, 0, at: count &+ 16)
    count &+= 24
  }

  /// Two decimal digits, the first the lowest byte.
  @inline(__always)
  private static func digits(_ number: UInt64) -> UInt64 {
    let tens = number / 10
    return 0x3030 &+ tens &+ (number &- tens &* 10) << 8
  }

  /// Appends as many bytes as `read` puts into the range of memory that it is given, at most `length`.
  mutating func append<Failure>(
    upTo length: Int, _ read: (inout [UInt8], Range<Int>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(length)
    let got = try read(&bytes, count..<count &+ length)
    count &+= max(0, min(got, length))
    return got
  }
}
