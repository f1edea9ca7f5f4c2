// How are articles bundled? The build makes an index of the files in the Articles folder and puts both into the program
// (target BundledHelp).

internal import FullText

extension Library {
  /// The index of articles given as the texts of their files, as the build makes it; the first refused one is reported
  /// with its place in the list.
  public static func index(ofSources sources: [String]) throws(BundleError) -> [UInt8] {
    var articles: [Article] = []
    for (place, source) in sources.enumerated() {
      do throws(ArticleError) {
        articles.append(try Article(parsing: source))
      } catch {
        throw .refused(place: place, error)
      }
    }
    var builder = IndexBuilder()
    for document in Library.documents(articles) { builder.add(document) }
    guard let bytes = builder.build() else { throw .tooLarge }
    return bytes
  }
}

/// Why articles cannot be bundled.
public enum BundleError: Error, Equatable {
  /// An article's file is malformed; its place in the list counts from 0.
  case refused(place: Int, ArticleError)
  /// The index would pass its form's limits.
  case tooLarge
}
