// How do figures look on a page? One HTML file that needs nothing beside it: style and pictures inside, no script, nothing
// fetched. It follows the reader's light or dark mode, prints, narrows to a telephone, and has behind every picture the
// table it was drawn from.

/// A page of figures.
public struct Page: Sendable {
  /// A figure in large type.
  public struct Tile: Sendable {
    /// What it is.
    public let title: String
    /// The figure.
    public let figure: String
    /// What is to be known beside it.
    public let note: String
    /// Whether it asks for attention.
    public let isUrgent: Bool

    /// A tile.
    public init(_ title: String, _ figure: String, _ note: String = "", isUrgent: Bool = false) {
      (self.title, self.figure, self.note, self.isUrgent) = (title, figure, note, isUrgent)
    }
  }

  /// A section: a heading, a picture, a table.
  public struct Section: Sendable {
    let title: String
    let picture: Picture?
    let headings: [String]
    let rows: [[String]]
    let isWide: Bool
    /// The columns of words, which stand at the left.
    var words: Set<Int> = []

    /// A picture, and the table it was drawn from.
    public init(_ picture: Picture, headings: [String], isWide: Bool = false) {
      (title, self.picture, self.headings, self.isWide) = (picture.title, picture, headings, isWide)
      rows = picture.rows.map { [$0.label] + $0.figures }
    }

    /// A table.
    public init(_ title: String, headings: [String], rows: [[String]], isWide: Bool = false, words: Set<Int> = []) {
      self.words = words
      (self.title, picture, self.headings, self.rows, self.isWide) = (title, nil, headings, rows, isWide)
    }
  }

  private let language: String
  private let title: String
  private let subtitle: String
  private let tableTitle: String
  private let tiles: [Tile]
  private let sections: [Section]
  private let footer: String

  /// A page.
  ///
  /// - Parameters:
  ///   - language: the code of its language, `en` or `ru`.
  ///   - tableTitle: what the table behind a picture is called.
  public init(
    language: String, title: String, subtitle: String, tableTitle: String, tiles: [Tile], sections: [Section],
    footer: String
  ) {
    (self.language, self.title, self.subtitle, self.tableTitle) = (language, title, subtitle, tableTitle)
    (self.tiles, self.sections, self.footer) = (tiles, sections, footer)
  }

  /// The whole file. Complexity: linear in what it shows.
  public var html: String {
    var page = """
      <!DOCTYPE html>
      <html lang="\(Markup.text(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup.text(title))</title>
      <style>
      \(Page.style)
      </style>
      </head>
      <body>
      <header><h1>\(Markup.text(title))</h1><p>\(Markup.text(subtitle))</p></header>
      <main>

      """
    if !tiles.isEmpty { page += "<ul class=\"tiles\">\n" + tiles.map(html).joined() + "</ul>\n" }
    page += "<div class=\"grid\">\n" + sections.map(html).joined() + "</div>\n</main>\n"
    return page + "<footer><p>\(Markup.text(footer))</p></footer>\n</body>\n</html>\n"
  }

