import Testing

@testable import Terminal

@Suite struct `Levelling columns` {
  private func columns(_ flexible: [Int?]) -> [Table.Column] {
    flexible.map { Table.Column("", isFlexible: $0 != nil, minimum: $0 ?? 1) }
  }

  @Test(
    arguments: [
      ([4, 10, 40], [nil, 8, 8], 58, [4, 10, 40]), ([4, 10, 40], [nil, 8, 8], 57, [4, 10, 39]),
      ([4, 10, 40], [nil, 8, 8], 28, [4, 10, 10]), ([4, 10, 40], [nil, 8, 8], 27, [4, 10, 9]),
      ([4, 10, 40], [nil, 8, 8], 26, [4, 9, 9]), ([4, 10, 40], [nil, 8, 8], 25, [4, 9, 8]),
      ([4, 10, 40], [nil, 8, 8], 24, [4, 8, 8]), ([4, 10, 40], [nil, 8, 8], 23, nil),
      ([30, 30], [20, 5], 40, [20, 18]),
      ([5, 3], [nil, nil], 9, nil), ([5, 3], [nil, nil], 10, [5, 3]), ([3, 50], [nil, 90], 20, nil), ([], [], 0, []),
    ] as [([Int], [Int?], Int, [Int]?)])
  func `cuts the widest first, down to the minimum`(natural: [Int], flexible: [Int?], width: Int, widths: [Int]?) {
    #expect(TableLayout.shrink(natural, columns: columns(flexible), to: width, gap: 2) == widths)
  }

  @Test func `squeezes the gaps before it gives up columns`() {
    let layout = TableLayout(columns: columns([nil, 8]), natural: [10, 20], width: 19)
    #expect(layout.widths == [10, 8])
    #expect(layout.text(of: ["abcdefghij", "klmnopqrst"], colour: false) == "abcdefghij klmnopq…\n")
  }

  @Test func `does not cut a stiff cell that comes later and is wider`() {
    let layout = TableLayout(columns: columns([nil, nil]), natural: [2, 3], width: 20)
    #expect(layout.text(of: ["12345", "abc"], colour: false) == "12345  abc\n")
  }
}
