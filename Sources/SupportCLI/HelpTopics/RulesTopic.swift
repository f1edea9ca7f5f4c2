// `support help rules`: the rules of the desk by the names under which they appear in events, in --json, in refusals and
// in `show --why`. A test compares the names with Desk's.

internal import CommandLineKit

extension HelpTopics {
  static let rules = HelpTopic(
    "rules", title: Text("the rules of the desk, by name", ru: "правила службы, по именам"),
    body: Text(
      """
        help-first      Before a ticket is filed the best articles are offered. If
                        one helped, nothing is filed, and that is recorded.
        right-topic     Product and topic are of the catalog. A topic not given is
                        guessed from the letter, and marked as a guess; what was
                        given is never overridden. Corrections are recorded.
        good-letter     A letter is checked: subject-missing, subject-vague,
                        subject-long, body-short, markup, detail-missing:KEY,
                        no-screenshot. Advice; with --strict a refusal.
        out-of-scope    What is not the desk's business is refused with the place
                        to turn to; --force files it.
        right-product   A letter filed under one product that seems to belong to
                        another is pointed there, and filed as it was given.
        one-ticket      Who has a ticket on the same product and topic, unanswered
                        or waiting, is pointed to it; --force files another. A
                        letter opens a closed ticket under its own number.
        repeat-contact  A requester's message after the first public answer moves
                        the ticket to line 2. A new ticket starts there if one of
                        the same requester and product was closed at most 30 x 24
                        hours before, unless as spam or duplicate; they are linked.
        escalation      Line 1 hands over to line 2, or gets back, with a reason.
                        Whoever had taken the ticket no longer has it.
        merge           Tickets merged go on under one number, on line 2 if either
                        was there.
        promise         An answer within 24 hours, at most 5 days, unless the
                        catalog says otherwise, from the first unanswered letter;
                        on a service-hours clock off-hours do not count. A public
                        answer or a close ends it, a note does not.
        attachments     Files are kept once, by content; names are only names.
        no-phone-line   Products are reached by the channels the catalog lists.
        did-it-help     Articles and closed tickets are rated good or bad.

        `support show N --why' tells which of them did what to a ticket.
      """,
      ru: """
          help-first      До подачи предлагаются лучшие статьи. Если статья помогла,
                          ничего не подаётся, и это записывается.
          right-topic     Продукт и тема — из каталога. Не указанная тема
                          угадывается по письму и помечается как догадка; указанное
                          не меняется никогда. Исправления записываются.
          good-letter     Письмо проверяется: subject-missing, subject-vague,
                          subject-long, body-short, markup, detail-missing:КЛЮЧ,
                          no-screenshot. Это советы; с --strict — отказ.
          out-of-scope    Что не в ведении службы, не принимается с указанием, куда
                          обратиться; --force подаёт.
          right-product   Письму, поданному по одному продукту, а похожему на другой,
                          указывается другой; подаётся оно, как указано.
          one-ticket      У кого по тому же продукту и теме есть обращение без ответа
                          или ждущее, тому указывают на него; --force подаёт ещё
                          одно. Письмо открывает закрытое под тем же номером.
          repeat-contact  Сообщение обратившегося после первого открытого ответа
                          переводит обращение на вторую линию. Новое начинает с неё,
                          если прежнее того же человека по тому же продукту закрыто
                          не раньше 30 x 24 часов назад и не как спам или повтор;
                          они связываются.
          escalation      Первая линия передаёт второй или получает назад, с
                          причиной. Взявший обращение больше его не держит.
          merge           Объединённые продолжаются под одним номером, на второй
                          линии, если там было хоть одно.
          promise         Ответ за 24 часа, самое позднее за 5 дней, если в каталоге
                          не иначе, с первого письма без ответа; по часам работы
                          нерабочее время не идёт. Кончается открытым ответом или
                          закрытием, но не заметкой.
          attachments     Файлы хранятся один раз, по содержимому; имена — только имена.
          no-phone-line   До продуктов доходят каналами из каталога.
          did-it-help     Статьи и закрытые обращения оценивают good или bad.

          Какое из них что сделало, скажет `support show N --why'.
        """))
}
