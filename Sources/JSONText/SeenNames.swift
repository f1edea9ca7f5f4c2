// Has an object a member of this name already? Few names are compared one by one, many through a hash table, so that
// neither the usual object nor one of 100,000 members is slow.

/// The names of an object's members so far.
struct SeenNames {
  private static let mostInLine = 12

  private var line: [String] = []
  private var table: Set<NameBytes> = []

  /// Notes a name; false if it was there already.
  mutating func insert(_ name: String) -> Bool {
    if !table.isEmpty { return table.insert(NameBytes(name: name)).inserted }
    for known in line where known.hasSameBytes(as: name) { return false }
    line.append(name)
    if line.count > SeenNames.mostInLine { table = Set(line.map(NameBytes.init)) }
    return true
  }
}
