// Where in the journal is what? The fold of all lines of all sites to positions: which lines tell of a ticket, which
// key was used for what, how far each site has counted. Tickets themselves are folded on demand from those lines
// (Reader). It is made by reading every line once (JournalMap+CatchUp.swift) and only ever grows; an index on disk can
// take its place without anybody above noticing.

internal import Desk
internal import SystemIO

/// What a key stands for.
public struct KeyUse: Hashable, Sendable {
  /// The ticket it was used in.
  public let ticket: Int
  /// The event that carries it: 1 for a filed ticket, the message's seq for a reply.
  public let seq: Int
}

/// What is where in the journal.
struct JournalMap: Sendable {
  /// One journal file, as far as it was read.
  struct FileState: Sendable {
    let site: Int
    let name: JournalFileName
    /// The folder it is in.
    let folder: Path
    /// Where the last sound line ends; reading goes on from there.
    var soundEnd = 0
    /// How many lines lie before that.
    var soundLines = 0
    /// Complete but bad lines behind it.
    var badEnd: DamageReport?
    /// Whether those hold NUL bytes.
    var badEndHasNUL = false
    /// What follows the last newline.
    var unfinished = UnfinishedEnd(offset: 0, length: 0, hasNUL: false)
    /// The id of the last sound line.
    var lastID: CommitID?
    /// Where that line begins, and its checksum.
    var lastOffset = 0
    var lastChecksum: UInt32 = 0

    var path: Path { folder / name.text }

    /// Takes in that one more line is sound.
    mutating func pass(_ line: ScannedLine, _ id: CommitID) {
      soundLines += 1
      soundEnd = line.offset + line.length + 1
      lastID = id
      (lastOffset, lastChecksum) = (line.offset, line.checksum ?? 0)
    }
  }

  /// One line that tells of a ticket; `previous` leads to the one before it.
  struct Link: Sendable {
    let file: Int32
    let length: Int32
    let offset: Int
    let previous: Int32
  }

  /// The lines of a ticket, newest first.
  struct Chain: Sendable {
    var newest: Int32
    /// The largest seq seen.
    var lastSeq: Int
    /// Whether its opening was seen, in time for the moment the map is for.
    var isOpened: Bool
  }

  /// How far one site has counted.
  struct SiteState: Sendable {
    /// The counter of its last line.
    var lastCounter = 0
    /// The largest number it has given.
    var lastNumber: Int
    /// Whether bad bytes lie behind its last sound line, which may hold numbers.
    var isSuspect = false
  }

  /// A bad stretch and which numbers it may have held.
  struct Damage: Sendable {
    var report: DamageReport
    let site: Int
    let numberBefore: Int
    var numberAfter: Int
  }

  /// The moment the map is for; later events do not count for what is there.
  let moment: Timestamp?
  /// Whether tickets are found by uid, which only imports need.
  let keepsUIDs: Bool

  /// What is known already, and was not read here: lines before the places where `files` began.
  private(set) var base: IndexBase?
  /// Whether lines only count, because an IndexBuilder keeps what they say.
  private var isForIndex: Bool
  /// How many lines were read.
  private(set) var linesRead = 0

  /// The folders as they were when files were listed last; nil if that was not needed, the index knowing them.
  var folders: JournalFolders?
  var files = JournalFiles()
  var links: [Link] = []
  var chains: [Int: Chain] = [:]
  var openedCount = 0
  var keys: [[UInt8]: KeyUse] = [:]
  var uids: [UInt128: Int] = [:]
  /// How far each site has counted; there are few, and every start would pay for a dictionary's type.
  private var siteStates: [(site: Int, state: SiteState)] = []
  var damages: [Damage] = []

  init(moment: Timestamp? = nil, keepsUIDs: Bool = false, isForIndex: Bool = false) {
    (self.moment, self.keepsUIDs, self.isForIndex) = (moment, keepsUIDs, isForIndex)
  }

  /// A map that goes on where an index ends.
  init(view: IndexView, isForIndex: Bool = false) {
    (moment, keepsUIDs, self.isForIndex) = (nil, false, isForIndex)
    base = IndexBase(view)
    openedCount = view.head.opened
    files = JournalFiles(view)
    isListKnown = view.isListKnown
    for state in view.head.sites {
      set(
        SiteState(lastCounter: state.lastCounter, lastNumber: state.lastNumber, isSuspect: state.isSuspect),
        of: state.site)
    }
  }

  /// Whether the journal's folders hold just `files`.
  private(set) var isListKnown = false

  /// The same map, to count lines for the index: if no line was read here, it is where the index ends.
  func forIndex() -> JournalMap? {
    guard base?.isWrong == false, linesRead == 0, damages.isEmpty, files.live.allSatisfy({ files[$0].badEnd == nil })
    else { return nil }
    var map = self
    map.isForIndex = true
    return map
  }

  /// What is known of a ticket; nil if no line tells of it.
  func chain(of number: Int) -> Chain? { chains[number] ?? base?.chain(of: number) }

  /// Later catching up looks at the folders again.
  mutating func forgetList() { isListKnown = false }

  /// The lines that tell of a ticket, oldest first.
  func links(of number: Int) -> [Link] { (base?.links(of: number) ?? []) + ownLinks(of: number) }

  /// Those of them that were read here.
  private func ownLinks(of number: Int) -> [Link] {
    guard let chain = chains[number] else { return [] }
    var found: [Link] = []
    var index = chain.newest
    while index >= 0 {
      let link = links[Int(index)]
      found.append(link)
      index = link.previous
    }
    return found.reversed()
  }

