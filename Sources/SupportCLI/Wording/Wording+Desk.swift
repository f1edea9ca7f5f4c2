// What do the desk's rules, its catalog and its queries say? Which ticket or word it is about, and what would be right.

internal import CommandLineKit
internal import Desk

extension Refusal {
  /// The sentence and the hint, about the ticket of that number (0 before it has one).
  func wording(of number: Int, in language: Language) -> Wording {
    let (message, hint) = texts(number)
    return Wording(message, hint: hint, in: language)
  }

  private func texts(_ number: Int) -> (Text, Text?) {
    switch self {
    case .takenBy(let agent):
      (
        Text(
          "cannot take or release ticket \(number): \(Wording.quoted(agent)) has it",
          ru: "не удалось взять или вернуть обращение \(number): оно у \(Wording.quoted(agent))"),
        Text("support take --next", ru: "support take --next")
      )
    case .closed:
      (
        Text(
          "cannot do this to ticket \(number): it is closed",
          ru: "не удалось сделать это с обращением \(number): оно закрыто"),
        Text("support reopen \(number)", ru: "support reopen \(number)")
      )
    case .notClosed:
      (
        Text(
          "cannot rate ticket \(number): it is not closed yet",
          ru: "не удалось оценить обращение \(number): оно ещё не закрыто"),
        Text("support close \(number)", ru: "support close \(number)")
      )
    case .notItsRequester(let address):
      (
        Text(
          "cannot rate ticket \(number): \(Wording.quoted(address)) never wrote in it",
          ru: "не удалось оценить обращение \(number): \(Wording.quoted(address)) в нём не писал"), nil
      )
    case .commentTooLong(_, let limit):
      (
        Text(
          "cannot take the comment: it is longer than \(Size.text(limit, .en))",
          ru: "не удалось принять отзыв: он длиннее \(Size.text(limit, .ru))"), nil
      )
    case .merged(let into):
      (
        Text(
          "cannot change ticket \(number): it goes on as \(into)",
          ru: "не удалось изменить обращение \(number): оно продолжается как \(into)"),
        Text("support show \(into)", ru: "support show \(into)")
      )
    case .laterEvents, .alreadyUndone, .undoOfUndo, .notUndoable: undoTexts(number)
    case .mergedIntoItself:
      (
        Text(
          "cannot merge ticket \(number) into itself", ru: "не удалось объединить обращение \(number) с самим собой"),
        nil
      )
    case .intoMerged(let survivor):
      (
        Text(
          "cannot merge into ticket \(number): it goes on as \(survivor) itself",
          ru: "не удалось объединить с обращением \(number): оно само продолжается как \(survivor)"),
        Text("merge into \(survivor)", ru: "объединяйте с \(survivor)")
      )
    case .duplicateOfItself:
      (
        Text(
          "cannot close ticket \(number) as a duplicate of itself",
          ru: "не удалось закрыть обращение \(number) как повтор самого себя"), nil
      )
    case .notADuplicate(let reason):
      (
        Text(
          "cannot name a duplicate when the reason is \(reason.rawValue)",
          ru: "не удалось указать повтор при причине \(reason.rawValue)"),
        nil
      )
    case .reasonMissing:
      (
        Text("cannot do this without a reason", ru: "не удалось сделать это без причины"),
        Text("--reason TEXT", ru: "--reason ТЕКСТ")
      )
    case .agentMissing:
      (
        Text("cannot tell which agent you are", ru: "не удалось понять, какой вы сотрудник"),
        Text("use --actor NAME or set $SUPPORT_ACTOR", ru: "укажите --actor ИМЯ или задайте $SUPPORT_ACTOR")
      )
    case .bodyEmpty: (Text("cannot file an empty letter", ru: "не удалось принять пустое письмо"), nil)
    case .bodyTooLong(_, let limit):
      (
        Text(
          "cannot take the text: it is longer than \(Size.text(limit, .en))",
          ru: "не удалось принять текст: он длиннее \(Size.text(limit, .ru))"),
        Text("send it as an attachment with -a", ru: "приложите его файлом: -a")
      )
    case .subjectEmpty: (Text("cannot use an empty subject", ru: "не удалось принять пустую тему письма"), nil)
    case .badAddress(let address):
      (
        Text(
          "cannot use \(Wording.quoted(address)) as an address",
          ru: "не удалось понять адрес \(Wording.quoted(address))"),
        Text("such as ivan@example.com", ru: "например, ivan@example.com")
      )
    case .badTag(let tag):
      (Text("cannot use \(Wording.quoted(tag)) as a label", ru: "метка \(Wording.quoted(tag)) не годится"), nil)
    case .conflictingEdit(let field):
      (
        Text(
          "cannot both set and take away \(Wording.quoted(field))",
          ru: "не удалось и задать, и убрать \(Wording.quoted(field))"), nil
      )
    case .unknownField(let field):
      (
        Text(
          "cannot change \(Wording.quoted(field)): there is no such field",
          ru: "не удалось изменить \(Wording.quoted(field)): такого поля нет"), nil
      )
    case .catalog(let fault): fault.texts
    case .poorLetter, .outOfScope, .underWay: filingTexts
    }
  }
}

extension CatalogFault {
  /// The sentence and the hint.
  func wording(in language: Language) -> Wording { Wording(texts.0, hint: texts.1, in: language) }

