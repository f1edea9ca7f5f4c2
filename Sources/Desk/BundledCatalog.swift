// Which catalog comes with the program? `catalog.json` beside this file: edit it there. The build makes of it both the
// text below and the value `Catalog.bundled`, so that a run that needs a due time parses nothing.

/// The catalog that comes with the program.
public enum BundledCatalog {
  /// Its JSON text, to begin one's own from.
  public static var source: String { embeddedFiles.first.map { String(describing: $0.text) } ?? "" }

  /// The catalog, without a flaw; a test compares it with its text.
  public static var catalog: Catalog { .bundled }
}
