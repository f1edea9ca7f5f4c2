// What happens during the one pass over argv? The state of the walk: which options were given and with which value, and
// the operands still to be dealt out. The walk knows descriptions but not the command's type: `Filler` puts the values
// where they belong. Generic code would have its types made anew at every start of the program.

/// Who puts values into the fields of a command and the globals.
protocol Filler: AnyObject {
  /// Reads the value of an option, named by its place in the description, and puts it into its field.
  func fill(option: Int, isGlobal: Bool, _ bytes: [UInt8]?) throws(ArgumentFault)
  /// Reads an operand, named by its place in the description, and puts it into its field.
  func fill(operand: Int, _ bytes: [UInt8]) throws(ArgumentFault)
}

/// One walk over the words of a command line.
struct Pass {
  /// A word with its place in argv.
  struct Operand {
    let bytes: [UInt8]
    let place: Int
  }

  /// Where an option's value came from, for errors that point at a byte.
  private struct Value {
    let bytes: [UInt8]
    let place: Int
    let offset: Int
  }

  /// An option, and whose it is.
  private struct Found {
    let info: OptionInfo
    let place: Int
    let isGlobal: Bool

    func isSame(as other: Found) -> Bool { place == other.place && isGlobal == other.isGlobal }
  }

  /// An option that was given: by which spelling, with which value.
  private struct Given {
    let option: Found
    let typed: String
    let value: [UInt8]?
  }

  private let filler: any Filler
  private let command: CommandInfo
  private let globals: CommandInfo
  private let verb: Int?
  private let takesQuery: Bool
  private var operands: [Operand] = []
  private var given: [Given] = []
  private var words: [[UInt8]] = []
  private var cursor = 1

  init(command: CommandInfo, globals: CommandInfo, verb: Int?, _ filler: any Filler) {
    (self.command, self.globals, self.verb, self.filler) = (command, globals, verb, filler)
    takesQuery = command.takesQuery
  }

  /// Walks all words; operands are only collected.
  mutating func run(_ arguments: [[UInt8]]) throws(UsageError) {
    words = arguments
    var optionsEnded = false
    while cursor < words.count {
      let place = cursor
      let word = words[place]
      cursor += 1
      if place == verb { continue }
      if optionsEnded || !Word.isFlag(word) || isTerm(word, at: place) {
        operands.append(Operand(bytes: word, place: place))
      } else if word == Word.endOfOptions {
        optionsEnded = true
      } else if word[1] == UInt8(ascii: "-") {
        try readLong(word, at: place)
      } else {
        try readBundle(word, at: place)
      }
    }
  }

  private func isTerm(_ word: [UInt8], at place: Int) -> Bool {
    takesQuery && isAfterVerb(place) && Word.isNegatedTerm(word)
  }

  private func isAfterVerb(_ place: Int) -> Bool {
    verb.map { place > $0 } ?? false
  }

  // MARK: Options

  private mutating func readLong(_ word: [UInt8], at place: Int) throws(UsageError) {
    let equals = word.firstIndex(of: UInt8(ascii: "="))
    let name = try Word.text(Array(word[..<(equals ?? word.endIndex)]), at: place)
    let option = try find(name, at: place)
    guard let equals else {
      return try take(option, typed: name, value: option.info.arity == .required ? nextWord(for: name) : nil)
    }
    guard option.info.takesValue else { throw .unexpectedValue(option: name) }
    let value = Value(bytes: Array(word[(equals + 1)...]), place: place, offset: equals + 1)
    try take(option, typed: name, value: value)
  }

