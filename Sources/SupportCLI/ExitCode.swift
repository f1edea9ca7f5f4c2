// What does each exit status mean? The only list of them; help, man pages and errors read it.

internal import CommandLineKit

/// The exit statuses of `support`.
enum ExitCode: Int, CaseIterable, Sendable {
  case done = 0
  case no = 1
  case usage = 2
  case missing = 3
  case refused = 4
  case partial = 5
  case badData = 65
  case storeFailed = 74
  case tryAgain = 75
  case interrupted = 130
  case terminated = 143

  /// The meaning, for lists.
  var meaning: Text {
    switch self {
    case .done: Text("done, or nothing to do", ru: "сделано или нечего делать")
    case .no: Text("the answer is no: damage was found", ru: "ответ «нет»: найдены повреждения")
    case .usage: Text("the command line is wrong", ru: "неверный вызов")
    case .missing: Text("no such ticket, attachment or topic", ru: "нет такого обращения, вложения или раздела")
    case .refused:
      Text(
        "the desk does not allow it, -y is missing, or a file exists",
        ru: "служба не позволяет, нет -y или файл уже есть")
    case .partial: Text("part of a batch failed", ru: "часть пакета не удалась")
    case .badData: Text("bad input data", ru: "неверные входные данные")
    case .storeFailed:
      Text("the store or the output cannot be read or written", ru: "хранилище или вывод не читается или не пишется")
    case .tryAgain: Text("locked, or out of space: try again", ru: "занято или нет места: повторите")
    case .interrupted: Text("interrupted", ru: "прервано")
    case .terminated: Text("ended by a signal", ru: "завершено сигналом")
    }
  }
}
