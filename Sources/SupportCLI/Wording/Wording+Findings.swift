// What does `check` say of what it found? Where, what is lost, and what to do about it.

internal import CommandLineKit
internal import Desk
internal import SystemIO
internal import TicketStore

extension Finding {
  /// Where in the journal it is, if it is there.
  var place: (file: Path, line: Int, byte: Int)? {
    switch self {
    case .unfinishedEnd(let place, _), .stillArriving(let place, _), .missingCommits(let place, _, _, _),
      .repeatedCommit(let place, _), .strayCommit(let place, _), .unknownEvent(let place, _, _, _):
      (place.file, place.line, place.byte)
    case .damage(let report): (report.file, report.line, report.byte)
    default: nil
    }
  }

  /// The ticket it concerns, if it is one.
  var ticket: Int? {
    switch self {
    case .unknownEvent(_, let ticket, _, _): ticket
    case .impossibleEvent(let ticket, _, _), .ticketWithoutOpening(let ticket, _), .missingEvents(let ticket, _),
      .danglingReference(let ticket, _, _), .attachmentMissing(let ticket, _, _),
      .attachmentDamaged(let ticket, _, _, _):
      ticket
    default: nil
    }
  }

  /// The sentence.
  var text: Text {
    guard let place else { return ticketText }
    let (file, line, byte) = (Wording.quoted(place.file), place.line, place.byte)
    return Text("\(file), line \(line), byte \(byte): ", ru: "\(file), строка \(line), байт \(byte): ").appending(
      journalText)
  }

  private var journalText: Text {
    switch self {
    case .unfinishedEnd(_, let length):
      Text(
        "\(length) bytes of a write that was cut short; nothing acknowledged is lost; the next write sets them aside",
        ru: "\(length) байт оборванной записи; ничего подтверждённого не потеряно; следующая запись отложит их")
    case .stillArriving(_, let length):
      Text("\(length) bytes whose rest has not arrived yet", ru: "\(length) байт, остаток ещё не пришёл")
    case .damage(let report): report.text
    case .missingCommits(_, let site, let from, let through):
      Text(
        "commits \(CommitID(site: site, counter: from)) to \(CommitID(site: site, counter: through)) are missing before it; restore them from a backup",
        ru:
          "перед ней нет записей с \(CommitID(site: site, counter: from)) по \(CommitID(site: site, counter: through)); восстановите их из копии"
      )
    case .repeatedCommit(_, let id):
      Text("commit \(id) is there already; ignored", ru: "запись \(id) уже есть; пропущена")
    case .strayCommit(_, let id):
      Text(
        "commit \(id) is of another site; ignored; move the file",
        ru: "запись \(id) другого узла; пропущена; перенесите файл")
    case .unknownEvent(_, _, _, let type):
      Text(
        "an event of the unknown type \(Wording.quoted(type)); it changes nothing; a newer support may know it",
        ru: "событие неизвестного вида \(Wording.quoted(type)); ничего не меняет; его может знать более новый support")
    default: Text("", ru: "")
    }
  }

  private var ticketText: Text {
    switch self {
    case .impossibleEvent(let ticket, let seq, let type):
      Text(
        "event \(seq) (\(type)) cannot have happened to ticket \(ticket); it changes nothing",
        ru: "событие \(seq) (\(type)) не могло случиться с обращением \(ticket); ничего не меняет")
    case .ticketWithoutOpening(let ticket, let events):
      Text(
        "ticket \(ticket) has \(events) events but its filing is lost; restore the journal from a backup",
        ru: "у обращения \(ticket) событий \(events), но нет подачи; восстановите журнал из копии")
    case .missingEvents(let ticket, let seqs):
      Text(
        "ticket \(ticket) lacks its events \(seqs.prefix(5).map(String.init).joined(separator: ", ")); restore the journal from a backup",
        ru:
          "у обращения \(ticket) нет событий \(seqs.prefix(5).map(String.init).joined(separator: ", ")); восстановите журнал из копии"
      )
    case .danglingReference(let ticket, let seq, let target):
      Text(
        "event \(seq) of ticket \(ticket) names ticket \(target), which is not there",
        ru: "событие \(seq) обращения \(ticket) называет обращение \(target), а его нет")
    case .attachmentMissing(let ticket, _, let attachment):
      Text(
        "the file \(Wording.quoted(attachment.name)) of ticket \(ticket) is missing: attachments/\(attachment.sha256.prefix(2))/\(attachment.sha256); restore it from a backup",
        ru:
          "нет файла \(Wording.quoted(attachment.name)) обращения \(ticket): attachments/\(attachment.sha256.prefix(2))/\(attachment.sha256); восстановите его из копии"
      )
    case .attachmentDamaged(let ticket, _, let attachment, let path):
      Text(
        "the file \(Wording.quoted(attachment.name)) of ticket \(ticket) is not what was stored: \(Wording.quoted(path)); restore it from a backup",
        ru:
          "файл \(Wording.quoted(attachment.name)) обращения \(ticket) не тот, что был сохранён: \(Wording.quoted(path)); восстановите его из копии"
      )
    case .journalGone(let path, let lines):
      Text(
        "\(Wording.quoted(path)) is gone, and with it \(Wording.count(lines, "commit")); restore it from a backup before anything is written: its numbers would be given again",
        ru:
          "нет \(Wording.quoted(path)), а с ним записей: \(lines); восстановите его из копии до новых записей: его номера будут выданы снова"
      )
    case .journalCut(let path, let size, let before):
      Text(
        "\(Wording.quoted(path)) was cut from \(before) to \(size) bytes; restore it from a backup before anything is written: its numbers would be given again",
        ru:
          "\(Wording.quoted(path)) обрезан с \(before) до \(size) байт; восстановите его из копии до новых записей: его номера будут выданы снова"
      )
    case .journalEdited(let path, let byte):
      Text(
        "\(Wording.quoted(path)) was edited: at byte \(byte) there is another line than was written; restore it from a backup",
        ru:
          "\(Wording.quoted(path)) правили: с байта \(byte) не та строка, что была записана; восстановите его из копии")
    case .journalTouched(let path):
      Text(
        "\(Wording.quoted(path)) was written to or put back by something else; all its lines are sound",
        ru: "\(Wording.quoted(path)) записан или возвращён кем-то ещё; все его строки целы")
    case .openToOthers(let path, let permissions):
      Text(
        "\(Wording.quoted(path)) is open to others (mode \(String(permissions, radix: 8))); chmod go= it",
        ru: "\(Wording.quoted(path)) открыт посторонним (права \(String(permissions, radix: 8))); выполните chmod go=")
    default: Text("", ru: "")
    }
  }
}

extension DamageReport {
  /// What is lost, as far as it can be told.
  fileprivate var text: Text {
    let named = tickets.isEmpty ? "" : tickets.prefix(10).map(String.init).joined(separator: ", ")
    let of = named.isEmpty ? Text("", ru: "") : Text(" of tickets \(named)", ru: " обращений \(named)")
    return Text(
      "\(Wording.count(lines, "damaged line")), \(Wording.count(length, "byte")); lost: events",
      ru: "повреждено строк \(lines), байт \(length); потеряны события"
    )
    .appending(of)
    .appending(Text("; restore the file from a backup", ru: "; восстановите файл из копии"))
  }
}
