// What does a catalog.json hear that cannot be used? Where it is wrong, and what would be right; every flaw at once.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import TicketStore

extension CatalogJSONError {
  /// What is wrong with the catalog at `path`, and where.
  func wording(of path: Path, in language: Language) -> Wording {
    let start = Text(
      "cannot use the catalog \(Wording.quoted(path)): ",
      ru: "не удалось использовать каталог \(Wording.quoted(path)): ")
    return Wording(
      start.appending(why),
      hint: Text("compare it with `support catalog --json'", ru: "сравните с `support catalog --json'"), in: language)
  }

  private var why: Text {
    switch self {
    case .notJSON(let error):
      Text(
        "not JSON at line \(error.line), byte \(error.column)",
        ru: "не JSON: строка \(error.line), байт \(error.column)")
    case .badMember(let place):
      Text("\(Wording.quoted(place)) is missing or wrong", ru: "\(Wording.quoted(place)) нет или неверно")
    case .flaws(let flaws):
      Text(
        flaws.map { "\($0.place): \($0.fault.text.en)" }.joined(separator: "; "),
        ru: flaws.map { "\($0.place): \($0.fault.text.ru)" }.joined(separator: "; "))
    }
  }
}

extension CatalogFlaw.Fault {
  fileprivate var text: Text {
    switch self {
    case .badSlug(let slug): Text("\(Wording.quoted(slug)) is not a slug", ru: "\(Wording.quoted(slug)) не годится")
    case .repeatedSlug(let slug): Text("\(Wording.quoted(slug)) stands twice", ru: "\(Wording.quoted(slug)) дважды")
    case .emptyTitle(let language): Text("no title (\(language))", ru: "нет названия (\(language))")
    case .nothingListed: Text("nothing is listed", ru: "ничего не перечислено")
    case .unknownName(let name, _, _): Text("unknown \(Wording.quoted(name))", ru: "неизвестно \(Wording.quoted(name))")
    case .noServiceHours: Text("no working time", ru: "нет рабочего времени")
    case .badPromise: Text("not a promise that can be kept", ru: "обещание невозможно")
    }
  }
}
