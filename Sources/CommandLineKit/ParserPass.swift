// What happens during the one pass over argv? The state of the walk: what is filled so far, which options were given
// and with which value, and the operands still to be dealt out.

/// One walk over the words of a command line.
struct Pass<C, G> {
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
    let isGlobal: Bool
  }

  /// An option that was given: by which spelling, with which value.
  private struct Given {
    let option: Found
    let typed: String
    let value: [UInt8]?
  }

  var command: C
  var globals: G
  private let commandSpec: Spec<C>
  private let globalSpec: Spec<G>
  private let verb: Int?
  private let takesQuery: Bool
  private var operands: [Operand] = []
  private var given: [Given] = []
  private var words: [[UInt8]] = []
  private var cursor = 1

  init(command: Spec<C>, globals: Spec<G>, verb: Int?, _ commandValues: C, _ globalValues: G) {
    self.command = commandValues
    self.globals = globalValues
    commandSpec = command
    globalSpec = globals
    takesQuery = command.info.takesQuery
    self.verb = verb
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
    let own = isAfterVerb(place) ? commandSpec.info.options : []
    if let option = own.first(named: name) { return Found(info: option, isGlobal: false) }
    if let option = globalSpec.info.options.first(named: name) { return Found(info: option, isGlobal: true) }
    let typed = bundle.map { String(decoding: $0, as: UTF8.self) }
    let verbName = isAfterVerb(place) ? commandSpec.info.name : nil
    throw (own + globalSpec.info.options).unknown(name, typed: typed, verb: verbName)
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
    let known = commandSpec.info.options.first(named: name) ?? globalSpec.info.options.first(named: name)
    return known != nil
  }

  /// Notes that an option was given and fills its field. The same value given again changes nothing.
  private mutating func take(_ option: Found, typed: String, value: Value?) throws(UsageError) {
    let earlier = given.first { $0.option.info.name == option.info.name && $0.option.isGlobal == option.isGlobal }
    if let earlier, !option.info.isRepeatable {
      guard earlier.value == value?.bytes else { throw .repeatedOption(typed) }
      return
    }
    given.append(Given(option: option, typed: typed, value: value?.bytes))
    do throws(ArgumentFault) {
      try store(option, value?.bytes)
    } catch {
      throw UsageError(
        error, of: .option(typed), value: value?.bytes ?? [], at: value?.place ?? 0, offset: value?.offset ?? 0)
    }
  }

  private mutating func store(_ option: Found, _ bytes: [UInt8]?) throws(ArgumentFault) {
    if option.isGlobal {
      try globalSpec.options.first { $0.info.name == option.info.name }?.store(&globals, bytes)
    } else {
      try commandSpec.options.first { $0.info.name == option.info.name }?.store(&command, bytes)
    }
  }

  /// Finds required options that are absent and options that exclude each other.
  func checkOptions() throws(UsageError) {
    for set in commandSpec.info.exclusive + globalSpec.info.exclusive {
      let present = given.filter { $0.option.info.names.contains { set.contains($0) } }
      guard let first = present.first else { continue }
      if let other = present.first(where: { $0.option.info.name != first.option.info.name }) {
        throw .conflict(first.typed, other.typed)
      }
    }
    for option in commandSpec.info.options where option.isRequired {
      guard given.contains(where: { !$0.option.isGlobal && $0.option.info.name == option.name }) else {
        throw .missingOption(option.longName)
      }
    }
  }

  // MARK: Operands

  /// Deals the operands out: every single operand takes one word, the repeated one takes what the others leave.
  mutating func dealOperands() throws(UsageError) {
    let rows = commandSpec.operands
    let required = rows.filter(\.info.isRequired)
    guard operands.count >= required.count else { throw .missingOperand(required[operands.count].info.placeholder) }
    var left = operands[...]
    var owed = required.count
    for row in rows {
      owed -= row.info.isRequired ? 1 : 0
      let free = left.count - owed
      let share = row.info.isRepeated ? free : min(1, free)
      for operand in left.prefix(share) { try fill(row, operand) }
      left = left.dropFirst(share)
    }
    if let surplus = left.first { throw .tooManyOperands(String(decoding: surplus.bytes, as: UTF8.self)) }
  }

  private mutating func fill(_ row: OperandSpec<C>, _ operand: Operand) throws(UsageError) {
    do throws(ArgumentFault) {
      try row.store(&command, operand.bytes)
    } catch {
      let name = ParameterName.operand(row.info.placeholder)
      throw UsageError(error, of: name, value: operand.bytes, at: operand.place, offset: 0)
    }
  }
}
