// What is wrong with an article of the store? Searching names it and goes on without it; `check` reports it.

internal import CommandLineKit
internal import HelpArticles
internal import SystemIO
internal import TicketStore

/// An article of the store that cannot be used.
struct ArticleFlaw: Error {
  let file: Path
  let line: Int?
  let why: Text

  /// The name of the finding in JSON.
  static let code = "malformed-article"

  /// The file, the line and the reason.
  var text: Text {
    let place = line.map { Text(", line \($0)", ru: ", строка \($0)") } ?? Text(same: "")
    return Text(same: Wording.quoted(file)).appending(place).appending(Text(same: ": ")).appending(why)
  }

  /// All malformed articles of a store, in the order of their names.
  static func all(in store: Path) -> [ArticleFlaw] {
    let folder = ArticleFolder(store: store)
    var flaws: [ArticleFlaw] = []
    for number in folder.files.indices {
      if case .failure(let flaw) = folder.article(number) { flaws.append(flaw) }
    }
    return flaws
  }
}

extension ArticleFolder {
  /// An article, read and parsed, or what is wrong with its file.
  func article(_ number: Int) -> Result<Article, ArticleFlaw> {
    let file = files[number]
    func flaw(_ line: Int?, _ why: Text) -> Result<Article, ArticleFlaw> {
      .failure(ArticleFlaw(file: file, line: line, why: why))
    }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try contents(number) } catch { return flaw(nil, Text(same: error.reason)) }
    guard bytes.count <= ArticleFolder.longestArticle else {
      return flaw(nil, Text("longer than 1 MiB", ru: "длиннее 1 МиБ"))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return flaw(bytes.lineOfBadUTF8, Text("not UTF-8", ru: "не UTF-8"))
    }
    do throws(ArticleError) { return .success(try Article(parsing: text)) } catch {
      return flaw(error.line, error.reason.text)
    }
  }
}

extension [UInt8] {
  /// The first line, from 1, that is not UTF-8.
  fileprivate var lineOfBadUTF8: Int? {
    let lines = split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
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
