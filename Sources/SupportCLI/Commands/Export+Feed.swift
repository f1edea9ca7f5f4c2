// How does an export go on from the last one, and with what happens next? The cursor is read before anything is written
// and replaced after everything was: what was only handed to a pipe that broke is handed on again.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import Terminal
internal import TicketStore

/// An export that goes on where the last one ended.
struct Feed {
  /// Where the cursor is kept.
  let file: CursorFile
  /// What it was at first; nil for a first run.
  let old: FeedCursor?

  /// The numbers of the tickets that changed since; nil for a first run, which takes all.
  func changes(in reader: Reader, _ context: Context) throws(Failure) -> [Int]? {
    guard let old else { return nil }
    return try context.attempt { () throws(StoreError) in try reader.changes(since: old) }
  }

  /// Replaces the cursor once what was written is where it should be; false if it never got there.
  @discardableResult
  func keep(_ passed: FeedCursor, _ context: Context) throws(Failure) -> Bool {
    guard try context.handOver() else { return false }
    if passed == old { return true }
    try context.attempt { () throws(StoreError) in try file.replace(with: passed) }
    return true
  }
}

extension Context {
  /// Writes out what is gathered; into a file, durably. False if nobody takes it; the console remembers why.
  fileprivate func handOver() throws(Failure) -> Bool {
    guard (try? console.flush()) != nil else { return false }
    do throws(SystemError) { try Standard.synchronize(.output) } catch { throw .output(error) }
    return true
  }

  /// The same run later.
  fileprivate var now: Context {
    Context(globals: globals, language: language, console: console, clock: Timestamp(milliseconds: Clock.now()))
  }
}

extension Export {
  /// The cursor to go on from; nil if none is wanted.
  func feed(_ context: Context) throws(Failure) -> Feed? {
    if context.globals.at != nil, cursor != nil || follow {
      throw .usage(.conflict(cursor == nil ? "--follow" : "--cursor", "--at"))
    }
    guard let cursor else { return nil }
    let file = CursorFile(Path(bytes: cursor.bytes))
    let old = try context.attempt { () throws(StoreError) in
      let old = try file.read()
      if !context.globals.dryRun { try file.checkReplaceable() }
      return old
    }
    return Feed(file: file, old: old)
  }

  /// Writes tickets as they change, until nobody reads them any more.
  func goOn(after reader: Reader, _ feed: Feed?, _ context: Context) throws(Failure) {
    var follower: Follower
    do throws(StoreError) { follower = try Follower(reader) } catch { throw .store(error) }
    repeat {
      let query = try context.now.query(query, reader.catalog)
      let isNew: Bool
      do throws(StoreError) {
        isNew = try follower.advance { ticket, catalog in
          if query.matches(ticket) { context.console.write(bytes: Exporter.line(of: ticket, by: catalog)) }
        }
      } catch {
        throw .store(error)
      }
      guard isNew else { continue }
      let isTaken: Bool
      if let feed { isTaken = try feed.keep(follower.cursor, context) } else { isTaken = try context.handOver() }
      guard isTaken else { return }
    } while follower.wait()
  }
}
