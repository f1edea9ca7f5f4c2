import Testing

@testable import Desk
@testable import TicketStore

@Suite struct `The names of the index` {
  private func number(_ names: IndexNames, _ name: String, _ sort: IndexNames.Sort) -> UInt16 {
    names.number(of: name, sort)
  }

  @Test func `keep their numbers through the file`() throws {
    let names = IndexNames()
    let texts = (0..<300).map { "имя-\($0)" } + ["", "a", String(repeating: "x", count: 255)]
    for sort in [IndexNames.Sort.slug, .agent] {
      for (index, text) in texts.enumerated() { #expect(number(names, text, sort) == UInt16(index + 1)) }
    }
    let place = names.place(product: 3, topic: 7)
    #expect(place == 1 && names.place(product: 3, topic: 7) == 1 && names.place(product: 7, topic: 3) == 2)
    let again = try #require(IndexNames(names.bytes))
    for sort in [IndexNames.Sort.slug, .agent] {
      for (index, text) in texts.enumerated() {
        #expect(again.known(text, sort) == UInt16(index + 1) && again.text(UInt16(index + 1), sort) == text)
      }
    }
    #expect(again.known("имя-1", .kind) == nil && again.count(.place) == 3)
    let parts = again.parts(of: 2)
    #expect(parts.product == 7 && parts.topic == 3 && again.place(product: 3, topic: 7) == place)
    // New names go on where the file ended.
    #expect(number(again, "newcomer", .agent) == UInt16(texts.count + 1))
    #expect(again.bytes.starts(with: names.bytes))
  }

  @Test func `share the last number once there is no room`() {
    let names = IndexNames()
    for index in 1...254 { #expect(number(names, "kind-\(index)", .kind) == UInt16(index)) }
    #expect(number(names, "one too many", .kind) == 255 && number(names, "kind-9", .kind) == 9)
    #expect(number(names, String(repeating: "x", count: 256), .slug) == .max)
    #expect(IndexNames(names.bytes)?.count(.kind) == 255)
  }

  @Test(arguments: [[9, 0, 0], [1], [1, 5, 0, 65], [0, 1, 0, 65]] as [[UInt8]])
  func `are refused where the file is not theirs`(_ bytes: [UInt8]) {
    #expect(IndexNames(bytes) == nil)
  }

  @Test func `are remembered by their words`() {
    let names = IndexNames()
    var memory = NameMemory(names)
    for _ in 0..<3 {
      for index in 0..<400 {
        let text = "name-\(index)"
        let bytes = Array(text.utf8)
        let sort: IndexNames.Sort = index % 2 == 0 ? .slug : .agent
        let number = memory.number(of: ShortText(text), bytes.span, sort)
        let known = names.known(text, sort)
        #expect(number == known)
      }
    }
  }
}
