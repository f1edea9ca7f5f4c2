// Is it a good letter? Looks at subject, text, details and the names of files, and names what is amiss. It reads the
// beginning of a long text only, for a letter says early what it is about; so a check costs the same for any letter.

/// The check of a letter, by the rule `good-letter`.
public enum LetterCheck {
  /// A subject longer than this, in characters, is a letter of its own.
  public static let longestSubject = 100
  /// A text of fewer words than this, and fewer letters than `fewestLetters`, tells too little.
  public static let fewestWords = 4
  /// See `fewestWords`.
  public static let fewestLetters = 20
  /// How much of a text is looked at, in bytes of UTF-8.
  static let searchedBytes = 16 << 10

  /// Everything amiss, in the order of the codes.
  ///
  /// - Parameters:
  ///   - details: the keys of the details given.
  ///   - wants: the keys of the details that the topic wants.
  ///   - files: the names of the files that come with it.
  public static func findings(
    subject: String, body: String, details: [String], wants: [String], files: [String]
  ) -> [LetterFinding] {
    let start = beginning(of: body)
    let (subjectWords, bodyWords) = (words(of: beginning(of: subject)), words(of: start))
    var findings: [LetterFinding] = []
    if subject.isBlank {
      findings.append(.subjectMissing)
    } else if subjectWords.allSatisfy(vagueWords.contains) {
      findings.append(.subjectVague)
    }
    if subject.count > longestSubject { findings.append(.subjectLong) }
    if bodyWords.count < fewestWords, bodyWords.reduce(0, { $0 + $1.unicodeScalars.count }) < fewestLetters {
      findings.append(.bodyShort)
    }
    if Markup.isPresent(in: start) { findings.append(.markup) }
    findings += wants.filter { !details.contains($0) }.map { .detailMissing($0) }
    if tellsOfSomethingSeen(subjectWords + bodyWords), !files.contains(where: isPicture) {
      findings.append(.noScreenshot)
    }
    return findings
  }

  /// Whether subject and text together tell enough to sort the letter by.
  static func tellsEnough(subject: String, body: String) -> Bool {
    words(of: beginning(of: subject)).count + words(of: beginning(of: body)).count >= fewestWords
  }

  private static func beginning(of text: String) -> String {
    guard text.utf8.count > searchedBytes else { return text }
    return String(decoding: text.utf8.prefix(searchedBytes), as: UTF8.self)
  }

  /// The words in lower case: runs of letters and digits.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if let small = scalar.smallLetterOrDigit {
        word.unicodeScalars.append(small)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word += scalar.properties.lowercaseMapping
      } else if scalar != "'", scalar != "’", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A subject of nothing but these says nothing.
  private static let vagueWords: Set<String> = [
    "помогите", "помощь", "помоги", "проблема", "проблемы", "вопрос", "вопросы", "срочно", "срочный", "пожалуйста",
    "прошу", "здравствуйте", "привет", "добрый", "день", "внимание", "обращение", "письмо", "заявка", "жалоба", "тема",
    "без", "темы", "ошибка", "не", "ничего", "нечего", "никак", "работает", "работают", "получается", "могу", "у",
    "меня",
    "мне", "что", "делать", "есть", "очень", "все", "всё", "сломалось", "и", "с", "к", "вам", "поддержка", "поддержку",
    "в", "службу", "техподдержка", "вы", "нужна", "нужно", "ваша", "это",
    "help", "problem", "problems", "question", "questions", "urgent", "please", "hello", "hi", "issue", "issues",
    "error",
    "support", "request", "ticket", "letter", "subject", "no", "not", "nothing", "does", "doesnt", "dont", "do", "is",
    "isnt", "work", "works", "working", "broken", "it", "i", "me", "my", "a", "the", "need", "needed", "have", "asap",
    "important", "attention", "complaint", "to", "you", "what", "with", "this",
  ]

  /// Beginnings of words that tell of something seen on a screen.
  private static let sightings: [String] = [
    "ошибк", "экран", "скрин", "окно", "окне", "окошк", "кнопк", "надпис", "выдаёт", "выдает", "пишет", "показыва",
    "отобража", "появля", "страниц", "error", "screen", "window", "button", "shows", "says", "display", "appears",
    "popup",
    "page",
  ]

  private static func tellsOfSomethingSeen(_ words: [String]) -> Bool {
    words.contains { word in sightings.contains { word.hasPrefix($0) } }
  }

  private static let pictureEndings: [String] = [
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic", ".heif", ".tif", ".tiff", ".avif", ".pdf", ".mp4",
    ".mov",
    ".avi", ".mkv", ".webm", ".3gp",
  ]

  /// Whether a file of that name is a picture or a film.
  private static func isPicture(_ name: String) -> Bool {
    let name = name.lowercased()
    return pictureEndings.contains { name.hasSuffix($0) }
  }
}

/// Marks of HTML and of inline pictures.
enum Markup {
  /// Whether the text has any.
  static func isPresent(in text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): if isTag(bytes, index + 1) { return true }
      case UInt8(ascii: "&"): if starts("&nbsp;", bytes, index) { return true }
      case UInt8(ascii: "d"): if starts("data:image/", bytes, index) { return true }
      case UInt8(ascii: "c"): if starts("cid:image", bytes, index) { return true }
      case UInt8(ascii: "!"): if starts("![", bytes, index), isImage(bytes, index + 2) { return true }
      default: break
      }
    }
    return false
  }

  private static let tags: Set<String> = [
    "a", "b", "blockquote", "body", "br", "center", "div", "em", "font", "h1", "h2", "h3", "head", "hr", "html", "i",
    "img",
    "li", "meta", "ol", "p", "pre", "script", "span", "strong", "style", "table", "tbody", "td", "tr", "u", "ul",
  ]

  /// Whether what follows a `<` is a tag of HTML, and not an address or a comparison.
  private static func isTag(_ bytes: [UInt8], _ start: Int) -> Bool {
    var place = start
    if place < bytes.count, bytes[place] == UInt8(ascii: "/") { place += 1 }
    let first = place
    while place < bytes.count, place - first <= 10, isNamePart(bytes[place]) { place += 1 }
    guard place < bytes.count, tags.contains(String(decoding: bytes[first..<place], as: UTF8.self)) else {
      return false
    }
    return [UInt8(ascii: ">"), UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "\n")].contains(bytes[place])
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte.digit != nil
  }

  /// Whether `](` follows within the line: a picture of Markdown.
  private static func isImage(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "\n") })
    else { return false }
    return starts("](", bytes, end)
  }

  private static func starts(_ text: String, _ bytes: [UInt8], _ place: Int) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }
}
