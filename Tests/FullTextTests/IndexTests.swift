// Does an index say what was put in, and survive damage? Round trips of its parts, equal bytes for equal documents, and
// every cut and many flipped bytes: an index may then answer wrongly but must answer.

import TestSupport
import Testing

@testable import FullText

enum Sample {
  static let documents = [
    Document(
      key: "password", product: "account", topic: "access", title: "Как восстановить пароль",
      titleEnglish: "Recover a password", keywords: ["забыл пароль", "сбросить пароль", "forgot password"],
      summary: "Что делать, если пароль забыт.",
      body: "Нажмите «Забыли пароль?» и введите имя ящика. Учётная запись останется."),
    Document(
      key: "spam", product: "mail", topic: "spam", title: "Спам: как пожаловаться", titleEnglish: "Report spam",
      keywords: ["много спама", "нежелательная почта"],
      body: "Нажмите кнопку «Спам» над письмом. Папка «Спам» очищается сама."),
    Document(
      key: "cloud", product: "cloud", topic: "files", title: "Восстановить удалённые файлы в Облаке",
      titleEnglish: "Restore deleted cloud files", keywords: ["корзина облака", "вернуть файл"],
      body: "Откройте корзину Облака, отметьте файлы и нажмите «Восстановить».", inboundLinks: 3),
    Document(
      key: "outlook", product: "mail", topic: "clients", title: "Настройка Outlook", titleEnglish: "Set up Outlook",
      keywords: ["аутлук", "outlook просит пароль"], body: "Добавьте аккаунт и введите пароль приложения."),
  ]

  private static let shared = Result { try SearchIndex(documents: documents) }

  /// The index of these documents with the bundled rules, made once.
  static func index() throws -> SearchIndex { try shared.get() }
}

@Suite struct `An index` {
  @Test func `knows its documents`() throws {
    let index = try Sample.index()
    #expect(index.documentCount == 4)
    #expect((0..<4).map(index.key) == ["password", "spam", "cloud", "outlook"])
    #expect(index.product(of: 2) == "cloud")
    #expect(index.topic(of: 3) == "clients")
    #expect(index.document(withKey: "spam") == 1)
    #expect(index.document(withKey: "spa") == nil)
    #expect(index.key(of: 9).isEmpty && index.key(of: -1).isEmpty && index.product(of: 9).isEmpty)
  }

  @Test func `is the same bytes for the same documents, all of them below 0x80`() throws {
    let first = try #require(IndexBuilder.index(of: Sample.documents))
    #expect(first == IndexBuilder.index(of: Sample.documents))
    #expect(first.allSatisfy { $0 < 0x80 })
    let again = try SearchIndex(first)
    #expect(again.serialized == first)
    #expect(again.sectionSizes.reduce(IndexFormat.headerLength) { $0 + $1.bytes } == first.count)
  }

  @Test func `counts every word of every document`() throws {
    let index = try SearchIndex(documents: Sample.documents, rules: .none)
    for (number, document) in Sample.documents.enumerated() {
      var scanner = WordScanner([UInt8]((document.title + " " + document.body).utf8))
      while scanner.next() {
        let term = try #require(index.terms.find(Stemming.stem(scanner.letters)))
        #expect(index.forms.find(scanner.letters) != nil)
        var found: [Int] = []
        Postings(index, term: term).forEach { document, impact in
          found.append(document)
          #expect(impact > 0)
        }
        #expect(found.contains(number))
        #expect(found == found.sorted() && Set(found).count == found.count)
      }
    }
  }

