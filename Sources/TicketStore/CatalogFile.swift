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

extension StoreLocation {
  /// The catalog of the store there, its own or the bundled one, without opening the store.
  public func catalog() throws(StoreError) -> Catalog {
    try CatalogFile.read(StoreLayout(root: path)) ?? BundledCatalog.catalog
  }
}

extension Reader {
  /// The catalog's JSON text as its author wrote it: the store's own, else the bundled one.
  public func catalogText() throws(StoreError) -> [UInt8] {
    try StoreFile.contents(layout.catalogFile, limit: CatalogFile.maximumLength) ?? Array(BundledCatalog.source.utf8)
  }
}
