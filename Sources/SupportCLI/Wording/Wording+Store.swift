// What does the store say when it cannot? Which file, why, whether anything was lost, and what to do; with the exit
// status and the stable code of each case.

internal import CommandLineKit
internal import Desk
internal import JSONText
internal import SystemIO
internal import TicketStore

extension SystemError {
  /// The exit status: a full disk is worth another try, a failed sync never, for it cannot say what is on the disk.
  var exit: ExitCode { isOutOfSpace && !isFailedSync ? .tryAgain : .storeFailed }
}

extension StoreError {
  /// The exit status.
  var exit: ExitCode {
    switch self {
    case .system(let error, let doing): doing.readsInput ? .badData : error.exit
    case .missing, .notAStore, .newerSchema, .badStoreFile, .damaged, .badCatalog, .mayOrMayNotBeStored: .storeFailed
    case .attachmentMissing, .attachmentDamaged, .numbersExhausted, .cursorMismatch, .noIndex: .storeFailed
    case .locked: .tryAgain
    case .attachmentTooLarge, .attachmentUnreadable, .attachmentNotAFile, .badImport, .badCursor: .badData
    }
  }

  /// The name machines know it by; never changes.
  var code: String {
    switch self {
    case .system(let error, let doing):
      doing.readsInput ? "unreadable" : error.exit == .tryAgain ? "no-space" : "store-failed"
    case .missing: "no-store"
    case .notAStore: "not-a-store"
    case .newerSchema: "newer-schema"
    case .badStoreFile: "bad-store-file"
    case .locked: "locked"
    case .mayOrMayNotBeStored: "not-known-to-be-stored"
    case .damaged: "damaged"
    case .attachmentTooLarge: "attachment-too-large"
    case .attachmentUnreadable, .attachmentNotAFile: "attachment-unreadable"
    case .attachmentMissing: "attachment-missing"
    case .attachmentDamaged: "attachment-damaged"
    case .badCatalog: "bad-catalog"
    case .badImport: "bad-import"
    case .badCursor: "bad-cursor"
    case .noIndex: "no-index"
    case .cursorMismatch: "cursor-mismatch"
    case .numbersExhausted: "numbers-exhausted"
    }
  }

  /// The sentence and the hint.
  func wording(in language: Language) -> Wording {
    switch self {
    case .system(let error, let doing):
      error.wording(doing: doing.text, in: language).adding(error.isOutOfSpace ? StoreError.spaceHint[language] : nil)
    case .missing, .notAStore, .newerSchema, .badStoreFile, .locked, .badCatalog: storeWording(in: language)
    case .attachmentTooLarge, .attachmentUnreadable, .attachmentNotAFile, .attachmentMissing, .attachmentDamaged:
      attachmentWording(in: language)
    case .mayOrMayNotBeStored(let error):
      error.wording(
        doing: Text(
          "it may or may not be stored: cannot sync", ru: "записано или нет, неизвестно: не удалось синхронизировать"),
        in: language
      )
      .adding(Text("repeat it with the same --key", ru: "повторите с тем же --key")[language])
    case .damaged(let report):
      Wording(
        Text(
          "cannot read \(Wording.quoted(report.file)): damaged at line \(report.line), byte \(report.byte)",
          ru:
            "не удалось прочитать \(Wording.quoted(report.file)): повреждение в строке \(report.line), байт \(report.byte)"
        ),
        hint: Text(same: "support check"), in: language)
    case .badImport(_, let total):
      Wording(
        Text(
          "cannot import: \(Wording.count(total, "bad line")); nothing was written",
          ru: "не удалось загрузить: плохих строк \(total); ничего не записано"), in: language)
    case .noIndex(let path):
      Wording(
        Text(
          "cannot make the index \(Wording.quoted(path)): the journal holds more than an index can",
          ru: "не удалось сделать индекс \(Wording.quoted(path)): журнал больше, чем вмещает индекс"),
        hint: Text("everything works without it, only slower", ru: "без него всё работает, только медленнее"),
        in: language)
    case .badCursor(let path):
      Wording(
        Text(
          "cannot use the cursor \(Wording.quoted(path)): it is not one",
          ru: "не удалось использовать место чтения \(Wording.quoted(path)): это не оно"),
        hint: Text(
          "name another file, or remove this one to export everything again",
          ru: "назовите другой файл или удалите этот, чтобы выгрузить всё заново"), in: language)
    case .cursorMismatch(let journal, let fault):
      Wording(
        fault.text(of: Wording.quoted(journal)),
        hint: Text(
          "is it the right store? `support check' looks for damage; remove the cursor to export everything again",
          ru: "то ли это хранилище? повреждения ищет `support check'; удалите место чтения, чтобы выгрузить всё заново"),
        in: language)
    case .numbersExhausted(let site):
      Wording(
        Text(
          "cannot number more tickets: site \(site) has none left",
          ru: "не удалось дать номер: у узла \(site) они кончились"), in: language)
    }
  }

