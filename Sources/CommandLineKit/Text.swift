// In which words are people told something? Every text of a description exists in English and in Russian, side by
// side, so that a missing translation does not compile. Which language a run speaks is decided by the caller.

/// A language that help, manuals and messages are written in.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case en
  /// Russian.
  case ru
}

/// The same words in both languages.
public struct Text: Sendable, Hashable {
  /// The English wording.
  public let en: String
  /// The Russian wording.
  public let ru: String

  /// Pairs the two wordings.
  public init(_ en: String, ru: String) {
    self.en = en
    self.ru = ru
  }

  /// One notation that both languages share, such as `N`.
  public init(same text: String) {
    self.init(text, ru: text)
  }

  /// The wording in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }
}
