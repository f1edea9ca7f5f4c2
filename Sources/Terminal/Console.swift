// Where does output go, and did it get there? One object stands between the commands and descriptors 0-2: it
// gathers standard output into big writes, keeps notes on standard error in step with it, sends both into memory
// for tests, and remembers the first failure. After a failure further output is dropped at no cost and `finish`
// tells; a closed pipe is such a failure that is no fault (`SystemError.isBrokenPipe`).
//
// What is written to standard output is taken as it is: users' text must be made visible before (Visible.swift),
// which Style, Table and everything for standard error do themselves.

public import SystemIO

/// The streams of this process; one object a process, used by one thread.
public final class Console {
  /// A place for output.
  public enum Sink: Sendable {
    /// A descriptor of this process.
    case descriptor(Standard.Stream)
    /// Memory, to be looked at in tests.
    case memory
    /// A function that takes the bytes, or fails as a descriptor does.
    case function(@Sendable ([UInt8]) throws(SystemError) -> Void)
  }

  /// A source of answers.
  public enum Source: Sendable {
    /// Standard input.
    case standard
    /// These lines, then the end.
    case script([String])
  }

  /// What the streams can and what the user wants of them.
  public let settings: ConsoleSettings
  /// What was written to standard output so far, if that is memory.
  public private(set) var collectedOutput: [UInt8] = []
  /// What was written to standard error so far, if that is memory.
  public private(set) var collectedError: [UInt8] = []
  /// The first failure to write standard output, if there was one.
  public private(set) var failure: SystemError?

  private static let capacity = 1 << 16

  private let output: Sink
  private let error: Sink
  private var buffer: [UInt8] = []
  private var pager: RunningPager?
  private var isPagerWanted = false
  private var heldNotes: [UInt8] = []
  private var isTransientShown = false
  /// The answers to come; kept here so that a pasted second line is not lost.
  var input: LineSource

  /// A console on these streams.
  public init(
    output: Sink = .descriptor(.output), error: Sink = .descriptor(.error), input: Source = .standard,
    settings: ConsoleSettings
  ) {
    self.output = output
    self.error = error
    self.input = LineSource(input)
    self.settings = settings
  }

  // MARK: Standard output

  /// Writes `text` as it is.
  public func write(_ text: String) {
    guard failure == nil else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { drain() }
  }

  /// Writes `bytes` as they are.
  public func write(bytes: [UInt8]) {
    guard failure == nil else { return }
    buffer += bytes
    if buffer.count >= Self.capacity { drain() }
  }

  /// Writes `bytes` as they are; many of them without gathering them first.
  public func write(bytes: ArraySlice<UInt8>) {
    guard failure == nil else { return }
    if bytes.count < Self.capacity {
      buffer += bytes
      if buffer.count >= Self.capacity { drain() }
    } else {
      drain()
      send(bytes)
    }
  }

  /// Writes `text` as it is, and a newline.
  public func line(_ text: String = "") {
    write(text)
    write("\n")
  }

  /// `text` made visible, with `style` if standard output is coloured.
  public func styled(_ text: String, _ style: Style) -> String { style.applied(to: text, colour: settings.colour) }

  /// Writes out what is gathered.
  ///
  /// - Throws: The first failure to write standard output, now or earlier.
  public func flush() throws(SystemError) {
    drain()
    if let failure { throw failure }
  }

  /// Ends output: writes out what is gathered, waits for the pager to be left, prints the notes held back.
  ///
  /// - Throws: The first failure to write standard output, now or earlier.
  public func finish() throws(SystemError) {
    eraseTransient()
    drain()
    endPager()
    if let failure { throw failure }
  }

  // MARK: The pager

  /// Has the output from here on shown by the pager, if there is one and output goes to a terminal.
  ///
  /// The pager is started with the first bytes, so a command that prints nothing starts nothing.
  public func page() {
    guard settings.pager != nil, settings.isTerminal, case .descriptor = output else { return }
    drain()
    isPagerWanted = true
  }

  private func startPager() {
    guard isPagerWanted, let command = settings.pager else { return }
    isPagerWanted = false
    pager = try? RunningPager(command: command, environment: settings.pagerEnvironment)
  }

  /// Waits for the pager and prints the notes held back; what a pager that never ran was fed is gathered again.
  private func endPager() {
    isPagerWanted = false
    if let ended = pager {
      pager = nil
      let unseen = ended.finish()
      if !unseen.isEmpty {
        failure = nil  // the pipe broke because nobody ever read it
        buffer = unseen + buffer
      }
    }
    drain()
    guard !heldNotes.isEmpty else { return }
    writeError(heldNotes)
    heldNotes = []
  }

  /// Whether notes must wait: printed now, they would stand before the output or be drawn into the pager's screen.
  private var holdsNotes: Bool { pager != nil || isPagerWanted && !buffer.isEmpty }

  private func drain() {
    guard failure == nil, !buffer.isEmpty else { return }
    send(buffer[...])
    buffer.removeAll(keepingCapacity: true)
  }

  private func send(_ bytes: ArraySlice<UInt8>) {
    guard failure == nil else { return }
    startPager()
    eraseTransient()
    do throws(SystemError) {
      switch output {
      case .memory: collectedOutput += bytes
      case .function(let take): try take(Array(bytes))
      case .descriptor(let stream):
        if let pager { try pager.write(Array(bytes)) } else { try Standard.write(bytes, to: stream) }
      }
    } catch {
      failure = error
    }
  }

  // MARK: Standard error

  /// Prints a line of advice or news on standard error, made visible; nothing when quiet.
  public func note(_ text: String, style: Style = .plain) {
    if !settings.isQuiet { complain(text, style: style) }
  }

  /// Prints a line about a failure on standard error, made visible, even when quiet.
  ///
  /// What cannot be written to standard error is lost: there is nobody left to tell.
  public func complain(_ text: String, style: Style = .plain) {
    let line = Array((style.applied(to: text, colour: settings.errorColour) + "\n").utf8)
    if holdsNotes {
      heldNotes += line
      return
    }
    if settings.isTerminal { drain() }
    eraseTransient()
    writeError(line)
  }

  /// Shows `text` as the last line of the terminal, until it is erased or replaced.
  func showTransient(_ text: String) {
    guard settings.canRedraw, pager == nil else { return }
    writeError(Array(("\r" + text + "\u{1b}[K").utf8))
    isTransientShown = true
  }

  /// Takes the transient line away, if one is shown.
  func eraseTransient() {
    guard isTransientShown else { return }
    isTransientShown = false
    writeError(Array("\r\u{1b}[K".utf8))
  }

  /// Prints a question on standard error, leaving the cursor behind it.
  func prompt(_ text: String) {
    if settings.isTerminal { drain() }
    eraseTransient()
    writeError(Array(Visible.text(text, keepingLines: true).utf8))
  }

  private func writeError(_ bytes: [UInt8]) {
    switch error {
    case .memory: collectedError += bytes
    case .function(let take): try? take(bytes)
    case .descriptor(let stream): try? Standard.write(bytes, to: stream)
    }
  }
}