  private static let spaceHint = Text("free some space and repeat it", ru: "освободите место и повторите")

  private func storeWording(in language: Language) -> Wording {
    switch self {
    case .missing(let path):
      Wording(
        Text(
          "cannot open the store \(Wording.quoted(path)): there is none",
          ru: "не удалось открыть хранилище \(Wording.quoted(path)): его нет"),
        hint: Text("the first `support new' makes it", ru: "его создаёт первый `support new'"), in: language)
    case .notAStore(let path):
      Wording(
        Text(
          "cannot use \(Wording.quoted(path)): it is not a store",
          ru: "не удалось использовать \(Wording.quoted(path)): это не хранилище"),
        hint: Text("name a new or empty folder with --store", ru: "назовите новую или пустую папку: --store"),
        in: language)
    case .newerSchema(let path, let schema):
      Wording(
        Text(
          "cannot use the store \(Wording.quoted(path)): it has schema \(schema), newer than this program",
          ru: "не удалось использовать хранилище \(Wording.quoted(path)): его схема \(schema) новее программы"),
        hint: Text("install a newer support", ru: "установите более новый support"), in: language)
    case .badStoreFile(let path, let error):
      Wording(
        Text(
          "cannot read \(Wording.quoted(path))"
            + (error.map { ": not JSON at line \($0.line), byte \($0.column)" } ?? ""),
          ru: "не удалось прочитать \(Wording.quoted(path))"
            + (error.map { ": не JSON, строка \($0.line), байт \($0.column)" } ?? "")),
        hint: Text("restore it from a backup", ru: "восстановите его из резервной копии"), in: language)
    case .locked(let id, let name, let path):
      Wording(
        Text(
          "cannot write to \(Wording.quoted(path)): locked by \(StoreError.holder(id, name, .en))",
          ru: "не удалось записать в \(Wording.quoted(path)): занято процессом \(StoreError.holder(id, name, .ru))"),
        hint: Text("try again", ru: "повторите"), in: language)
    case .badCatalog(let path, let error): error.wording(of: path, in: language)
    default: Wording("")
    }
  }

  private static func holder(_ id: Int?, _ name: String?, _ language: Language) -> String {
    guard let id else { return Text("another process", ru: "(неизвестно каким)")[language] }
    return name.map { "\(Wording.quoted($0)) (\(id))" } ?? "\(id)"
  }

  private func attachmentWording(in language: Language) -> Wording {
    switch self {
    case .attachmentTooLarge(let path, let limit):
      Wording(
        Text(
          "cannot attach \(Wording.quoted(path)): it is larger than \(Size.text(limit, .en))",
          ru: "не удалось приложить \(Wording.quoted(path)): он больше \(Size.text(limit, .ru))"),
        hint: Text("put it where it can be fetched and send the link", ru: "положите его в облако и пришлите ссылку"),
        in: language)
    case .attachmentUnreadable(_, let error):
      error.wording(doing: Text("cannot attach", ru: "не удалось приложить"), in: language)
    case .attachmentNotAFile(let path):
      Wording(
        Text(
          "cannot attach \(Wording.quoted(path)): it is not a regular file",
          ru: "не удалось приложить \(Wording.quoted(path)): это не обычный файл"), in: language)
    case .attachmentMissing(let name):
      Wording(
        Text(
          "cannot read attachment \(name): it is not in the store",
          ru: "не удалось прочитать вложение \(name): его нет в хранилище"), hint: Text(same: "support check"),
        in: language)
    case .attachmentDamaged(let name):
      Wording(
        Text(
          "cannot read attachment \(name): its content is damaged",
          ru: "не удалось прочитать вложение \(name): содержимое повреждено"), hint: Text(same: "support check"),
        in: language)
    default: Wording("")
    }
  }
}

