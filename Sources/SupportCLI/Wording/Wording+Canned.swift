// What is wrong with a canned text? Its name, a placeholder nobody knows, or a moment that is not there.

internal import CommandLineKit

extension Failure {
  /// The sentence and the hint of a failure with a canned text.
  func cannedWording(in language: Language) -> Wording {
    switch self {
    case .noSuchCanned(let name, let nearest, let all):
      Wording(
        Text(
          "cannot find the canned text \(Wording.quoted(name)): the store has no canned/NAME.txt of that name",
          ru: "не удалось найти заготовку \(Wording.quoted(name)): в хранилище нет такого файла canned/ИМЯ.txt"),
        hint: Text.choices(nearest, all), in: language)
    case .unknownPlaceholder(let placeholder, let canned, let nearest):
      Wording(
        Text(
          "cannot use the canned text \(Wording.quoted(canned)): unknown placeholder \(Wording.quoted(placeholder))",
          ru:
            "не удалось взять заготовку \(Wording.quoted(canned)): неизвестная подстановка \(Wording.quoted(placeholder))"
        ),
        hint: Text.choices(nearest.map { "{\($0)}" }, CannedText.placeholders.map { "{\($0)}" }), in: language)
    case .nothingDue(let canned, let ticket):
      Wording(
        Text(
          "cannot use the canned text \(Wording.quoted(canned)): nothing is due in ticket \(ticket), so {due} has no value",
          ru:
            "не удалось взять заготовку \(Wording.quoted(canned)): в обращении \(ticket) ответ не ждут, {due} не имеет значения"
        ), in: language)
    default: Wording("internal failure")
    }
  }
}
