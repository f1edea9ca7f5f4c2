// Which files are made from the descriptions of the commands? The manual pages in both languages and the completions:
// committed, never edited, compared by a test. Renew them with `swift run support-generate`.

internal import CommandLineKit

/// The generated files of the project.
package enum GeneratedFiles {
  /// The day the pages bear; renewed with a release.
  private static var date: ManualDate {
    guard let date = ManualDate(year: 2026, month: 11, day: 22) else { preconditionFailure("a day of the calendar") }
    return date
  }

  /// Every generated file's text by its path from the project's root.
  package static var all: [String: String] {
    let program = Verbs.program
    var files: [String: String] = [:]
    for (language, folder) in [(Language.en, "man"), (.ru, "man/ru")] {
      for page in ManualPage.all(of: program, in: language, date: date) { files["\(folder)/\(page.name)"] = page.text }
    }
    for shell in CompletionScript.Shell.allCases {
      files["completions/\(shell.fileName(of: program.name))"] = CompletionScript.text(for: shell, of: program)
    }
    return files
  }
}
