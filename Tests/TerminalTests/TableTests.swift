import Terminal
import Testing

@Suite struct `A table` {
  private static let columns = [
    Table.Column("NO", alignment: .right, style: .cyan), Table.Column("STATE"), Table.Column("TOPIC", isFlexible: true),
    Table.Column("SUBJECT", isFlexible: true, minimum: 16), Table.Column("DUE"),
  ]

  private func sample() -> Table {
    var table = Table(columns: Self.columns)
    table.append(["7", "open", "account/access", "Не могу войти в почту после смены телефона", "2026-11-22 21:50"])
    table.append(["1842", "waiting", "games/payment", "漢字の件名 👩‍💻", ""])
    table.append(["12", "closed", "", "hostile \u{1b}[31m\nsecond\tline\u{202e}", "2026-11-23 09:00"])
    return table
  }

  @Test func `aligns its columns when there is room`() {
    #expect(
      sample().render(width: 120, colour: false) == """
          NO  STATE    TOPIC           SUBJECT                                     DUE
           7  open     account/access  Не могу войти в почту после смены телефона  2026-11-22 21:50
        1842  waiting  games/payment   漢字の件名 👩‍💻
          12  closed                   hostile \\x1b[31m\\nsecond\\tline\\u{202e}      2026-11-23 09:00

        """)
  }

  @Test func `shrinks its flexible columns at 80`() {
    #expect(
      sample().render(width: 80, colour: false) == """
          NO  STATE    TOPIC           SUBJECT                          DUE
           7  open     account/access  Не могу войти в почту после см…  2026-11-22 21:50
        1842  waiting  games/payment   漢字の件名 👩‍💻
          12  closed                   hostile \\x1b[31m\\nsecond\\tline…  2026-11-23 09:00

        """)
  }

  @Test func `becomes cards where even the minimums do not fit`() {
    #expect(
      sample().render(width: 20, colour: false) == """
        7  open
        2026-11-22 21:50
          account/access
          Не могу войти в п…
        1842  waiting
          games/payment
          漢字の件名 👩‍💻
        12  closed
        2026-11-23 09:00
          hostile \\x1b[31m\\…

        """)
  }

  @Test(arguments: 1...130) func `never exceeds the width nor ends a line in spaces`(width: Int) {
    for line in sample().render(width: width, colour: false).split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= width)
      #expect(line.last != " ")
    }
  }

  @Test func `shows every row at every width`() {
    for width in [20, 50, 80] {
      let text = sample().render(width: width, colour: false)
      for number in ["7", "1842", "12"] {
        #expect(text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix(number + " ") })
      }
    }
  }

  @Test func `colours cells by column or by themselves, outside the padding`() {
    var table = Table(columns: [.init("NO", alignment: .right, style: .cyan), .init("STATE")])
    table.append(["7", Table.Cell("late", style: .red)])
    table.append(["12", "open"])
    #expect(
      table.render(width: 40, colour: true, header: false)
        == " \u{1b}[36m7\u{1b}[0m  \u{1b}[31mlate\u{1b}[0m\n\u{1b}[36m12\u{1b}[0m  open\n")
  }

  @Test func `is nothing without rows`() {
    #expect(Table(columns: Self.columns).render(width: 80, colour: true) == "")
  }

  @Test func `bears rows of any length`() {
    var table = Table(columns: [.init("A"), .init("B")])
    table.append([Table.Cell]())
    table.append(["1", "2", "3"])
    #expect(table.render(width: 80, colour: false, header: false) == "\n1  2\n")
    #expect(Table(columns: []).layout(width: 10).text(of: ["x"], colour: false) == "\n")
  }
}