  /// Reads `-qn`, `-pmail`, `-qp mail`: letters are options until one takes a value, which is the rest or next word.
  private mutating func readBundle(_ word: [UInt8], at place: Int) throws(UsageError) {
    var offset = 1
    while offset < word.count {
      let end = word[(offset + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? word.endIndex
      let name = "-" + (try Word.text(Array(word[offset..<end]), at: place, offset: offset))
      let option = try find(name, bundle: word, at: place)
      if option.info.arity == .required {
        let rest = Value(bytes: Array(word[end...]), place: place, offset: end)
        return try take(option, typed: name, value: end < word.count ? rest : nextWord(for: name))
      }
      try take(option, typed: name, value: nil)
      offset = end
    }
  }

  private func find(_ name: String, bundle: [UInt8]? = nil, at place: Int) throws(UsageError) -> Found {
    let own = isAfterVerb(place) ? command.options : []
    if let place = own.place(named: name) { return Found(info: own[place], place: place, isGlobal: false) }
    if let place = globals.options.place(named: name) {
      return Found(info: globals.options[place], place: place, isGlobal: true)
    }
    let typed = bundle.map { String(decoding: $0, as: UTF8.self) }
    throw (own + globals.options).unknown(name, typed: typed, verb: isAfterVerb(place) ? command.name : nil)
  }

  /// The word after an option that needs a value, unless it is spelt like an option.
  private mutating func nextWord(for option: String) throws(UsageError) -> Value {
    guard cursor < words.count, cursor != verb, !isSpeltLikeOption(words[cursor]) else {
      throw .missingValue(option: option)
    }
    defer { cursor += 1 }
    return Value(bytes: words[cursor], place: cursor, offset: 0)
  }

  private func isSpeltLikeOption(_ word: [UInt8]) -> Bool {
    guard Word.isFlag(word) else { return false }
    if word == Word.endOfOptions { return true }
    let name = String(decoding: word.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    return (command.options.place(named: name) ?? globals.options.place(named: name)) != nil
  }

  /// Notes that an option was given and fills its field. The same value given again changes nothing.
  private mutating func take(_ option: Found, typed: String, value: Value?) throws(UsageError) {
    if !option.info.isRepeatable {
      for earlier in given where earlier.option.isSame(as: option) {
        guard earlier.value == value?.bytes else { throw .repeatedOption(typed) }
        return
      }
    }
    given.append(Given(option: option, typed: typed, value: value?.bytes))
    do throws(ArgumentFault) {
      try filler.fill(option: option.place, isGlobal: option.isGlobal, value?.bytes)
    } catch {
      throw UsageError(
        error, of: .option(typed), value: value?.bytes ?? [], at: value?.place ?? 0, offset: value?.offset ?? 0)
    }
  }

  /// Finds required options that are absent and options that exclude each other.
  func checkOptions() throws(UsageError) {
    for set in command.exclusive + globals.exclusive {
      var first: Given?
      for other in given where set.contains(where: { other.option.info.isSpelt($0) }) {
        guard let first else {
          first = other
          continue
        }
        if !first.option.isSame(as: other.option) { throw .conflict(first.typed, other.typed) }
      }
    }
    for place in command.options.indices where command.options[place].isRequired {
      guard given.contains(where: { !$0.option.isGlobal && $0.option.place == place }) else {
        throw .missingOption(command.options[place].longName)
      }
    }
  }

  // MARK: Operands

  /// Deals the operands out: every single operand takes one word, the repeated one takes what the others leave.
  mutating func dealOperands() throws(UsageError) {
    let rows = command.operands
    let required = rows.filter { $0.isRequired }
    guard operands.count >= required.count else { throw .missingOperand(required[operands.count].placeholder) }
    var next = 0
    var owed = required.count
    for row in rows.indices {
      let info = rows[row]
      owed -= info.isRequired ? 1 : 0
      let free = operands.count - next - owed
      let share = info.isRepeated ? free : min(1, free)
      for operand in operands[next..<next + share] { try fill(row, info, operand) }
      next += share
    }
    guard next < operands.count else { return }
    throw .tooManyOperands(String(decoding: operands[next].bytes, as: UTF8.self))
  }

  private mutating func fill(_ row: Int, _ info: OperandInfo, _ operand: Operand) throws(UsageError) {
    do throws(ArgumentFault) {
      try filler.fill(operand: row, operand.bytes)
    } catch {
      let name = ParameterName.operand(info.placeholder)
      throw UsageError(error, of: name, value: operand.bytes, at: operand.place, offset: 0)
    }
  }
}
