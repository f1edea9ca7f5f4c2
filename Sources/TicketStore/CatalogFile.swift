// Which catalog does a store use? Its own `catalog.json` if there is one, else the bundled one, which is decoded only
// when somebody asks for it.

public import Desk
internal import SystemIO

enum CatalogFile {
  /// A catalog longer than this is not one.
  static let maximumLength = 16 << 20

  /// The store's own catalog; nil if it has none.
  static func read(_ layout: StoreLayout) throws(StoreError) -> Catalog? {
    guard let bytes = try StoreFile.contents(layout.catalogFile, limit: maximumLength) else { return nil }
    do throws(CatalogJSONError) {
      return try Catalog(jsonText: bytes)
    } catch { throw .badCatalog(layout.catalogFile, error) }
  }
}

/// The catalog that comes with the program.
public enum BundledCatalog {
  /// Its JSON text, to begin one's own from.
  public static var source: String { bundledCatalogSource() }

  /// The catalog; a test makes sure that it has no flaws.
  public static let catalog: Catalog = {
    if let catalog = try? Catalog(jsonText: Array(source.utf8)) { return catalog }
    let promise = Promise(answer: .hours(24), limit: .days(5), clock: .calendar)
    let hours = ServiceHours(days: Weekday.allCases, opens: 9 * 3600, closes: 21 * 3600)
    return Catalog(products: [], kinds: [], channels: [], zone: .utc, hours: hours, promise: promise)
  }()
}

extension Reader {
  /// The catalog's JSON text as its author wrote it: the store's own, else the bundled one.
  public func catalogText() throws(StoreError) -> [UInt8] {
    try StoreFile.contents(layout.catalogFile, limit: CatalogFile.maximumLength) ?? Array(BundledCatalog.source.utf8)
  }
}
