import Pictures
import Testing

@Suite struct `A page` {
  private static let hostile = "<script>alert(1)</script>\"'&"

  private func picture(_ kind: Picture.Kind) -> Picture {
    Picture(
      kind, title: Self.hostile,
      rows: [
        Picture.Row(label: Self.hostile, values: [3, 0], figures: [Self.hostile, "0"]),
        Picture.Row(label: "b", values: [0, -4], figures: ["0", "0"]),
      ], columns: [Self.hostile, "c"])
  }

  @Test(arguments: [Picture.Kind.bars, .columns, .map]) func `takes no markup from text`(_ kind: Picture.Kind) {
    let page = Page(
      language: "ru", title: Self.hostile, subtitle: Self.hostile, tableTitle: Self.hostile,
      tiles: [Page.Tile(Self.hostile, Self.hostile, Self.hostile)],
      sections: [
        Page.Section(picture(kind), headings: [Self.hostile]),
        Page.Section(Self.hostile, headings: [Self.hostile], rows: [[Self.hostile]]),
      ], footer: Self.hostile)
    #expect(!page.html.contains("<script") && !page.html.contains("alert(1)</script>\""))
    #expect(page.html.contains("&lt;script&gt;"))
    #expect(!picture(kind).svg(isAlone: true).contains("<script"))
  }

  @Test(arguments: [Picture.Kind.bars, .columns, .map]) func `fetches nothing`(_ kind: Picture.Kind) {
    let page = Page(
      language: "en", title: "t", subtitle: "", tableTitle: "table", tiles: [],
      sections: [Page.Section(picture(kind), headings: ["a"])], footer: "")
    for word in ["http://", "https://", "src=", "href=", "url(", "@import", "<link"] {
      #expect(!page.html.contains(word), "\(word)")
    }
  }

  @Test func `draws nothing without breaking`() {
    for kind in [Picture.Kind.bars, .columns, .map] {
      let svg = Picture(kind, title: "none", rows: [], columns: []).svg(isAlone: true)
      #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>") && !svg.contains("nan"))
    }
  }

  @Test func `shows the least figure and no more than the greatest`() {
    let rows = [("a", 1), ("b", Int.max)].map { Picture.Row(label: $0.0, values: [$0.1], figures: ["x"]) }
    let svg = Picture(.bars, title: "t", rows: rows, columns: [""]).svg(isAlone: false)
    #expect(svg.contains("width=\"1\"") && svg.contains("width=\"140\""))
  }
}
