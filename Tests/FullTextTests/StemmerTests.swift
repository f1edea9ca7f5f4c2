// Do the stemmers agree with Snowball? All 92,434 pairs of Snowball's own vocabularies where they are to be found
// (the folder named by SUPPORT_SHARED_DATA, or shared/data beside the checkout), and for everyone else the articles' own
// words with the stems that PyPI's snowballstemmer 3.1.1 gives them (Fixtures/article-stems.tsv).

import Foundation
import Testing

@testable import FullText

@Suite struct `The stemmers` {
  @Test(.enabled(if: SharedData.isWanted("snowball/russian.tsv.gz")), arguments: ["russian", "english"])
  func `agree with every pair of Snowball's vocabulary`(language: String) throws {
    let file = try #require(SharedData.file("snowball/\(language).tsv.gz"))
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

  @Test func `agree with Snowball on the words of the articles`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/article-stems.tsv")
    var count = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t").map { [UInt8](letters: String($0)) }
      try #require(fields.count == 2)
      var word = fields[0]
      if word.hasCyrillic { RussianStemmer.shared.stem(&word) } else { EnglishStemmer.shared.stem(&word) }
      #expect(word == fields[1], "\(line)")
      count += 1
    }
    #expect(count > 5_000)
  }

  @Test(arguments: [
    ("папок", "папка"), ("ссылок", "ссылки"), ("настроек", "настройка"), ("писем", "письмо"), ("имени", "имя"),
    ("паролями", "пароль"), ("mailboxes", "mailbox"), ("времени", "время"), ("кнопок", "кнопку"),
  ])
  func `are completed where they leave forms of one word apart`(first: String, second: String) {
    #expect(Stemming.stem([UInt8](letters: first)) == Stemming.stem([UInt8](letters: second)))
  }

  @Test(arguments: [
    ("удалить", "удаление", true), ("подключить", "подключённый", true), ("подтвердить", "подтверждение", true),
    ("восстановить", "восстановление", true), ("подпись", "подписка", false), ("ответить", "ответы", false),
    ("почта", "пароль", false),
  ])
  func `lead to roots that relatives share`(first: String, second: String, areRelated: Bool) {
    let roots = [first, second].map { Stemming.root(ofStem: Stemming.stem([UInt8](letters: $0))) }
    #expect((roots[0] != nil && roots[0] == roots[1]) == areRelated)
  }

  @Test(arguments: [
    ("удалённого", true), ("прикреплённых", true), ("взломанная", true), ("удаление", false), ("пароль", false),
    ("данные", false),
  ])
  func `know participles`(word: String, isOne: Bool) {
    #expect(Stemming.isParticiple([UInt8](letters: word)) == isOne)
  }
}
