// `support help store`: where the tickets are and what may be done to the files.

internal import CommandLineKit

extension HelpTopics {
  static let store = HelpTopic(
    "store", title: Text("where the tickets are", ru: "где лежат обращения"),
    body: Text(
      """
        The store is a folder: --store DIR, else $SUPPORT_STORE, else
        $XDG_DATA_HOME/support, else ~/.local/share/support. The first write makes
        it, readable by you alone.

        store.json                       the format's version
        journal/0/YYYY-MM-DD.jsonl       the truth: one JSON line a step, only ever
                                         appended, each with a checksum
        journal/0/torn/                  ends set aside after a crash
        attachments/ab/<sha256>          files, stored once by content
        catalog.json articles/*.md       yours, in place of the bundled ones
        canned/*.txt                     texts for reply --canned
        index/                           derived; may be deleted at any time
        tmp/ lock                        scratch space and a kernel lock

        A number is printed only after its line is on disk. Readers take no lock and
        need no write access. Back up by copying the folder; journal lines read well
        with jq:

          jq -c '.events[] | select(.type=="escalated")' STORE/journal/*/*.jsonl

        Do not edit journal files: `support check' names what no longer fits. The
        format is described in support-store(5).
      """,
      ru: """
          Хранилище — папка: --store DIR, иначе $SUPPORT_STORE, иначе
          $XDG_DATA_HOME/support, иначе ~/.local/share/support. Её создаёт первая
          запись, и читать её можете только вы.

          store.json                       версия формата
          journal/0/YYYY-MM-DD.jsonl       первоисточник: строка JSON на шаг, только
                                           дописывается, у каждой контрольная сумма
          journal/0/torn/                  концы, отложенные после сбоя
          attachments/ab/<sha256>          файлы, по одному на содержимое
          catalog.json articles/*.md       ваши, вместо встроенных
          canned/*.txt                     заготовки для reply --canned
          index/                           выводится; можно удалить когда угодно
          tmp/ lock                        временное место и блокировка ядра

          Номер печатается только после того, как его строка на диске. Читатели не
          берут блокировку и не требуют права записи. Копия папки — резервная копия;
          строки журнала читает jq:

            jq -c '.events[] | select(.type=="escalated")' STORE/journal/*/*.jsonl

          Не правьте журнал: `support check' назовёт, что не сходится. Формат описан
          в support-store(5).
        """))
}
