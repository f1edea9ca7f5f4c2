// Is this index of this machine, this store, this journal? What `head` states is compared with what is there now.

internal import Desk
internal import SystemIO

/// Which machine and which store an index was written on and for.
enum IndexIdentity {
  /// The machine's boot, as two words; zeros where the system does not tell.
  static func boot() -> [UInt64] {
    guard let file = try? File.open("/proc/sys/kernel/random/boot_id", .reading),
      let text = try? file.read(at: 0, count: 64)
    else { return [0, 0] }
    var value: UInt128 = 0
    for byte in text { if let digit = Hex.value(byte) { value = value << 4 | UInt128(digit) } }
    return [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
  }

  /// A checksum of `store.json`.
  static func store(_ layout: StoreLayout) -> UInt64? {
    guard let bytes = try? StoreFile.contents(layout.storeFile) else { return nil }
    return UInt64(CRC32C(bytes.span).value)
  }
}

extension IndexHead {
  /// The newest file of that site, by its place in `files`.
  func newestFile(of site: Int) -> Int? {
    for known in sites where known.site == site && files.indices.contains(known.newest) { return known.newest }
    return nil
  }

  /// The files that may have changed without their folder showing it, seen from `site`: its newest one, and those of
  /// other sites, which arrive as they please. In order.
  func liveFiles(from site: Int) -> [Int] {
    let newest = newestFile(of: site)
    var live: [Int] = []
    for number in files.indices
    where number == newest || files.site(of: number) != site || files.size(of: number) != files.covered(of: number) {
      live.append(number)
    }
    return live
  }

  /// Whether the folders of the journal hold the same files as then.
  func hasFolders(of layout: StoreLayout) -> Bool {
    guard let now = IndexStamp(settled: layout.journal), now.modified != 0, now == journal else { return false }
    return sites.allSatisfy { site in
      site.folder.modified != 0 && IndexStamp(settled: layout.journal(of: site.site)) == site.folder
    }
  }
}

/// What the folders of a journal were when one looked.
struct JournalFolders: Sendable {
  private(set) var journal = IndexStamp()
  private var sites: [IndexedSite] = []

  /// Looks at them now.
  init(_ layout: StoreLayout) throws(SystemError) {
    let now = Clock.now() * 1_000_000
    journal = IndexStamp(layout.journal, reliableAt: now)
    for number in try JournalMap.siteNumbers(layout) {
      var site = IndexedSite()
      (site.site, site.folder) = (number, IndexStamp(layout.journal(of: number), reliableAt: now))
      sites.append(site)
    }
  }

  /// That site's folder; a stamp that fits nothing if it was not there.
  func folder(of site: Int) -> IndexStamp { sites.first { $0.site == site }?.folder ?? IndexStamp() }
}

extension IndexStamp {
  /// Inode and time of a folder at `now`, in nanoseconds. What changes within one tick of a coarse clock could go
  /// unseen: such a time is left out.
  fileprivate init(_ folder: Path, reliableAt now: Int64) {
    self = IndexStamp(settled: folder) ?? IndexStamp()
    if now - modified < 20_000_000 { modified = 0 }
  }

  /// Inode and time of a folder; nil if it is not there.
  init?(settled folder: Path) {
    guard let status = try? FileSystem.status(folder) else { return nil }
    self.init()
    (modified, inode) = (status.modified, status.inode)
  }
}

extension IndexedFile {
  var name: JournalFileName { JournalFileName(day: day, part: part) }

  /// How large the file is, if it still begins with what is covered.
  func size(in layout: StoreLayout) -> Int? {
    let path = layout.journal(of: site) / name.text
    guard let file = try? File.open(path, .reading) else { return nil }
    let status = file.statusWhenOpened
    guard status.size >= covered else { return nil }
    // Of the same length, but written to: somebody edited it.
    if status.size == stamp.size, IndexStamp(status) != stamp { return nil }
    return hasLastLine(in: file) ? status.size : nil
  }

  /// Whether the line that was the last one covered ends where it did.
  func hasLastLine(in file: borrowing File) -> Bool {
    guard covered > 0 else { return true }
    let length = covered - lastOffset
    guard length > CommitLine.trailerLength, let line = try? file.read(at: lastOffset, count: length),
      line.count == length, line.last == UInt8(ascii: "\n")
    else { return false }
    let start = Array(#"{"id":"\#(CommitID(site: lastSite, counter: lastCounter))""#.utf8)
    let checksum = line[(length - 11)..<(length - 3)]
    return line.starts(with: start) && checksum.elementsEqual(Hex.digits(of: lastChecksum))
      && CommitLine.isSound(line.span.extracting(0..<length - 1))
  }
}

extension Hex {
  /// Eight lower-case digits.
  static func digits(of value: UInt32) -> [UInt8] {
    (0..<8).map { digit(UInt8(truncatingIfNeeded: value >> (28 - 4 * UInt32($0))) & 15) }
  }
}
