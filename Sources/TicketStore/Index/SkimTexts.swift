// Which texts does the walk for the index look for? Names and values of at most sixteen bytes, written as words: each is
// compared in one step, and none costs a start anything.

extension IndexSkim {
  /// Names of at most eight bytes as words, the first byte the lowest.
  enum Word {
    static let id: UInt64 = 0x6469
    static let last: UInt64 = 0x7473616C
    static let at: UInt64 = 0x7461
    static let events: UInt64 = 0x73746E657665
    static let ticket: UInt64 = 0x74656B636974
    static let seq: UInt64 = 0x716573
    static let type: UInt64 = 0x65707974
    static let key: UInt64 = 0x79656B
    static let uid: UInt64 = 0x646975
    static let from: UInt64 = 0x6D6F7266
    static let body: UInt64 = 0x79646F62
    static let product: UInt64 = 0x746375646F7270
    static let topic: UInt64 = 0x6369706F74
    static let kind: UInt64 = 0x646E696B
    static let channel: UInt64 = 0x6C656E6E616863
    static let agent: UInt64 = 0x746E656761
    static let line: UInt64 = 0x656E696C
    static let into: UInt64 = 0x6F746E69
  }

  /// Names and values; a test compares them with their spellings.
  enum Texts {
    static let requester = ShortText(first: 0x6574736575716572, second: 0x72, count: 9)
    static let agent = ShortText(first: 0x746E656761, second: 0, count: 5)
    static let rule = ShortText(first: 0x656C7572, second: 0, count: 4)
    static let repeatContact = ShortText(first: 0x632D746165706572, second: 0x746361746E6F, count: 14)
    static let value = ShortText(first: 0x65756C6176, second: 0, count: 5)
    static let good = ShortText(first: 0x646F6F67, second: 0, count: 4)
    static let bad = ShortText(first: 0x646162, second: 0, count: 3)
    static let reason = ShortText(first: 0x6E6F73616572, second: 0, count: 6)
    static let tags = ShortText(first: 0x73676174, second: 0, count: 4)
    static let related = ShortText(first: 0x646574616C6572, second: 0, count: 7)
    static let set = ShortText(first: 0x746573, second: 0, count: 3)
    static let unset = ShortText(first: 0x7465736E75, second: 0, count: 5)
    static let duplicateOf = ShortText(first: 0x746163696C707564, second: 0x666F5F65, count: 12)
    static let address = ShortText(first: 0x73736572646461, second: 0, count: 7)
    static let product = ShortText(first: 0x746375646F7270, second: 0, count: 7)
    static let topic = ShortText(first: 0x6369706F74, second: 0, count: 5)
    static let kind = ShortText(first: 0x646E696B, second: 0, count: 4)
    static let opened = ShortText(first: 0x64656E65706F, second: 0, count: 6)
    static let message = ShortText(first: 0x6567617373656D, second: 0, count: 7)
    static let note = ShortText(first: 0x65746F6E, second: 0, count: 4)
    static let edited = ShortText(first: 0x646574696465, second: 0, count: 6)
    static let escalated = ShortText(first: 0x6574616C61637365, second: 0x64, count: 9)
    static let assigned = ShortText(first: 0x64656E6769737361, second: 0, count: 8)
    static let closed = ShortText(first: 0x6465736F6C63, second: 0, count: 6)
    static let reopened = ShortText(first: 0x64656E65706F6572, second: 0, count: 8)
    static let merged = ShortText(first: 0x64656772656D, second: 0, count: 6)
    static let rated = ShortText(first: 0x6465746172, second: 0, count: 5)
    static let forced = ShortText(first: 0x646563726F66, second: 0, count: 6)
    static let undone = ShortText(first: 0x656E6F646E75, second: 0, count: 6)

    /// In the order of `CloseReason.allCases`, which a test holds.
    static let reasons: [ShortText] = [
      ShortText(first: 0x6465766C6F73, second: 0, count: 6),
      ShortText(first: 0x746163696C707564, second: 0x65, count: 9),
      ShortText(first: 0x732D666F2D74756F, second: 0x65706F63, count: 12),
      ShortText(first: 0x6577736E612D6F6E, second: 0x72, count: 9),
      ShortText(first: 0x7761726468746977, second: 0x6E, count: 9),
      ShortText(first: 0x6D617073, second: 0, count: 4),
    ]
  }
}
