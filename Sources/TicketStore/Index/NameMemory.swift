// Which number did this name have just now? A rebuild asks for a few names in every line, mostly for the same few dozen:
// they are remembered by their bytes as words, so that most lines cost no search through all names.

/// The numbers of short names that were asked for lately.
struct NameMemory {
  private struct Entry {
    var name = ShortText(first: 0, second: 0, count: -1)
    var sort = IndexNames.Sort.slug
    var number: UInt16 = 0
  }

  private let names: IndexNames
  /// None before it was asked some times: a commit asks a few times only.
  private var entries: [Entry] = []
  private var asked = 0

  private static let room = 256

  init(_ names: IndexNames) { self.names = names }

  /// The number of the name `short`, whose bytes `text` are; it is given one if it has none.
  mutating func number(of short: ShortText, _ text: Swift.Span<UInt8>, _ sort: IndexNames.Sort) -> UInt16 {
    if entries.isEmpty {
      asked += 1
      if asked < 32 { return names.number(of: text, sort) }
      entries = Array(repeating: Entry(), count: NameMemory.room)
    }
    let mixed = (short.first ^ short.second &* 31 ^ UInt64(sort.rawValue)) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: mixed >> 56)
    if entries[place].name == short, entries[place].sort == sort { return entries[place].number }
    let number = names.number(of: text, sort)
    entries[place] = Entry(name: short, sort: sort, number: number)
    return number
  }

  /// The number of a name of any length.
  func number(of text: Swift.Span<UInt8>, _ sort: IndexNames.Sort) -> UInt16 { names.number(of: text, sort) }
}
