// What is not good about a letter? One finding each by a stable code, which machines and people may rely on. How they
// are found is LetterCheck.swift's matter; what is said about them, the commands'.

/// Something about a letter that makes it harder to answer.
public enum LetterFinding: Hashable, Sendable {
  /// There is no subject.
  case subjectMissing
  /// The subject only says that something is wrong: `help`, `does not work`.
  case subjectVague
  /// The subject is a letter of its own.
  case subjectLong
  /// The text is too short to tell what happened.
  case bodyShort
  /// The text is HTML or holds inline pictures, as spam does, and may be held back.
  case markup
  /// A detail that the topic wants is not given.
  case detailMissing(String)
  /// It tells of something seen, and no picture shows it.
  case noScreenshot

  /// The code: `subject-vague`, `detail-missing:phone`.
  public var code: String {
    switch self {
    case .subjectMissing: "subject-missing"
    case .subjectVague: "subject-vague"
    case .subjectLong: "subject-long"
    case .bodyShort: "body-short"
    case .markup: "markup"
    case .detailMissing(let key): "detail-missing:\(key)"
    case .noScreenshot: "no-screenshot"
    }
  }
}
