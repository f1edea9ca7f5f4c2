import Terminal
import Testing

@Suite struct `Rows of CSV` {
  @Test(
    arguments: [
      ([], "\r\n"), (["a", "b"], "a,b\r\n"), (["a,b", "c"], "\"a,b\",c\r\n"),
      (["say \"hi\""], "\"say \"\"hi\"\"\"\r\n"),
      (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\r\n"), (["", ""], ",\r\n"), ([" x "], " x \r\n"),
      (["тема", "\"\u{301}"], "тема,\"\"\"\u{301}\"\r\n"),
    ] as [([String], String)])
  func `follow RFC 4180`(cells: [String], row: String) {
    #expect(Array(CommaSeparated.row(cells, exact: true).utf8) == Array(row.utf8))
    #expect(Array(CommaSeparated.row(cells, exact: false).utf8) == Array(row.utf8))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+7", "'+7"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("a=1", "a=1"), (" =1", " =1"), ("'=1", "'=1"), ("=\u{301}", "'=\u{301}"),
  ])
  func `keep formulas from spreadsheets`(cell: String, guarded: String) {
    #expect(Array(CommaSeparated.row([cell], exact: false).utf8) == Array((guarded + "\r\n").utf8))
  }

  @Test(arguments: ["=1+1", "+7", "-1", "@a", "\tx"]) func `stay exact when asked`(cell: String) {
    #expect(CommaSeparated.row([cell], exact: true) == cell + "\r\n")
  }
}