  /// The numbers of all tickets there are, in order.
  var numbers: [Int] {
    let own = ownNumbers.sorted()
    guard let base else { return own }
    var known = base.numbers()
    if own.isEmpty { return known }
    if let last = known.last, let first = own.first, first <= last { return Set(known).union(own).sorted() }
    known += own
    return known
  }

  /// Those of them that were opened by lines read here, in no order. A loop: lazy collections cost a start their types.
  var ownNumbers: [Int] {
    var numbers: [Int] = []
    if chains.isEmpty { return numbers }
    for (number, chain) in chains where chain.isOpened { numbers.append(number) }
    return numbers
  }

  /// The newest file of that site, by its place in `files`.
  func newestFile(of site: Int) -> Int? {
    var newest = base?.view.head.newestFile(of: site)
    for number in (base?.view.head.files.count ?? 0)..<files.count where files[number].site == site {
      if newest.map({ files[$0].name < files[number].name }) ?? true { newest = number }
    }
    return newest
  }

  /// Makes sure that all the map knows of is on the disk: all parts of each site's newest day, for the files of older
  /// days were synced before it was begun.
  func synchronize() throws(StoreError) {
    for site in sites {
      guard let newest = newestFile(of: site) else { continue }
      let day = files[newest].name.day
      for file in files where file.site == site && file.name.day == day {
        try StoreError.wrapping(.synchronizing) { () throws(SystemError) in
          try File.open(file.path, .reading).synchronizeData()
        }
      }
    }
  }

  /// How far that site has counted.
  func state(of site: Int) -> SiteState {
    for known in siteStates where known.site == site { return known.state }
    return SiteState(lastNumber: TicketNumbers.base(of: site))
  }

  /// The sites that have journal files, in order.
  var sites: [Int] { siteStates.map { $0.site }.sorted() }

  /// Sets how far that site has counted.
  mutating func set(_ state: SiteState, of site: Int) {
    for index in siteStates.indices where siteStates[index].site == site {
      siteStates[index].state = state
      return
    }
    siteStates.append((site, state))
  }

  /// Takes in one sound line; false if it does not count, being there already or not its site's.
  @discardableResult
  mutating func record(
    _ commit: SkimmedCommit, offset: Int, length: Int, file: Int, _ stock: ImportStock? = nil
  ) -> Bool {
    let site = files[file].site
    var state = state(of: site)
    state.isSuspect = false
    linesRead += 1
    defer { set(state, of: site) }
    guard commit.id.site == site, commit.id.counter > state.lastCounter else { return false }
    state.lastCounter = commit.id.counter
    state.lastNumber = max(state.lastNumber, TicketNumbers.isNumber(commit.last, of: site) ? commit.last : 0)
    let place = Link(
      file: Int32(clamping: file), length: Int32(clamping: length), offset: offset, previous: -1)
    for event in commit.events where event.ticket > 0 && event.seq > 0 {
      if TicketNumbers.isNumber(event.ticket, of: site) { state.lastNumber = max(state.lastNumber, event.ticket) }
      if isForIndex { continue }
      if let stock {
        stock.take(event)
        continue
      }
      let isVisible = isInTime(event.at ?? commit.at)
      link(event, to: place, isVisible: isVisible)
      guard isVisible else { continue }
      if let key = event.key { remember(key, event) }
      if let uid = event.uid, keepsUIDs, event.opens, uids[uid] == nil { uids[uid] = event.ticket }
    }
    return true
  }

  /// Counts a sound line that an index keeps; false if it does not count, being there already or not its site's.
  mutating func count(_ line: IndexLine, file: Int) -> Bool {
    let site = files[file].site
    var state = state(of: site)
    state.isSuspect = false
    let counts = line.id.site == site && line.id.counter > state.lastCounter
    if counts {
      state.lastCounter = line.id.counter
      if TicketNumbers.isNumber(line.last, of: site) { state.lastNumber = max(state.lastNumber, line.last) }
      for index in 0..<line.events.count where line.events[index].ticket > 0 && line.events[index].seq > 0 {
        let ticket = line.events[index].ticket
        if TicketNumbers.isNumber(ticket, of: site) { state.lastNumber = max(state.lastNumber, ticket) }
      }
    }
    set(state, of: site)
    return counts
  }

  private func isInTime(_ time: Timestamp?) -> Bool {
    guard let moment else { return true }
    return time.map { $0 <= moment } ?? false
  }

  private mutating func link(_ event: SkimmedCommit.SkimmedEvent, to place: Link, isVisible: Bool) {
    var chain = chain(of: event.ticket) ?? Chain(newest: -1, lastSeq: 0, isOpened: false)
    chain.lastSeq = max(chain.lastSeq, event.seq)
    if event.opens, isVisible, !chain.isOpened {
      chain.isOpened = true
      openedCount += 1
    }
    let isKnown = chain.newest >= 0 && links[Int(chain.newest)].isSameLine(as: place)
    if !isKnown {
      links.append(Link(file: place.file, length: place.length, offset: place.offset, previous: chain.newest))
      chain.newest = Int32(clamping: links.count - 1)
    }
    chains[event.ticket] = chain
  }

  /// The first use of a key is the one that counts.
  private mutating func remember(_ key: [UInt8], _ event: SkimmedCommit.SkimmedEvent) {
    if keys[key] == nil { keys[key] = KeyUse(ticket: event.ticket, seq: event.seq) }
  }
}

extension JournalMap.Link {
  fileprivate func isSameLine(as other: JournalMap.Link) -> Bool { file == other.file && offset == other.offset }
}
