// Which articles does this desk have, and which answer a letter? The bundled ones, with those of the store's `articles`
// folder added or put in their place. An article that cannot be read is named on stderr and left out.

internal import BundledHelp
internal import CommandLineKit
internal import Desk
internal import FullText
internal import HelpArticles
internal import SystemIO
internal import Terminal
internal import TicketStore

/// The help articles of a desk.
struct HelpDesk: HelpFirst {
  /// The articles and their index.
  let library: Library

  /// An article of the store that cannot be used.
  struct Flaw {
    let file: Path
    let line: Int?
    let why: Text
  }

  /// The articles bundled and those in `store`; what cannot be used is handed to `report`.
  init(store: Path, report: (Flaw) -> Void) {
    let bundled = Library.bundled
    let own = HelpDesk.articles(in: store / "articles", report)
    if own.isEmpty, let bundled {
      library = bundled
      return
    }
    // Building fails only beyond limits that the bundled articles and a folder of others do not reach.
    library = (try? bundled?.adding(own)) ?? bundled ?? HelpDesk.empty
  }

  private static var empty: Library {
    guard let library = try? Library([]) else { preconditionFailure("an index of nothing can be built") }
    return library
  }

  /// A file longer than this is not an article.
  private static let longestArticle = 1 << 20

  /// The articles in a folder, in the order of their names.
  private static func articles(in folder: Path, _ report: (Flaw) -> Void) -> [Article] {
    guard let names = try? Folder.names(folder) else { return [] }
    return names.filter { $0.bytes.suffix(3).elementsEqual(".md".utf8) }.compactMap { name in
      let file = folder / name
      do throws(SystemError) {
        let bytes = try File.open(file, .reading).read(at: 0, count: longestArticle + 1)
        guard bytes.count <= longestArticle else {
          report(Flaw(file: file, line: nil, why: Text("longer than 1 MiB", ru: "длиннее 1 МиБ")))
          return nil
        }
        return parsed(bytes, file, report)
      } catch {
        report(Flaw(file: file, line: nil, why: Text(same: error.reason)))
        return nil
      }
    }
  }

  private static func parsed(_ bytes: [UInt8], _ file: Path, _ report: (Flaw) -> Void) -> Article? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report(Flaw(file: file, line: nil, why: Text("not UTF-8", ru: "не UTF-8")))
      return nil
    }
    do throws(ArticleError) {
      return try Article(parsing: text)
    } catch {
      report(Flaw(file: file, line: error.line, why: error.reason.text))
      return nil
    }
  }

  /// The article of that slug; a failure with the nearest slug if there is none.
  func article(_ slug: String) throws(Failure) -> Article {
    guard let article = library.article(named: slug) else {
      throw .noSuchArticle(slug, nearest: NearestName.nearest(to: slug, among: library.slugs))
    }
    return article
  }

  /// How much of a letter is searched with: its subject and its beginning say what it is about.
  private static let searchedBytes = 2000

  func advice(subject: String, body: String) -> HelpAdvice {
    let text = subject.allSatisfy(\.isWhitespace) ? String(body.prefix(HelpDesk.searchedBytes)) : subject
    let response = library.search(text, options: SearchOptions(limit: 3))
    guard response.isCertain else { return HelpAdvice() }
    let found = response.hits.compactMap { hit in library.article(hit.document).map { (hit, $0) } }
    return HelpAdvice(
      offers: found.map { hit, article in
        ArticleOffer(
          slug: article.slug, title: Title(en: article.titleEnglish, ru: article.title), confidence: hit.confidence)
      },
      guess: found.first.map { hit, article in
        TopicGuess(product: article.product, topic: article.topic, confidence: hit.confidence)
      })
  }
}

extension Context {
  /// The help articles of this desk.
  var help: HelpDesk {
    HelpDesk(store: location.path) { flaw in
      let place = flaw.line.map { Text(", line \($0)", ru: ", строка \($0)") } ?? Text(same: "")
      note(
        Text("skipped the article \(Wording.quoted(flaw.file))", ru: "пропущена статья \(Wording.quoted(flaw.file))")
          .appending(place).appending(Text(same: ": ")).appending(flaw.why))
    }
  }
}

extension ArticleError.Reason {
  /// What is wrong with an article.
  fileprivate var text: Text {
    switch self {
    case .noFrontMatter: Text("the first line is not ---", ru: "первая строка не ---")
    case .frontMatterNotClosed: Text("no second line --- ends the front matter", ru: "нет второй строки ---")
    case .notAField: Text("not KEY: VALUE", ru: "не КЛЮЧ: ЗНАЧЕНИЕ")
    case .unknownField(let name): Text("unknown field '\(name)'", ru: "неизвестное поле '\(name)'")
    case .repeatedField(let name): Text("the field '\(name)' stands twice", ru: "поле '\(name)' дважды")
    case .emptyField(let name): Text("the field '\(name)' is empty", ru: "поле '\(name)' пусто")
    case .missingField(let name): Text("the field '\(name)' is missing", ru: "нет поля '\(name)'")
    case .badSlug(let slug): Text("'\(slug)' is not a slug", ru: "'\(slug)' не годится")
    case .badDay(let day): Text("'\(day)' is not a day", ru: "'\(day)' — не дата")
    case .emptyElement(let name): Text("'\(name)' has an empty element", ru: "в '\(name)' пустой элемент")
    case .emptyText: Text("there is no text", ru: "нет текста")
    case .repeatedEnglish: Text("the mark for English stands twice", ru: "метка английского дважды")
    case .controlCharacter(let code):
      Text("a control character (\(String(code, radix: 16)))", ru: "управляющий символ (\(String(code, radix: 16)))")
    }
  }
}
