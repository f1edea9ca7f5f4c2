// Do the ways from a badly typed word to the right one work, each for itself?

import TestSupport
import Testing

@testable import FullText

@Suite struct `The keyboard layout` {
  @Test(arguments: [
    ("gfhjkm", "пароль"), ("djqnb d gjxne", "войти в почту"), ("gjllth;rf", "поддержка"),
    ("ергтвукишкв", "thunderbird"),
    ("`kre", "ёлку"), ("GJXNF", "ПОЧТА"), ("12 + 3", "12 + 3"),
  ])
  func `is exchanged key by key`(typed: String, meant: String) {
    #expect(KeyboardLayout.swapped(typed) == meant)
  }

  @Test func `is its own inverse`() {
    let texts = ["Как войти, если забыл пароль?", "restore access; [x]", "ЁЖ ёж `~{}<>", "смешанный text.", "日本"]
    for text in texts { #expect(KeyboardLayout.swapped(KeyboardLayout.swapped(text)) == text) }
  }
}

@Suite struct `The transliteration` {
  @Test(arguments: [
    ("parol", "парол"), ("pochta", "почта"), ("udalit", "удалит"), ("podderzhka", "поддержка"), ("schet", "щет"),
    ("otpravlyaetsya", "отправляется"), ("novyy", "новый"), ("kalendarya", "календаря"), ("pis'mo", "письмо"),
    ("zhaloba", "жалоба"), ("4at", "чат"),
  ])
  func `reads Latin letters as Russian ones`(latin: String, russian: String) {
    #expect(Transliteration.russian([UInt8](letters: latin))?.lettersText == russian)
  }

  @Test func `leaves Russian words alone`() {
    #expect(Transliteration.russian([UInt8](letters: "почта")) == nil)
    #expect(Transliteration.russian([UInt8](letters: "123")) == nil)
  }
}

@Suite struct `The sound key` {
  @Test(arguments: [
    ("почты", "pochty"), ("щука", "schuka"), ("imap", "имап"), ("жалоба", "zhaloba"), ("ящик", "yaschik"),
    ("аккаунт", "akaunt"), ("хакер", "khaker"), ("вход", "vhod"), ("ответь", "otvet"),
    ("отправляется", "otpravlyaetsya"),
    ("цена", "tsena"), ("чат", "4at"), ("сайт", "sayt"), ("сайт", "sajt"), ("объём", "obem"),
  ])
  func `is the same in both alphabets`(first: String, second: String) {
    #expect(SoundKey.key(of: [UInt8](letters: first)) == SoundKey.key(of: [UInt8](letters: second)))
  }

  @Test(arguments: [("почта", "порт"), ("спам", "сплав"), ("вход", "выход"), ("mail", "male")])
  func `differs where words sound different`(first: String, second: String) {
    #expect(SoundKey.key(of: [UInt8](letters: first)) != SoundKey.key(of: [UInt8](letters: second)))
  }
}

@Suite struct `The edit distance` {
  /// The textbook table, without bands and limits.
  private func reference(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for i in 0...first.count {
      for j in 0...second.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        let cost = first[i - 1] == second[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[first.count][second.count]
  }

  @Test func `agrees with the plain table up to its limit`() {
    var random = SplitMix(seed: 5)
    for _ in 0..<3_000 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 0x40...0x43, using: &random) }
      }
      let expected = reference(words[0], words[1])
      for limit in 0...3 {
        #expect(EditDistance.between(words[0], words[1], limit: limit) == (expected <= limit ? expected : nil))
      }
    }
  }

  @Test func `counts exchanged neighbours once`() {
    #expect(EditDistance.between([UInt8](letters: "пиьсмо"), [UInt8](letters: "письмо"), limit: 1) == 1)
  }
}

@Suite struct `The typo search` {
  private func search(_ words: [String]) throws -> (TypoSearch, SearchIndex) {
    let index = try SearchIndex(documents: [Document(key: "a", body: words.joined(separator: " "))], rules: .none)
    return (
      TypoSearch(forms: index.forms, trigrams: index.trigrams, bytes: index.bytes, lists: index.offset(.lists)), index
    )
  }

  @Test func `finds every word one error away`() throws {
    let (search, index) = try search(["почта", "пароль", "восстановить", "thunderbird", "спам"])
    var random = SplitMix(seed: 9)
    for _ in 0..<400 {
      let form = Int.random(in: 0..<index.forms.count, using: &random)
      let word = index.forms.string(form)
      let typed = Typo.random(in: word, &random)
      guard typed.count >= TypoSearch.shortestWord, typed != word else { continue }
      #expect(search.near(typed).contains(NearForm(form: form, distance: 1)), "\(typed.lettersText)")
    }
  }

  @Test(arguments: ["васстоновить", "восттановит", "тхундербирд", "thundrebrid", "thunerbrd"])
  func `finds long words two errors away`(typed: String) throws {
    let (search, index) = try search(["почта", "пароль", "восстановить", "thunderbird", "тхундербирт"])
    let near = search.near([UInt8](letters: typed))
    #expect(!near.isEmpty)
    for form in near {
      #expect(EditDistance.between(index.forms.string(form.form), [UInt8](letters: typed), limit: 2) != nil)
    }
  }

  @Test(arguments: ["спм", "а", "", "12345", "совсемдругое"])
  func `gives nothing for short, numeric and far words`(typed: String) throws {
    let (search, _) = try search(["спам", "12346", "пароль"])
    #expect(search.near([UInt8](letters: typed)).isEmpty)
  }
}

enum Typo {
  /// `word` with one error, the same letters' alphabet.
  static func random(in word: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var typed = word
    let letter =
      word.hasCyrillic ? UInt8.random(in: 0x40...0x5F, using: &random) : UInt8.random(in: 0x61...0x7A, using: &random)
    let place = Int.random(in: 0..<word.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: typed.remove(at: place)
    case 1: typed.insert(letter, at: place)
    case 2: typed[place] = letter
    default: if place + 1 < word.count { typed.swapAt(place, place + 1) }
    }
    return typed
  }
}
