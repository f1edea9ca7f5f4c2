// How does the little that another desk knows become events? As ImportReader has it: an opening, the letter, and what
// followed it.

internal import Desk

extension ImportConverter {
  /// Writes the events of a record without events; false if it must be decoded.
  mutating func minimal(_ line: Swift.Span<UInt8>, _ uid: UInt128) -> Bool {
    guard let requester = requester(line, of: 0), isPlausible(line, requester.address) else { return false }
    let subject = tape.member(.subject, of: 0)
    guard subject > 0, isString(subject), identify(line, uid) else { return false }
    let created = tape.member(.created, of: 0)
    guard begin(line, seq: 1, .opened, at: created) else { return false }
    output.append(#","by":"#)
    guard copy(line, authorAt: requester.address), opening(line, requester, subject) else { return false }
    return thread(line, requester.address, created)
  }

  /// The requester's address and, where it is given, name.
  func requester(_ line: Swift.Span<UInt8>, of object: Int) -> (address: Int, name: Int)? {
    let from = object == 0 ? tape.member(.from, of: 0) : 0
    if from > 0 { return isString(from) ? (from, 0) : nil }
    let requester = tape.member(.requester, of: object)
    guard requester > 0, tape.nodes[requester].kind == .object else { return nil }
    let (address, name) = (tape.member(.address, of: requester), tape.member(.name, of: requester))
    guard address > 0, isString(address), name == 0 || isString(name) else { return nil }
    return (address, name)
  }

  /// Settles how the record is known again, and the uid its ticket gets.
  private mutating func identify(_ line: Swift.Span<UInt8>, _ derived: UInt128) -> Bool {
    let (key, own) = (tape.member(.key, of: 0), tape.member(.uid, of: 0))
    var uid = derived
    if key > 0 {
      guard let known = self.key(line, key) else { return false }
      uid = known
      facts.key = uid
      facts.identity = .uid(uid)
    }
    if own > 0 {
      guard let given = hexDigits(line, own) else { return false }
      uid = given
      facts.identity = .uid(uid)
    }
    self.uid.removeAll(keepingCapacity: true)
    self.uid.append(hex: uid, digits: 32)
    return true
  }

  /// What the key at that node makes.
  func key(_ line: Swift.Span<UInt8>, _ node: Int) -> UInt128? {
    guard isString(node) else { return nil }
    if let text = text(node) { return ImportIdentity.ofKey(line.extracting(text)) }
    guard let text = decoded(line, node) else { return nil }
    let bytes = Array(text.utf8)
    return ImportIdentity.ofKey(bytes.span)
  }

  /// Writes what all events begin with, up to the time.
  mutating func begin(_ line: Swift.Span<UInt8>, seq: Int, _ type: ImportEventKind, at time: Int) -> Bool {
    if facts.events > 0 { output.append(UInt8(ascii: ",")) }
    facts.events &+= 1
    output.append(#"{"ticket":"#)
    output += ticket
    output.append(#","seq":"#)
    output.append(decimal: seq)
    output.append(#","type":""#)
    output += words.types[Int(type.rawValue)]
    output.append(#"","at":"#)
    if time > 0 { return copy(line, time: time) }
    output += now
    return true
  }

  /// Writes the members of an opening, from its uid on.
  private mutating func opening(
    _ line: Swift.Span<UInt8>, _ requester: (address: Int, name: Int), _ subject: Int
  ) -> Bool {
    output.append(#","uid":""#)
    output += uid
    output.append(UInt8(ascii: "\""))
    guard copy(line, requester: requester, subject: subject), place(line),
      copy(line, stringOf: 0, .kind), copy(line, stringOf: 0, .channel),
      copyDetails(line, of: 0), copy(line, stringsOf: 0, .tags), copy(line, stringOf: 0, .key)
    else { return false }
    output.append(#","line":1}"#)
    return true
  }

  /// Writes the product and the topic that the record's names stand for.
  private mutating func place(_ line: Swift.Span<UInt8>) -> Bool {
    var (product, topic): (Range<Int>?, Range<Int>?)
    guard name(.product, into: &product), name(.topic, into: &topic) else { return false }
    let answer = catalog.answer(line, product, topic)
    guard answer.isKnown else { return false }
    if !answer.product.isEmpty {
      begin(.product)
      output += answer.product
    }
    if !answer.topic.isEmpty {
      begin(.topic)
      output += answer.topic
    }
    return true
  }

  /// A name in the record, where it is given and not empty; false if it must be decoded.
  private func name(_ field: ImportField, into name: inout Range<Int>?) -> Bool {
    let node = tape.member(field, of: 0)
    if node == 0 { return true }
    guard let text = text(node) else { return false }
    if !text.isEmpty { name = text }
    return true
  }

  /// Writes the letter and what followed it.
  private mutating func thread(_ line: Swift.Span<UInt8>, _ address: Int, _ created: Int) -> Bool {
    let body = tape.member(.body, of: 0)
    if body > 0 {
      guard isLetter(body) else { return false }
      guard begin(line, seq: 2, .message, at: created) else { return false }
      output.append(#","by":"#)
      guard copy(line, authorAt: address) else { return false }
      output.append(#","from":"requester","body":"#)
      guard copy(line, string: body) else { return false }
      output.append(UInt8(ascii: "}"))
    }
    let list = tape.member(.messages, of: 0)
    if list == 0 { return body > 0 }
    guard tape.nodes[list].kind == .array else { return false }
    var message = tape.first(of: list)
    if message == 0 { return body > 0 }
    while message > 0 {
      guard tape.nodes[message].kind == .object, self.message(line, message, address, created) else { return false }
      message = tape.next(message)
    }
    return true
  }

  /// Whether the node is a text that may be a letter's, and not empty.
  private func isLetter(_ node: Int) -> Bool {
    isString(node) && !tape.nodes[node].range.isEmpty && tape.nodes[node].range.count <= ImportReader.longestBody
  }

  /// Writes a message of the thread.
  private mutating func message(
    _ line: Swift.Span<UInt8>, _ message: Int, _ address: Int, _ created: Int
  ) -> Bool {
    guard let side = side(line, message), let isPublic = truth(message, .isPublic) else { return false }
    let isFirst = facts.events == 1
    if isFirst {
      let body = tape.member(.body, of: message)
      guard isPublic, side == .requester, body > 0, isLetter(body) else { return false }
    }
    let at = tape.member(.at, of: message)
    let type = isPublic ? ImportEventKind.message : .note
    guard begin(line, seq: facts.events + 1, type, at: at > 0 ? at : created) else { return false }
    output.append(#","by":"#)
    let by = tape.member(.by, of: message)
    if by > 0 {
      guard copy(line, author: by) else { return false }
    } else if side == .agent {
      output += importer
    } else {
      guard copy(line, authorAt: address) else { return false }
    }
    guard letter(line, message, side) else { return false }
    output.append(UInt8(ascii: "}"))
    return true
  }

  /// Writes side, text and attachments of a letter.
  mutating func letter(_ line: Swift.Span<UInt8>, _ node: Int, _ side: Side) -> Bool {
    let body = tape.member(.body, of: node)
    guard body > 0, isString(body), tape.nodes[body].range.count <= ImportReader.longestBody else { return false }
    output.append(side == .requester ? #","from":"requester","body":"# : #","from":"agent","body":"#)
    return copy(line, string: body)
      && copy(line, arrayOf: node, .attachments) { converter, entry in converter.attachment(line, entry) }
  }

  /// Which side a letter is from.
  func side(_ line: Swift.Span<UInt8>, _ node: Int) -> Side? {
    let from = tape.member(.from, of: node)
    guard from > 0, let text = text(from) else { return nil }
    if line.extracting(text).isText("requester") { return .requester }
    return line.extracting(text).isText("agent") ? .agent : nil
  }

  /// A truth value, true where there is none; nil if it is something else.
  private func truth(_ object: Int, _ field: ImportField) -> Bool? {
    let node = tape.member(field, of: object)
    if node == 0 || tape.nodes[node].kind == .yes { return true }
    return tape.nodes[node].kind == .no ? false : nil
  }

  private mutating func attachment(_ line: Swift.Span<UInt8>, _ entry: Int) -> Bool {
    let (name, type) = (tape.member(.name, of: entry), tape.member(.type, of: entry))
    let (size, sum) = (tape.member(.size, of: entry), tape.member(.sha256, of: entry))
    guard tape.nodes[entry].kind == .object, name > 0, type > 0, size > 0, sum > 0, tape.nodes[size].kind == .integer,
      let digits = text(sum),
      digits.count == 64, digits.allSatisfy({ Hex.value(line[$0]) != nil })
    else { return false }
    output.append(#"{"name":"#)
    guard copy(line, string: name), copy(line, stringOf: entry, .type), copy(line, integerOf: entry, .size),
      copy(line, stringOf: entry, .sha256)
    else { return false }
    output.append(UInt8(ascii: "}"))
    return true
  }
}
