// What is in the store already that records may be? The uids, keys and numbers of its tickets, in heaps; gathered by one
// pass over the journal.

internal import Desk
internal import SystemIO

/// What the journal holds, for an import. Not for sharing between threads.
final class ImportStock {
  /// Uids: ticket and 0; a record's identity that is there under its key: ticket and 1 + the record's place.
  let uids: ImportSpill
  /// What keys make: ticket.
  let keys: ImportSpill
  /// Numbers of tickets.
  let numbers: ImportSpill
  /// The first thing that went wrong.
  private(set) var fault: StoreError?
  private var latest = 0

  init(_ scratch: ImportScratch) {
    uids = ImportSpill(scratch.path("stored-uids"), width: 4)
    keys = ImportSpill(scratch.path("stored-keys"), width: 4)
    numbers = ImportSpill(scratch.path("stored-numbers"), width: 2)
  }

  /// Takes in what `map` has read since.
  func take(_ map: JournalMap) throws(StoreError) {
    for number in map.chains.keys { try numbers.append(number: number, 0) }
    for (key, use) in map.keys { try keys.append(ImportIdentity.ofKey(key.span), use.ticket, 0) }
    for (uid, ticket) in map.uids { try uids.append(uid, ticket, 0) }
    if let fault { throw fault }
  }

  /// Takes in what an event says.
  func take(_ event: SkimmedCommit.SkimmedEvent) {
    guard fault == nil else { return }
    do throws(StoreError) {
      if event.ticket != latest { try numbers.append(number: event.ticket, 0) }
      latest = event.ticket
      if let key = event.key { try keys.append(ImportIdentity.ofKey(key.span), event.ticket, 0) }
      if let uid = event.uid, event.opens { try uids.append(uid, event.ticket, 0) }
    } catch {
      fault = error
    }
  }
}
