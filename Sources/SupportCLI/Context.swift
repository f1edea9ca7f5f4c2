// What does a command know of the world? The globals as given, and through them the language, the clock, the store's
// place, who acts, and the console. Everything from outside comes in here, so that a command is a function of its words
// and its context.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

/// What a command runs with.
struct Context {
  /// The global options.
  let globals: Globals
  /// The language of messages.
  let language: Language
  /// Where output goes.
  let console: Console
  /// The present, in milliseconds since 1970: the system's clock.
  let clock: Timestamp

  /// The wording in the run's language.
  func say(_ text: Text) -> String { text[language] }

  /// A line on stderr, unless -q.
  func note(_ text: Text) { if !globals.quiet { console.note("support: " + text[language]) } }

  /// A hint on stderr, unless -q.
  func hint(_ text: Text) {
    if !globals.quiet { console.note(Text("hint: ", ru: "подсказка: ")[language] + text[language]) }
  }

  /// A line on stderr with -v.
  func detail(_ text: Text) { if globals.verbose { console.note("support: " + text[language]) } }

  /// Whether a person can be asked.
  var canAsk: Bool { console.settings.isInputTerminal && console.settings.isErrorTerminal && !globals.noInput }
}

extension Context {
  /// The store: --store, $SUPPORT_STORE, $XDG_DATA_HOME/support, ~/.local/share/support.
  var location: StoreLocation {
    if let given = globals.store { return StoreLocation(path: Path(bytes: given.bytes), isExplicit: true) }
    if let given = Environment.bytes("SUPPORT_STORE"), !given.isEmpty {
      return StoreLocation(path: Path(bytes: given), isExplicit: true)
    }
    if let data = Environment.bytes("XDG_DATA_HOME"), data.first == UInt8(ascii: "/") {
      return StoreLocation(path: Path(bytes: data) / "support", isExplicit: false)
    }
    let home = Environment.bytes("HOME").flatMap { $0.isEmpty ? nil : $0 } ?? Array("/".utf8)
    return StoreLocation(path: Path(bytes: home) / ".local" / "share" / "support", isExplicit: false)
  }

  /// Who acts: --actor, $SUPPORT_ACTOR, $USER, $LOGNAME.
  var actor: String {
    if let given = globals.actor, !given.isEmpty { return given }
    return Environment.first(of: ["SUPPORT_ACTOR", "USER", "LOGNAME"]) ?? "nobody"
  }

  /// Opens the store for reading, as of --at, and says its warnings.
  func reader() throws(Failure) -> Reader {
    let location = location
    detail(Text("store \(Wording.quoted(location.path))", ru: "хранилище \(Wording.quoted(location.path))"))
    var moment: Timestamp?
    if globals.at != nil {
      // A date is read by the clock of the desk's zone, which its catalog knows.
      moment = try self.moment(in: try attempt { () throws(StoreError) in try location.catalog() })
    }
    let bar = IndexProgress(self)
    defer { bar.finish() }
    let reader = try attempt { () throws(StoreError) in
      try Reader.open(location, at: moment) { done, total in bar.advance(to: done, of: total) }
    }
    if !globals.quiet {
      for warning in reader.warnings { console.note("support: " + warning.text(in: language)) }
    }
    return reader
  }

  /// Opens the store for writing, saying what was repaired.
  func writer() throws(Failure) -> Writer {
    let location = location
    detail(Text("store \(Wording.quoted(location.path))", ru: "хранилище \(Wording.quoted(location.path))"))
    let writer: Writer
    let bar = IndexProgress(self)
    defer { bar.finish() }
    do throws(StoreError) {
      writer = try Writer.open(location) { done, total in bar.advance(to: done, of: total) }
    } catch { throw .store(error) }
    for notice in writer.notices { console.note("support: " + notice.text(in: language)) }
    if FileSystem.isNetwork(location.path), !globals.quiet {
      console.note("support: " + StoreWarning.networkFileSystem(location.path).text(in: language))
    }
    return writer
  }

  /// The moment of this run: --at, else the clock. A date means its first moment in the desk's zone.
  func moment(in catalog: Catalog) throws(Failure) -> Timestamp {
    guard let text = globals.at else { return clock }
    let stretch = catalog.zone.stretch(of: text, now: clock)
    guard let moment = stretch?.lowerBound, (Timestamp.earliest...Timestamp.latest).contains(moment) else {
      throw .value(option: "--at", value: text, .notATime)
    }
    return moment
  }

  /// Does what may fail in the store.
  func attempt<Value>(_ body: () throws(StoreError) -> Value) throws(Failure) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }
}

extension Context {
  /// The ticket of that number; a failure if there is none.
  ///
  /// A number that was merged leads to the ticket that goes on, which is said; without `following` it does not.
  func ticket(_ number: Int, _ reader: Reader, following: Bool = true) throws(Failure) -> Ticket {
    guard var ticket = try attempt({ () throws(StoreError) in try reader.ticket(number) }) else {
      throw .noSuchTicket(number)
    }
    var seen = [number]
    while following, let next = ticket.mergedInto, !seen.contains(next) {
      seen.append(next)
      guard let survivor = try attempt({ () throws(StoreError) in try reader.ticket(next) }) else { break }
      ticket = survivor
    }
    guard ticket.number != number else { return ticket }
    note(
      Text(
        "ticket \(number) goes on as \(ticket.number)", ru: "обращение \(number) продолжается как \(ticket.number)"))
    return ticket
  }

  /// The ticket that a key was used in, under its own number; a failure if what it was used for was undone.
  func ticket(of use: KeyUse, key: String, _ reader: Reader) throws(Failure) -> Ticket {
    let found = try attempt { () throws(StoreError) in try reader.ticket(use.ticket) }
    let isThere = found.map { $0.key == key || $0.messages.contains { $0.letter.key == key } } ?? false
    guard let found, isThere else { throw .undoneKey(ticket: use.ticket) }
    return found
  }

  /// Asks before so many tickets are changed at once; where nobody can be asked, a failure without -y.
  func confirm(ticketCount count: Int) throws(Failure) {
    guard count > 2, !globals.yes, !globals.dryRun else { return }
    guard canAsk else { throw .needsYes(count: count) }
    let question = Text("Do this to \(count) tickets? [y/N]", ru: "Сделать это с обращениями: \(count)? [y/N]")
    guard (try? console.confirm(say(question))) == true else { throw .declined }
  }
}
