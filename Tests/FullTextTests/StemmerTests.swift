// Do the stemmers agree with Snowball? All 92,434 pairs of Snowball's own vocabularies where they are to be found
// (the folder named by SUPPORT_SHARED_DATA, or shared/data beside the checkout), and a handful here for everyone else.

import Foundation
import Testing

@testable import FullText

@Suite struct `The stemmers` {
  @Test(arguments: ["russian", "english"])
  func `agree with every pair of Snowball's vocabulary`(language: String) throws {
    guard let file = SharedData.file("snowball/\(language).tsv.gz") else { return }
    let text = try SharedData.decompress(file)
    var wrong: [String] = []
    var count = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      try #require(fields.count == 2)
      count += 1
      var word = [UInt8](letters: String(fields[0]))
      if language == "russian" { RussianStemmer.shared.stem(&word) } else { EnglishStemmer.shared.stem(&word) }
      if word != [UInt8](letters: String(fields[1])) { wrong.append("\(line) is \(word.lettersText)") }
    }
    #expect(count > 40_000)
    #expect(wrong.isEmpty, "\(wrong.count) of \(count), for instance \(wrong.prefix(20))")
  }
}
