// Which articles come with the program? Those the build found in HelpArticles/Articles and put into the program as
// literals, with the index made of them. Opening the library reads a header; an article is parsed when it is looked at.

internal import FullText
public import HelpArticles

extension Library {
  /// The articles that come with the program; nil only if the build left their index out.
  public static var bundled: Library? {
    guard let index = try? SearchIndex(embeddedIndex) else { return nil }
    return Library(sources: embeddedFiles.map(\.text), index: index)
  }

  /// Tells this program's articles and their index from those of any other version.
  public static var bundledFingerprint: UInt64 { embeddedFingerprint }
}
