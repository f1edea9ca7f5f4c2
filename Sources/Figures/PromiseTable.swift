// What was promised to the requester of a ticket, found by its topic's number? The catalog is asked once a topic.

public import Desk

/// The promise of each topic met.
public struct PromiseTable: Sendable {
  private let catalog: Catalog
  private var promises: [Promise?] = []

  /// The promises of that catalog.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// The promise made for that topic. O(1) from the second time on.
  public mutating func promise(topic: Int, _ tables: FactTables) -> Promise {
    if topic < promises.count, let known = promises[topic] { return known }
    while promises.count <= topic { promises.append(nil) }
    let parts = (tables.topics.name(topic) ?? "").split(separator: "/", maxSplits: 1)
    let found =
      parts.count == 2
      ? catalog.promise(product: String(parts[0]), topic: String(parts[1])) : catalog.promise
    promises[topic] = found
    return found
  }
}
