import Testing

@testable import TicketStore

@Suite struct `Bytes a word or more at a time` {
  @Test(arguments: 0..<70)
  func `a byte is found wherever it stands`(_ place: Int) {
    for count in place + 1...place + 40 {
      var bytes = [UInt8](repeating: 0xD0, count: count)
      // What differs from it in one bit only, before and behind.
      for index in bytes.indices where index % 3 == 0 { bytes[index] = 0x0B }
      bytes[place] = 0x0A
      #expect(bytes.span.firstOffset(of: 0x0A, in: 0..<count) == place)
      #expect(bytes.span.firstOffset(of: 0x0A, in: place..<count) == place)
      #expect(bytes.span.firstOffset(of: 0x0A, in: 0..<place) == nil)
      #expect(bytes.span.firstOffset(of: 0x0A, in: place + 1..<count) == nil)
    }
  }

  @Test(arguments: 0..<40)
  func `a string ends at its first bare quote`(_ length: Int) {
    for rest in [0, 1, 7, 15, 16, 31] {
      let text = String(repeating: "ж", count: length / 2) + String(repeating: "x", count: length % 2)
      for escape in ["", #"\""#, #"\\"#, #"\n\"\\\\"#] {
        let bytes = Array((escape + text + escape + "\"" + String(repeating: "\"", count: rest)).utf8)
        #expect(bytes.span.endOfString(from: 0) == bytes.count - rest, "\(escape) \(length) \(rest)")
        let cut = Array(bytes.dropLast(rest + 1))
        #expect(cut.span.endOfString(from: 0) == nil)
      }
    }
  }

  @Test func `a copy holds the same bytes`() {
    let bytes: [UInt8] = Array(0...255)
    #expect([UInt8](copying: bytes.span.extracting(7..<200)) == Array(bytes[7..<200]))
    #expect([UInt8](copying: bytes.span.extracting(9..<9)).isEmpty)
  }
}