extension Doing {
  /// Whether the failure is the input's and not the store's.
  var readsInput: Bool { self == .readingImport || self == .readingCursor }

  var text: Text {
    switch self {
    case .openingStore: Text("cannot open the store", ru: "не удалось открыть хранилище")
    case .creatingStore: Text("cannot create the store", ru: "не удалось создать хранилище")
    case .locking: Text("cannot lock the store", ru: "не удалось занять хранилище")
    case .readingJournal: Text("cannot read the journal", ru: "не удалось прочитать журнал")
    case .writingJournal: Text("cannot write the journal", ru: "не удалось записать в журнал")
    case .synchronizing: Text("cannot sync", ru: "не удалось синхронизировать")
    case .settingAside: Text("cannot set the torn end aside", ru: "не удалось отложить оборванный конец")
    case .attaching: Text("cannot store the attachment", ru: "не удалось сохранить вложение")
    case .readingAttachment: Text("cannot read the attachment", ru: "не удалось прочитать вложение")
    case .readingCatalog: Text("cannot read the catalog", ru: "не удалось прочитать каталог")
    case .readingImport: Text("cannot read", ru: "не удалось прочитать")
    case .spooling: Text("cannot spool the input", ru: "не удалось сохранить ввод")
    case .readingCursor: Text("cannot read the cursor", ru: "не удалось прочитать место чтения")
    case .writingCursor: Text("cannot replace the cursor", ru: "не удалось заменить место чтения")
    case .writingIndex: Text("cannot write the index", ru: "не удалось записать индекс")
    case .checking: Text("cannot check", ru: "не удалось проверить")
    }
  }
}

extension Wording {
  /// The same with that hint, if it has none yet.
  func adding(_ hint: String?) -> Wording { Wording(message, hint: self.hint ?? hint) }
}

extension CursorFault {
  /// Why the export cannot go on, given the journal file.
  fileprivate func text(of file: String) -> Text {
    switch self {
    case .gone:
      Text(
        "cannot go on from the last export: \(file) is gone",
        ru: "не удалось продолжить с прошлой выгрузки: нет \(file)")
    case .cut(let byte):
      Text(
        "cannot go on from the last export: \(file) ends before byte \(byte)",
        ru: "не удалось продолжить с прошлой выгрузки: \(file) кончается раньше байта \(byte)")
    case .edited(let byte):
      Text(
        "cannot go on from the last export: \(file) has another line before byte \(byte)",
        ru: "не удалось продолжить с прошлой выгрузки: в \(file) перед байтом \(byte) другая строка")
    }
  }
}

extension StoreNotice {
  /// What the writer did besides.
  func text(in language: Language) -> String {
    switch self {
    case .setAside(let file, let byte, let length, let target):
      Text(
        "set aside \(length) bytes of an unfinished write at byte \(byte) of \(Wording.quoted(file)) as \(Wording.quoted(target))",
        ru:
          "отложен оборванный конец записи, \(length) байт с байта \(byte) файла \(Wording.quoted(file)): \(Wording.quoted(target))"
      )[language]
    }
  }
}

extension StoreWarning {
  /// What to beware of.
  func text(in language: Language) -> String {
    switch self {
    case .networkFileSystem(let path):
      Text(
        "the store \(Wording.quoted(path)) is on a network file system, where locks and syncs promise less",
        ru:
          "хранилище \(Wording.quoted(path)) на сетевой файловой системе: там блокировки и синхронизация обещают меньше"
      )[language]
    case .damage(let report):
      Text(
        "\(Wording.quoted(report.file)) is damaged at line \(report.line), byte \(report.byte); see `support check'",
        ru: "\(Wording.quoted(report.file)) повреждён в строке \(report.line), байт \(report.byte); см. `support check'"
      )[language]
    }
  }
}
