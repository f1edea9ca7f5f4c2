import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `Room for text` {
  @Test func `holds what was appended, of whatever length`() {
    let source = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    var room = TextRoom(capacity: 3)
    var wanted: [UInt8] = []
    for length in 0..<100 {
      room.append(source.span, length..<length * 2)
      wanted += source[length..<length * 2]
      room.append(Literal("{\"schema\":"))
      room.append(UInt8(ascii: ","))
      wanted += Array("{\"schema\":,".utf8)
    }
    for number in [0, 7, 10, -12, 1_234_567_890_123, Int.max, Int.min] {
      room.append(number)
      wanted += Array("\(number)".utf8)
    }
    for milliseconds: Int64 in [
      0, 1, 951_782_399_999, 951_782_400_000, 1_795_633_835_123, 253_402_300_799_999, 253_402_300_800_000, -1, .min,
    ] {
      room.append(Timestamp(milliseconds: milliseconds))
      wanted += Array(Timestamp(milliseconds: milliseconds).description.utf8)
    }
    #expect(Array(room.text) == wanted)
    room.cut(to: 5)
    #expect(Array(room.text) == Array(wanted.prefix(5)))
    room.cut()
    #expect(room.count == 0)
  }

  @Test(arguments: ["a", "\"topic\":", "12345678", "123456789", "sixteen bytes ok"])
  func `knows where a literal stands`(_ text: String) {
    let literal = Literal(text)
    func stands(_ bytes: [UInt8], at place: Int, exceptFirst: Bool = false) -> Bool {
      literal.stands(in: bytes.span, at: place, exceptFirst: exceptFirst)
    }
    let bytes = Array(("ab" + text + String(repeating: " ", count: 16)).utf8)
    #expect(literal.count == text.utf8.count)
    #expect((-1...bytes.count + 1).first { stands(bytes, at: $0) } == (text == "a" ? 0 : 2))
    var other = bytes
    other[2] ^= 1
    #expect(!stands(other, at: 2) && stands(other, at: 2, exceptFirst: true))
    other[1 + text.utf8.count] ^= 2
    #expect(!stands(other, at: 2))
  }
}