  var texts: (Text, Text?) {
    switch self {
    case .unknownProduct(let name, let nearest, let all):
      (
        Text("cannot find the product \(Wording.quoted(name))", ru: "не удалось найти продукт \(Wording.quoted(name))"),
        .choices(nearest, all)
      )
    case .unknownTopic(let name, let product, let nearest, let all):
      (
        Text(
          "cannot find the topic \(Wording.quoted(name))" + (product.map { " of \($0)" } ?? ""),
          ru: "не удалось найти тему \(Wording.quoted(name))" + (product.map { " продукта \($0)" } ?? "")),
        product == nil ? .choices(nearest, []) ?? Text(same: "support catalog") : .choices(nearest, all)
      )
    case .ambiguousTopic(let name, let products):
      (
        Text(
          "cannot tell the topic \(Wording.quoted(name)): several products have it",
          ru: "не удалось выбрать тему \(Wording.quoted(name)): она есть у нескольких продуктов"),
        Text(
          "say which: \(Wording.listed(products.map { "\($0)/\(name)" }))",
          ru: "уточните: \(Wording.listed(products.map { "\($0)/\(name)" }))")
      )
    case .productConflict(let product, let topic):
      (
        Text(
          "cannot use the topic \(Wording.quoted(topic)): it is not of the product \(Wording.quoted(product))",
          ru: "не удалось выбрать тему \(Wording.quoted(topic)): она не от продукта \(Wording.quoted(product))"),
        Text(same: "support catalog \(product)")
      )
    case .topicOfAnother(let name, let product, let holders):
      (
        Text(
          "cannot use the topic \(Wording.quoted(name)): it is not of the product \(Wording.quoted(product))",
          ru: "не удалось выбрать тему \(Wording.quoted(name)): она не от продукта \(Wording.quoted(product))"),
        Text(same: holders.map { "-t \($0)/\(name)" }.joined(separator: ", "))
      )
    case .unknownKind(let name, let nearest, let all):
      (
        Text("cannot find the kind \(Wording.quoted(name))", ru: "не удалось найти вид \(Wording.quoted(name))"),
        .choices(nearest, all)
      )
    case .unknownChannel(let name, let nearest, let all):
      (
        Text("cannot find the channel \(Wording.quoted(name))", ru: "не удалось найти канал \(Wording.quoted(name))"),
        .choices(nearest, all)
      )
    case .unknownDetail(let name, let nearest, let all):
      (
        Text(
          "cannot find the detail \(Wording.quoted(name))", ru: "не удалось найти подробность \(Wording.quoted(name))"),
        .choices(nearest, all)
      )
    }
  }
}

extension Text {
  /// `did you mean 'x'? one of: a, b`.
  static func choices(_ nearest: String?, _ all: [String]) -> Text? {
    let meant = UsageError.meant(nearest)
    guard !all.isEmpty else { return meant }
    let listed = Wording.listed(all)
    guard let meant else { return Text("one of: \(listed)", ru: "одно из: \(listed)") }
    return Text("\(meant.en) One of: \(listed)", ru: "\(meant.ru) Одно из: \(listed)")
  }
}

extension QueryError {
  /// The sentence, which points at the place in `word`, and the hint.
  func wording(of word: String, in language: Language) -> Wording {
    let (why, hint) = fault.texts
    let start = Text(
      "cannot read the query at \(Wording.quoted(part(of: word)))",
      ru: "не удалось понять в запросе \(Wording.quoted(part(of: word)))")
    return Wording("\(start[language]): \(why[language])", hint: hint?[language])
  }

  private func part(of word: String) -> String {
    let bytes = Array(word.utf8)
    let part = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    return part.isEmpty ? word : part
  }
}

extension QueryFault {
  fileprivate var texts: (Text, Text?) {
    switch self {
    case .emptyWord: (Text("an empty word", ru: "пустое слово"), Text(same: "support help query"))
    case .unknownKey(let key, let nearest, let all):
      (
        Text("unknown key \(Wording.quoted(key))", ru: "неизвестный ключ \(Wording.quoted(key))"),
        .choices(nearest, all)
      )
    case .emptyValue(let key):
      (Text("\(key.rawValue) needs a value", ru: "нужно значение"), Text(same: "support help query"))
    case .badValue(let key, _, let nearest, let allowed):
      (Text("not a value of \(key.rawValue)", ru: "такого значения у \(key.rawValue) нет"), .choices(nearest, allowed))
    case .unknownTopic(_, let nearest, let allowed):
      (
        Text("unknown topic", ru: "неизвестная тема"),
        .choices(nearest, nearest == nil ? [] : allowed) ?? Text(same: "support catalog")
      )
    case .badNumber(_, _, let minimum):
      (Text("not a whole number from \(minimum) up", ru: "не целое число от \(minimum)"), nil)
    case .badMoment(_, _, let takesDates):
      takesDates
        ? (
          Text("not a date or a span", ru: "не дата и не срок"),
          Text("such as 2026-11-22, 2026-11, today, 7d, 24h", ru: "например, 2026-11-22, 2026-11, today, 7d, 24h")
        )
        : (Text("not a span", ru: "не срок"), Text("such as 30m, 24h, 7d, 2w", ru: "например, 30m, 24h, 7d, 2w"))
    case .neverAbsent(let key):
      (Text("\(key.rawValue) is never absent", ru: "\(key.rawValue) есть всегда"), nil)
    case .reversedRange:
      (Text("the range ends before it begins", ru: "промежуток кончается раньше, чем начинается"), nil)
    }
  }
}