  private func html(_ tile: Tile) -> String {
    "<li\(tile.isUrgent ? " class=\"urgent\"" : "")><span class=\"name\">\(Markup.text(tile.title))</span>"
      + "<strong>\(Markup.text(tile.figure))</strong>"
      + (tile.note.isEmpty ? "" : "<span class=\"note\">\(Markup.text(tile.note))</span>") + "</li>\n"
  }

  private func html(_ section: Section) -> String {
    let start = "<section\(section.isWide ? " class=\"wide\"" : "")>\n<h2>\(Markup.text(section.title))</h2>\n"
    let table = table(section)
    guard let picture = section.picture else { return start + "<div class=\"scroll\">\(table)</div>\n</section>\n" }
    return start + "<div class=\"scroll\"><div class=\"\(picture.kind == .bars ? "narrow" : "picture")\">"
      + picture.svg(isAlone: false) + "</div></div>\n"
      + "<details><summary>\(Markup.text(tableTitle))</summary>\n<div class=\"scroll\">\(table)</div></details>\n</section>\n"
  }

  private func table(_ section: Section) -> String {
    var text = "<table>\n<thead><tr>"
    func mark(_ column: Int) -> String { section.words.contains(column) ? " class=\"text\"" : "" }
    for (column, heading) in section.headings.enumerated() {
      text += "<th scope=\"col\"\(mark(column))>\(Markup.text(heading))</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for row in section.rows {
      text += "<tr><th scope=\"row\">\(Markup.text(row.first ?? ""))</th>"
      for (column, cell) in row.enumerated().dropFirst() { text += "<td\(mark(column))>\(Markup.text(cell))</td>" }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n"
  }

  private static let style = """
    :root{--back:#f4f6f9;--card:#fff;--ink:#1c2430;--soft:#5d6b7d;--rule:#d9dfe7;--bar:#2f6fde;--alarm:#c2322b;--shade:rgb(0 0 0/.2)}
    @media(prefers-color-scheme:dark){:root{--back:#11161d;--card:#19202a;--ink:#e6ebf2;--soft:#94a3b6;--rule:#2c3644;--bar:#6ea2ff;--alarm:#ff8078;--shade:rgb(0 0 0/.7)}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--back);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
    header,main,footer{max-width:1280px;margin:0 auto;padding:0 20px}
    header{padding-top:28px}
    h1{font-size:26px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
    h2{font-size:16px;margin:0 0 12px}
    header p,footer p{margin:0;color:var(--soft)}
    footer{padding-top:8px;padding-bottom:28px;font-size:13px}
    .tiles{list-style:none;margin:22px 0 0;padding:0;display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(150px,1fr))}
    .tiles li,section{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:16px 18px}
    .tiles li{display:flex;flex-direction:column}
    .tiles strong{font-size:28px;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
    .tiles .name,.tiles .note{color:var(--soft);font-size:13px}
    .tiles .urgent strong{color:var(--alarm)}
    .grid{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));margin:14px 0 22px;align-items:start}
    section{min-width:0}
    .wide{grid-column:1/-1}
    .scroll{overflow-x:auto;background:linear-gradient(to right,var(--card) 40%,transparent) local,linear-gradient(to left,var(--card) 40%,transparent) 100% 0 local,linear-gradient(to right,var(--shade),transparent),linear-gradient(to left,var(--shade),transparent) 100% 0;background-size:44px 100%,44px 100%,14px 100%,14px 100%;background-repeat:no-repeat}
    .narrow{max-width:500px}
    svg{display:block;width:100%;height:auto;max-height:440px}
    text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--ink)}
    .f{font-variant-numeric:tabular-nums}.s{fill:var(--soft);font-size:11px}.b{fill:var(--bar)}.g{stroke:var(--rule);stroke-width:1}
    details{margin-top:12px;font-size:14px}
    summary{cursor:pointer;color:var(--soft)}
    table{border-collapse:collapse;width:100%;font-size:14px}
    th,td{text-align:right;padding:6px 10px;border-bottom:1px solid var(--rule);font-variant-numeric:tabular-nums;white-space:nowrap}
    th{font-weight:500}
    thead th{color:var(--soft);font-size:13px}
    th:first-child{text-align:left;padding-left:0}
    th.text,td.text{text-align:left}
    td.text{white-space:normal;min-width:11em;overflow-wrap:anywhere}
    @media(max-width:560px){header,main,footer{padding-left:12px;padding-right:12px}.tiles li,section{padding:14px}th,td{padding:6px 7px}.picture text{font-size:20px}.picture .s{font-size:18px}.picture .o{display:none}}
    @media print{:root{--back:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#bbb;--bar:#2f6fde;--alarm:#a00;--shade:transparent}*{print-color-adjust:exact}section,.tiles li{break-inside:avoid}.scroll{overflow:visible}details::details-content{content-visibility:visible;display:block}summary{list-style:none}}
    """
}
