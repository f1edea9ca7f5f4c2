// How far was each journal file read? There may be thousands of them, of which a start looks at the newest: what the
// index knows stays where it is, and only files that were looked at have a state of their own.

internal import Desk
internal import SystemIO

/// The journal files by their numbers, which are the index's where there is one.
struct JournalFiles: RandomAccessCollection, MutableCollection, Sendable {
  private typealias Looked = (number: Int, state: JournalMap.FileState)

  private let base: IndexView?
  private let baseCount: Int
  /// The site of the last file and its folder; each start asks for the state of one of its files a dozen times.
  private let last: (site: Int, folder: Path)
  /// In the order of numbers.
  private var looked: [Looked] = []
  private(set) var endIndex: Int

  init() { (base, baseCount, last, endIndex) = (nil, 0, (-1, Path("")), 0) }

  init(_ view: IndexView) {
    (base, baseCount, endIndex) = (view, view.head.files.count, view.head.files.count)
    let site = baseCount > 0 ? view.head.files.site(of: baseCount - 1) : 0
    last = (site, view.layout.journal(of: site))
  }

  var startIndex: Int { 0 }

  /// The files that are to be looked at: all but those that are as the index covers them.
  var live: [Int] {
    guard let base else { return Array(indices) }
    return base.liveFiles + Array(baseCount..<endIndex)
  }

  subscript(number: Int) -> JournalMap.FileState {
    _read {
      let place = place(of: number)
      if place < looked.count, looked[place].number == number {
        yield looked[place].state
      } else {
        yield indexed(number)
      }
    }
    _modify {
      let place = place(of: number)
      if place == looked.count {
        looked.append((number, indexed(number)))
      } else if looked[place].number != number {
        looked.insert((number, indexed(number)), at: place)
      }
      yield &looked[place].state
    }
  }

  mutating func append(_ state: JournalMap.FileState) {
    looked.append((endIndex, state))
    endIndex += 1
  }

  /// Where the number is in `looked`, or would be.
  private func place(of number: Int) -> Int {
    if baseCount == 0 { return number }
    var (low, high) = (0, looked.count)
    while low < high {
      let middle = (low + high) / 2
      if looked[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What the index says of the file.
  private func indexed(_ number: Int) -> JournalMap.FileState {
    guard let base, number >= 0, number < baseCount else {
      return JournalMap.FileState(site: -1, name: JournalFileName(day: ""), folder: Path(""))
    }
    let file = base.head.files[number]
    let folder = file.site == last.site ? last.folder : base.layout.journal(of: file.site)
    var state = JournalMap.FileState(site: file.site, name: file.name, folder: folder)
    (state.soundEnd, state.soundLines) = (file.covered, file.lines)
    state.unfinished.offset = file.covered
    (state.lastOffset, state.lastChecksum) = (file.lastOffset, file.lastChecksum)
    if file.lastCounter > 0 { state.lastID = CommitID(site: file.lastSite, counter: file.lastCounter) }
    return state
  }
}
