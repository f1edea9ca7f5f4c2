// What was promised to the requester of a ticket, found by its place's number? The catalog is asked once a place.

internal import Desk

/// The promise of each place met.
struct PromiseTable: Sendable {
  private let catalog: Catalog
  private var promises: [Promise] = []

  /// The promises of that catalog.
  init(_ catalog: Catalog) { self.catalog = catalog }

  /// The promise made for that place. O(1) from the second time on.
  mutating func promise(place: UInt32, _ tables: FactTables) -> Promise {
    if Int(place) < promises.count { return promises[Int(place)] }
    for place in tables.places.dropFirst(promises.count) {
      promises.append(catalog.promise(product: place.product, topic: place.topic))
    }
    return Int(place) < promises.count ? promises[Int(place)] : catalog.promise
  }
}
