// What was typed, before any command is known? The words of one run, the place of the verb among them, and whether
// help or the version was asked for. Needs the descriptions of the globals only. Nothing here fails at once: a bad
// word before the verb is kept, so that the caller can still learn the language and `--json` to report it in.

/// The words of one run of the program.
public struct Invocation: Sendable {
  /// A request that takes the place of running a command.
  public enum Request: Sendable, Equatable {
    /// `-h`: synopsis and options.
    case shortHelp
    /// `--help`: everything.
    case fullHelp
    /// `--version`.
    case version
  }

  /// argv as bytes, the program's name first.
  public let arguments: [[UInt8]]
  /// What was asked for instead of a run: the first such word before `--`.
  public let request: Request?
  /// The place of the verb in `arguments`, or the fault before it.
  let verbPlace: Result<Int?, UsageError>

  /// Looks through argv (the program's name first) with the description of the global options.
  ///
  /// Complexity: O(words).
  public init(_ arguments: [[UInt8]], globals: CommandInfo) {
    self.arguments = arguments
    request = Self.firstRequest(arguments)
    do throws(UsageError) {
      verbPlace = .success(try Self.findVerb(arguments, globals.options))
    } catch {
      verbPlace = .failure(error)
    }
  }

  /// The verb, nil when there is none.
  ///
  /// - Throws: What is wrong with the words before it, or `invalidUTF8`.
  public func verb() throws(UsageError) -> String? {
    guard let place = try verbPlace.get() else { return nil }
    return try Word.text(arguments[place], at: place)
  }

  /// Whether the long option `name` stands before `--`, with or without a value: enough to learn whether an error
  /// should be reported as `--json` wants it, even if the command line cannot be parsed.
  public func mentions(_ name: String) -> Bool {
    let exact = Array(name.utf8)
    let withValue = exact + [UInt8(ascii: "=")]
    return arguments.dropFirst().prefix { $0 != Word.endOfOptions }
      .contains { $0 == exact || $0.starts(with: withValue) }
  }

  /// The first request before `--`. A loop, since a chain of lazy sequences costs a tenth of a start in type metadata.
  private static func firstRequest(_ arguments: [[UInt8]]) -> Request? {
    for word in arguments.dropFirst() {
      if word == Word.endOfOptions { return nil }
      if let request = request(word) { return request }
    }
    return nil
  }

  private static func request(_ word: [UInt8]) -> Request? {
    switch String(decoding: word.prefix(10), as: UTF8.self) {
    case "-h": .shortHelp
    case "--help": .fullHelp
    case "--version": .version
    default: nil
    }
  }

  /// The first word that is neither a global option nor its value.
  private static func findVerb(_ arguments: [[UInt8]], _ globals: [OptionInfo]) throws(UsageError) -> Int? {
    var cursor = 1
    while cursor < arguments.count {
      let word = arguments[cursor]
      if word == Word.endOfOptions { return cursor + 1 < arguments.count ? cursor + 1 : nil }
      guard Word.isFlag(word) else { return cursor }
      if request(word) == nil, try takesNextWord(word, at: cursor, globals) { cursor += 1 }
      cursor += 1
    }
    return nil
  }

  /// Whether the last option in `word` has its value in the next word.
  private static func takesNextWord(
    _ word: [UInt8], at place: Int, _ globals: [OptionInfo]
  ) throws(UsageError) -> Bool {
    let text = try Word.text(word, at: place)
    if text.hasPrefix("--") {
      let name = String(text.prefix { $0 != "=" })
      guard let option = globals.first(named: name) else { throw globals.unknown(name, verb: nil) }
      return option.arity == .required && name.utf8.count == text.utf8.count
    }
    let letters = Array(text.dropFirst())
    for (index, letter) in letters.enumerated() {
      guard let option = globals.first(named: "-\(letter)") else {
        throw globals.unknown("-\(letter)", typed: text, verb: nil)
      }
      if option.takesValue { return option.arity == .required && index == letters.count - 1 }
    }
    return false
  }
}

/// The shapes of words.
enum Word {
  /// `--`: all words after it are operands.
  static let endOfOptions: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "-")]

  /// Whether the word is an option or a bundle; `-` alone is an operand.
  static func isFlag(_ word: [UInt8]) -> Bool {
    word.count > 1 && word[0] == UInt8(ascii: "-")
  }

  /// Whether a word that begins with a dash is a negated term of a query: `-key:…` with nothing but letters before
  /// the colon, or `-"…"` as typed, or as the shell leaves it, with a space.
  static func isNegatedTerm(_ word: [UInt8]) -> Bool {
    let rest = word.dropFirst()
    guard word.first == UInt8(ascii: "-"), let first = rest.first, first != UInt8(ascii: "-") else { return false }
    if first == UInt8(ascii: "\"") || rest.contains(UInt8(ascii: " ")) { return true }
    let key = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    return !key.isEmpty && key.endIndex < rest.endIndex && rest[key.endIndex] == UInt8(ascii: ":")
  }

  /// The bytes, which begin at `offset` of the word at `place`, as text.
  static func text(_ bytes: [UInt8], at place: Int, offset: Int = 0) throws(UsageError) -> String {
    do throws(ArgumentFault) {
      return try UTF8Text.decode(bytes)
    } catch {
      throw UsageError(error, of: .option(""), value: bytes, at: place, offset: offset)
    }
  }
}

extension UsageError {
  /// The fault of a value that begins at `offset` of the word at `place`.
  init(_ fault: ArgumentFault, of parameter: ParameterName, value: [UInt8], at place: Int, offset: Int) {
    if case .invalidUTF8(let byteOffset) = fault.reason {
      self = .invalidUTF8(argument: place, byteOffset: offset + byteOffset)
    } else {
      self = .badValue(of: parameter, value: String(decoding: value, as: UTF8.self), fault: fault)
    }
  }
}

extension [OptionInfo] {
  /// The option with that spelling.
  func first(named name: String) -> OptionInfo? {
    place(named: name).map { self[$0] }
  }

  /// The place of the option with that spelling.
  func place(named name: String) -> Int? {
    for place in indices where self[place].isSpelt(name) { return place }
    return nil
  }

  /// The error for an option that is not among these. `typed` is the whole bundle, in case `-reason` meant `--reason`.
  func unknown(_ name: String, typed: String? = nil, verb: String?) -> UsageError {
    let names = flatMap(\.names) + ["--help", "--version"]
    if let typed, names.contains("-" + typed) { return .unknownOption(typed, nearest: "-" + typed, verb: verb) }
    let long = names.filter { $0.hasPrefix("--") }
    let nearest = name.hasPrefix("--") ? NearestName.nearest(to: name, among: long) : nil
    return .unknownOption(name, nearest: nearest, verb: verb)
  }
}
