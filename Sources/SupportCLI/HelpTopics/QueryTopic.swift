// `support help query`: the words that choose tickets for list, stats and export.

internal import CommandLineKit

extension HelpTopics {
  static let query = HelpTopic(
    "query", title: Text("the words that choose tickets", ru: "слова, которые выбирают обращения"),
    body: Text(
      """
        A query is a list of words; a ticket must match all of them.

        KEY:VALUE     state:open  line:2  product:mail  topic:account/access
                      kind:claim  channel:mail  from:a@b  agent:olga  tag:vip
                      number:17  reason:solved  related:12  rating:good
                      repeat:yes  contacts:2..  subject:password
                      created:2026-11  updated:7d..  closed:today
                      due:..2h  limit:..1d  age:24h..
        A,B           a comma means or: state:open,waiting
        none          absence: agent:none
        A..B          a range, both ends included; either may be left out
        -KEY:VALUE    not: -topic:spam
        anything else text in the subject or a message, ignoring case; one shell
                      argument is one phrase: "double letter"; -"phrase" is not

        A date means its whole span in the desk's zone: 2026-11, 2026-11-22,
        2026-11-22T09:00, today, yesterday. A span such as 30m, 24h, 7d, 2w looks
        back for created, updated, closed and age, ahead for due and limit. Age
        counts from the start of the unanswered letters, else from filing.

        A word is a key only if letters alone stand before its first colon and no
        slash follows it, so a pasted link is text. Newest first unless --sort.
      """,
      ru: """
          Запрос — список слов; обращение должно подойти под каждое.

          КЛЮЧ:ЗНАЧЕНИЕ state:open  line:2  product:mail  topic:account/access
                        kind:claim  channel:mail  from:a@b  agent:olga  tag:vip
                        number:17  reason:solved  related:12  rating:good
                        repeat:yes  contacts:2..  subject:пароль
                        created:2026-11  updated:7d..  closed:today
                        due:..2h  limit:..1d  age:24h..
          A,B           запятая значит «или»: state:open,waiting
          none          отсутствие: agent:none
          A..B          промежуток с обоими концами; любой можно опустить
          -КЛЮЧ:ЗНАЧЕНИЕ отрицание: -topic:spam
          прочее        текст в теме или сообщении без учёта регистра; один
                        аргумент — одна фраза: "двойное письмо"; -"фраза" — без неё

          Дата значит весь свой промежуток в часовом поясе службы: 2026-11,
          2026-11-22, 2026-11-22T09:00, today, yesterday. Срок 30m, 24h, 7d, 2w
          смотрит назад для created, updated, closed и age, вперёд для due и limit.
          Возраст считается от начала неотвеченных писем, иначе от подачи.

          Слово — ключ, только если до первого двоеточия одни буквы и за ним нет
          косой черты: вставленная ссылка — это текст. Сначала новые, если нет --sort.
        """))
}
