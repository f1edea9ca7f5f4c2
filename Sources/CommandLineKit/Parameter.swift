// How is one parameter declared? As a row of a table: names, the field it fills, what the value is, one line of help.
// A row keeps what people are told (`info`) and how a word reaches the field (`store`).
// A row says how to set its field by a closure and not by a key path: making key paths was a quarter of a whole run.

/// One option of the command `C`.
public struct OptionSpec<C>: Sendable {
  /// What people are told.
  public let info: OptionInfo
  /// Puts a value's bytes into the field; nil for a switch or an omitted optional value.
  let store: @Sendable (inout C, [UInt8]?) throws(ArgumentFault) -> Void

  /// A switch. `names` are separated by spaces: `"-n --dry-run"`.
  public static func flag(
    _ names: String, _ set: @escaping @Sendable (inout C) -> Void, _ help: Text, forwarded: Bool = false
  ) -> Self {
    let info = OptionInfo(names: names, arity: .none, form: .text, type: .text, help: help, forwarded: forwarded)
    return Self(info: info) { (command, _) throws(ArgumentFault) in set(&command) }
  }

  /// An option with one value; two different values are an error. `forwarded` options are handed on by completions
  /// to the hidden verb that lists candidates (`--store`).
  public static func option<V: ArgumentValue>(
    _ names: String, _ set: @escaping @Sendable (inout C, V) -> Void, _ form: ValueForm, _ help: Text,
    required: Bool = false, forwarded: Bool = false
  ) -> Self {
    let info = OptionInfo(
      names: names, arity: .required, form: form, type: V.kind, help: help, required: required, forwarded: forwarded)
    let kind = info.kind
    return Self(info: info) { (command, bytes) throws(ArgumentFault) in
      set(&command, try kind.read(bytes ?? [], as: V.self))
    }
  }

  /// An option that may be given several times; the values are collected in order.
  public static func repeated<V: ArgumentValue>(
    _ names: String, _ set: @escaping @Sendable (inout C, V) -> Void, _ form: ValueForm, _ help: Text,
    required: Bool = false
  ) -> Self {
    let info = OptionInfo(
      names: names, arity: .required, form: form, type: V.kind, help: help, repeatable: true, required: required)
    let kind = info.kind
    return Self(info: info) { (command, bytes) throws(ArgumentFault) in
      set(&command, try kind.read(bytes ?? [], as: V.self))
    }
  }

  /// An option whose value is a comma-separated list of fixed `words` (any words when empty), in the order given and
  /// without repetitions: `--columns number,due`.
  public static func list(
    _ names: String, _ set: @escaping @Sendable (inout C, [String]) -> Void, _ form: ValueForm,
    of words: [String], _ help: Text
  ) -> Self {
    let info = OptionInfo(names: names, arity: .required, form: form, type: .list(words), help: help)
    return items(info, of: words, set)
  }

  /// A `list` that may be given several times; the lists are collected in order: `--by topic,state --by line`.
  public static func lists(
    _ names: String, _ set: @escaping @Sendable (inout C, [String]) -> Void, _ form: ValueForm,
    of words: [String], _ help: Text
  ) -> Self {
    let info = OptionInfo(
      names: names, arity: .required, form: form, type: .list(words), help: help, repeatable: true)
    return items(info, of: words, set)
  }

  /// Like `list`, with a value that may be left out and follows `=` only: `--json`, `--json=number,due`. Left out it
  /// stores an empty array.
  public static func fields(
    _ names: String, _ set: @escaping @Sendable (inout C, [String]) -> Void, _ form: ValueForm,
    of words: [String], _ help: Text
  ) -> Self {
    let info = OptionInfo(names: names, arity: .optional, form: form, type: .list(words), help: help)
    return items(info, of: words, set)
  }

  private static func items(
    _ info: OptionInfo, of words: [String], _ set: @escaping @Sendable (inout C, [String]) -> Void
  ) -> Self {
    Self(info: info) { (command, bytes) throws(ArgumentFault) in
      set(&command, bytes == nil ? [] : try ValueKind.items(of: bytes ?? [], among: words))
    }
  }
}

/// One operand of the command `C`, or a row of them.
public struct OperandSpec<C>: Sendable {
  /// What people are told.
  public let info: OperandInfo
  /// Puts a word's bytes into the field.
  let store: @Sendable (inout C, [UInt8]) throws(ArgumentFault) -> Void

  /// One word. `takesDash` shows that `-` means the standard input; the word is stored like any other.
  public static func operand<V: ArgumentValue>(
    _ placeholder: Placeholder, _ set: @escaping @Sendable (inout C, V) -> Void, _ kind: ValueKind, _ help: Text,
    required: Bool = false, takesDash: Bool = false
  ) -> Self {
    let info = OperandInfo(
      placeholder: placeholder.text, kind: kind, help: help, isRequired: required, isRepeated: false,
      takesDash: takesDash)
    return Self(info: info) { (command, bytes) throws(ArgumentFault) in
      set(&command, try kind.read(bytes, as: V.self))
    }
  }

  /// Any number of words, at least one if `required`. One row of them may stand anywhere among single operands.
  public static func operands<V: ArgumentValue>(
    _ placeholder: Placeholder, _ set: @escaping @Sendable (inout C, V) -> Void, _ kind: ValueKind, _ help: Text,
    required: Bool = false, takesDash: Bool = false
  ) -> Self {
    let info = OperandInfo(
      placeholder: placeholder.text, kind: kind, help: help, isRequired: required, isRepeated: true,
      takesDash: takesDash)
    return Self(info: info) { (command, bytes) throws(ArgumentFault) in
      set(&command, try kind.read(bytes, as: V.self))
    }
  }
}

extension OptionInfo {
  /// The facts of an option as its row states them; `type` is the kind of the field's type.
  init(
    names: String, arity: Arity, form: ValueForm, type: ValueKind, help: Text, repeatable: Bool = false,
    required: Bool = false, forwarded: Bool = false
  ) {
    self.init(
      spelling: names, arity: arity, kind: form.kind ?? type, ownPlaceholder: form.placeholder, help: help,
      isRepeatable: repeatable, isRequired: required, isForwarded: forwarded)
  }
}

extension ValueKind {
  /// Reads a value of this kind: fixed choices are checked here, whatever the type.
  func read<V: ArgumentValue>(_ bytes: [UInt8], as type: V.Type) throws(ArgumentFault) -> V {
    if case .choice(let words) = self {
      let word = try UTF8Text.decode(bytes)
      guard words.contains(word) else { throw .notAllowed(word, allowed: words) }
    }
    return try V(argumentBytes: bytes)
  }

  /// The comma-separated words of a value, each one of `words` unless that is empty.
  static func items(of bytes: [UInt8], among words: [String]) throws(ArgumentFault) -> [String] {
    var items: [String] = []
    for part in try UTF8Text.decode(bytes).split(separator: ",", omittingEmptySubsequences: false) {
      let item = String(part)
      if item.isEmpty { throw ArgumentFault(.empty, allowed: words) }
      if !words.isEmpty, !words.contains(item) { throw .notAllowed(item, allowed: words) }
      if !items.contains(item) { items.append(item) }
    }
    return items
  }
}
