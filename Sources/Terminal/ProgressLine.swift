// What does a progress bar show at one moment? Label, share done, a bar, the rate and the time that remains, in
// at most the given width; what does not fit is left out from the right, the share last. A pure function of the
// figures: when to draw and where is the matter of ProgressBar.swift. The words are the label's alone, so the
// rest reads the same in every language: `import   42%  ━━━━━━────────   12.3k/s   ~0:42`.

/// One moment of a long operation.
public struct ProgressLine: Sendable, Equatable {
  /// What is being done.
  public var label: String
  /// How much is done, in any unit.
  public var done: Int
  /// How much there is to do, if known.
  public var total: Int?
  /// How long it has taken so far, in nanoseconds.
  public var elapsed: Int64

  /// A moment of a long operation; the label is made visible.
  public init(label: String, done: Int, total: Int?, elapsed: Int64) {
    self.label = Visible.text(label, keepingLines: false)
    self.done = max(0, done)
    self.total = total.flatMap { $0 > 0 ? $0 : nil }
    self.elapsed = max(0, elapsed)
  }

  /// The whole per cent done, at most 100; nil if the total is unknown.
  public var percent: Int? {
    total.map { Int(min(1, Double(done) / Double($0)) * 100) }
  }

  /// Units a second so far; 0 in the first instant.
  public var rate: Int {
    guard elapsed > 0 else { return 0 }
    return Int(min(Double(done) / (Double(elapsed) / 1e9), 1e15))
  }

  /// The seconds that remain at the rate so far, rounded up; nil while that cannot be told.
  public var remaining: Int? {
    guard let total, done > 0, elapsed > 500_000_000 else { return nil }
    let left = Double(max(0, total - done)) * (Double(elapsed) / 1e9) / Double(done)
    return left < 360_000_000 ? Int(left.rounded(.up)) : nil
  }

  /// The line in at most `width` cells.
  public func text(width: Int) -> String {
    var parts = [label, percent.map { TextLayout.pad("\($0)%", to: 4, alignment: .right) } ?? Quantity.short(done)]
    let tail = [rate > 0 ? Quantity.short(rate) + "/s" : nil, remaining.map { "~" + Quantity.duration(seconds: $0) }]
    for case .some(let part) in tail where Self.cells(parts + [part]) <= width { parts.append(part) }
    let room = min(40, width - Self.cells(parts) - 2)
    if let percent, room >= 8 { parts.insert(Self.bar(percent: percent, cells: room), at: 2) }
    if Self.cells(parts) > width { parts.removeFirst() }
    return TextLayout.fit(parts.joined(separator: "  "), to: width)
  }

  private static func cells(_ parts: [String]) -> Int {
    parts.reduce(2 * (parts.count - 1)) { $0 + DisplayWidth.of($1) }
  }

  private static func bar(percent: Int, cells: Int) -> String {
    let full = cells * percent / 100
    return String(repeating: "━", count: full) + String(repeating: "─", count: cells - full)
  }
}
