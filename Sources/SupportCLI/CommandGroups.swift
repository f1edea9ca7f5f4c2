// Under which headings does `support help` list the commands?

internal import CommandLineKit

extension CommandGroup {
  /// For those who write to the desk.
  static let letters = CommandGroup(Text("Letters", ru: "Письма"))
  /// For those who answer.
  static let work = CommandGroup(Text("Work on tickets", ru: "Работа с обращениями"))
  /// For other tools.
  static let data = CommandGroup(Text("Data in and out", ru: "Загрузка и выгрузка"))
  /// About the program.
  static let about = CommandGroup(Text("About", ru: "О программе"))
}
