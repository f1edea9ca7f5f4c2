// Has an object a member of this name already? Few names are compared one by one, many through a hash table, so that
// neither the usual object nor one of 100,000 members is slow.

/// The names of one object's members, once there are many.
struct SeenNames {
  private static let mostInLine = 12

  private var table: Set<NameBytes> = []

  /// Notes the name of the member that follows `members`; false if one of them has it.
  mutating func insert(_ name: String, after members: [JSONValue.Member]) -> Bool {
    if members.count <= SeenNames.mostInLine {
      for member in members where member.name.hasSameBytes(as: name) { return false }
      return true
    }
    if table.isEmpty { table = Set(members.map { NameBytes(name: $0.name) }) }
    return table.insert(NameBytes(name: name)).inserted
  }
}