  @Test func `of many documents gives the same postings by blocks as in full`() throws {
    let documents = (0..<1_000).map { number in
      Document(
        key: "d\(number)",
        body: "общее \(number % 3 == 0 ? "третье" : "") \(number % 97 == 0 ? "редкое" : "") слово\(number)")
    }
    let index = try SearchIndex(documents: documents, rules: .none)
    for word in ["общее", "третье", "редкое"] {
      let postings = Postings(index, term: try #require(index.terms.find(Stemming.stem([UInt8](letters: word)))))
      var all: [Int] = []
      postings.forEach { document, _ in all.append(document) }
      for step in [1, 7, 130, 999] {
        let wanted = stride(from: 0, to: 1_000, by: step).map { Int32($0) }
        var found: [Int] = []
        postings.forEach(of: wanted) { document, _ in found.append(document) }
        #expect(found == all.filter { $0 % step == 0 })
      }
    }
  }

  @Test func `of no documents answers nothing`() throws {
    let index = try SearchIndex(documents: [])
    #expect(index.search("пароль").hits.isEmpty)
    #expect(try SearchIndex(documents: [Document(key: "a")]).search("пароль").hits.isEmpty)
  }

  @Test(arguments: [
    "", "SEARCH2\n", "nonsense that is long enough to be a header of an index, but is none of it at all",
  ])
  func `is refused if it is none`(literal: String) {
    #expect(throws: IndexError.self) { try SearchIndex([UInt8](literal.utf8)) }
  }

  @Test func `cut at any byte is refused`() throws {
    let bytes = try #require(IndexBuilder.index(of: Sample.documents, rules: .none))
    for length in 0..<bytes.count {
      #expect(throws: IndexError.self) { try SearchIndex(Array(bytes.prefix(length))) }
    }
  }

  @Test func `with flipped bytes still answers or is refused`() throws {
    let bytes = try #require(
      IndexBuilder.index(of: Sample.documents, rules: QueryRules("~ спам, мусор\n! аська: icq клиент\n- как")))
    var random = SplitMix(seed: 3)
    for round in 0..<600 {
      var damaged = bytes
      for _ in 0..<(round % 4 + 1) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let index = try? SearchIndex(damaged) else { continue }
      for query in ["забыл пароль", "djccnfyjdbnm afqk", "спма облака", "аська", "vosstanovit fajly"] {
        let response = index.search(query, options: SearchOptions(explains: true))
        for hit in response.hits { #expect(index.key(of: hit.document).utf8.count < 20_000) }
        _ = index.snippet(of: "Восстановить пароль и файлы", for: response)
      }
    }
  }
}

@Suite struct `The numbers of an index` {
  @Test func `come back as they were written`() {
    var writer = ByteWriter()
    let numbers = [0, 1, 63, 64, 65, 4_095, 4_096, 262_143, 262_144, 16_777_215, 268_435_455]
    for number in numbers { writer.number(number) }
    let fixed = writer.bytes.count
    for number in numbers { writer.u28(number) }
    for number in numbers where number < 1 << 21 { writer.u21(number) }
    for number in numbers where number < 1 << 14 { writer.u14(number) }
    #expect(writer.bytes.allSatisfy { $0 < 0x80 })
    let bytes = Bytes(writer.bytes)
    var reader = NumberReader(bytes, at: 0)
    for number in numbers {
      let read = reader.next()
      #expect(read == number)
    }
    var offset = fixed
    for number in numbers {
      #expect(bytes.u28(offset) == number)
      offset += 4
    }
    for number in numbers where number < 1 << 21 {
      #expect(bytes.u21(offset) == number)
      offset += 3
    }
    for number in numbers where number < 1 << 14 {
      #expect(bytes.u14(offset) == number)
      offset += 2
    }
    #expect(bytes.u28(offset - 2) == bytes.u14(offset - 2))
    #expect(bytes[-1] == 0 && bytes[offset] == 0 && bytes.u28(Int.max) == 0 && bytes.u21(-5) == 0)
  }

  @Test(arguments: [1e-6, 0.01, 0.5, 0.99999, 1, 1.0001, 2, 2.718281828459045, 10, 12_345.678, 1e12])
  func `have their logarithm`(value: Double) {
    // e to the power of the logarithm, by its series in small steps, is the number again.
    let logarithm = value.naturalLogarithm
    var power = 1.0
    let step = logarithm / 4_096
    for _ in 0..<4_096 { power *= 1 + step + step * step / 2 + step * step * step / 6 }
    #expect(abs(power - value) / value < 1e-6)
  }
}

@Suite struct `A string table` {
  @Test func `finds what it holds and nothing else`() throws {
    let words = (0..<500).map { [UInt8](letters: "слово\($0)") }.sorted { $0.lexicographicallyPrecedes($1) }
    var writer = ByteWriter()
    writer.table(words, payloads: words.indices.map { $0 * 7 })
    let table = try #require(StringTable(Bytes(writer.bytes), at: 0))
    for (index, word) in words.enumerated() {
      #expect(table.find(word) == index)
      #expect(table.string(index) == word)
      #expect(table.payload(index) == index * 7)
    }
    #expect(table.find([UInt8](letters: "слов")) == nil)
    #expect(table.string(500).isEmpty && table.string(-1).isEmpty)
    let prefix = [UInt8](letters: "слово1")
    #expect(table.indices(withPrefix: prefix).map(table.string) == words.filter { $0.starts(with: prefix) })
    #expect(table.indices(withPrefix: [UInt8](letters: "яя")).isEmpty)
  }
}
