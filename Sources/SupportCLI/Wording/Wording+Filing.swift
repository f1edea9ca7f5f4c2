// What is said of a letter that is to be filed? The findings of its check, the rules that refuse it, and what the rules
// of the desk are about, each in both languages.

internal import CommandLineKit
internal import Desk

extension LetterFinding {
  /// What is not good, and what would be.
  var text: Text {
    switch self {
    case .subjectMissing:
      Text(
        "there is no subject: say in a few words what happened",
        ru: "темы нет: скажите в нескольких словах, что случилось")
    case .subjectVague:
      Text("the subject does not say what happened", ru: "из темы не понять, что случилось")
    case .subjectLong:
      Text(
        "the subject is longer than \(LetterCheck.longestSubject) characters: the letter is the place for that",
        ru: "тема длиннее \(LetterCheck.longestSubject) знаков: этому место в письме")
    case .bodyShort:
      Text(
        "the letter hardly tells what happened: what was done, what was seen, since when",
        ru: "из письма мало что понять: что сделали, что увидели, с каких пор")
    case .markup:
      Text(
        "HTML or inline pictures look like spam and may be held back: plain text, pictures with -a",
        ru: "HTML и картинки в тексте похожи на спам и могут быть задержаны: простой текст, картинки через -a")
    case .detailMissing(let key): Text("--detail \(key)=…", ru: "--detail \(key)=…")
    case .noScreenshot:
      Text("a picture of what was seen would help: -a FILE", ru: "помог бы снимок экрана: -a ФАЙЛ")
    }
  }

  /// The findings a line each, wanted details together.
  static func texts(_ findings: [LetterFinding]) -> [Text] {
    var keys: [String] = []
    var texts: [Text] = []
    for finding in findings {
      if case .detailMissing(let key) = finding {
        keys.append(key)
      } else {
        texts.append(finding.text.coded(finding.code))
      }
    }
    guard !keys.isEmpty else { return texts }
    let wanted = Text(
      "this topic wants to know \(Wording.listed(keys)): --detail KEY=VALUE",
      ru: "по этой теме нужно знать \(Wording.listed(keys)): --detail КЛЮЧ=ЗНАЧЕНИЕ")
    return texts + [wanted.coded("detail-missing")]
  }
}

extension Text {
  /// `code: text`.
  fileprivate func coded(_ code: String) -> Text { Text(code + ": " + en, ru: code + ": " + ru) }
}

extension Refusal {
  /// The sentence and the hint of the rules of filing.
  var filingTexts: (Text, Text?) {
    switch self {
    case .poorLetter(let findings):
      let codes = Wording.listed(findings.map(\.code))
      return (
        Text("cannot file the letter as it is: \(codes)", ru: "не удалось принять письмо таким: \(codes)"),
        Text("mend it, or leave out --strict", ru: "исправьте его или уберите --strict")
      )
    case .outOfScope(let topic, let scope):
      return (
        Text(
          "cannot take this up (\(topic)): \(scope.reason.en.asClause)",
          ru: "не удалось принять это (\(topic)): \(scope.reason.ru.asClause)"),
        Text(
          "turn to \(scope.turnTo.en); --force files it anyway",
          ru: "обратитесь: \(scope.turnTo.ru); --force подаёт всё равно")
      )
    case .underWay(let number, let state):
      let why =
        state == .open
        ? Text("ticket \(number) on it is unanswered yet", ru: "по этому делу ещё нет ответа в обращении \(number)")
        : Text("ticket \(number) on it waits for you", ru: "обращение \(number) по этому делу ждёт вас")
      return (
        Text("cannot file this a second time: ", ru: "не удалось подать второй раз: ").appending(why),
        Text(
          "support reply \(number) --from ADDR adds to it; --force files another",
          ru: "support reply \(number) --from АДРЕС допишет в него; --force подаст ещё одно")
      )
    default: return (Text(same: code), nil)
    }
  }
}

extension String {
  /// A sentence as the end of another: no capital, no full stop.
  fileprivate var asClause: String {
    let text = hasSuffix(".") ? dropLast() : self[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
