// `support help statistics`: what each figure is, to the second.

internal import CommandLineKit

extension HelpTopics {
  static let statistics = HelpTopic(
    "statistics", title: Text("what each figure means", ru: "что значит каждый показатель"),
    body: Text(
      """
        Moments count in milliseconds, lengths of time in whole seconds, cut;
        what would be negative is 0. Days and hours are those of the desk's zone.
        The moment of asking is --at, else now.

        WHERE A FIGURE COUNTS
        By the ticket as it is at that moment: its line, topic, agent, state.
        On an axis of time (hour weekday day week month) a ticket counts when it
        was filed; answers, answered and closed count when that happened, answers
        under the agent who wrote. --since and --until bound these moments, both
        ends included. Weeks are those of ISO 8601. Every table sums to its total;
        the tables of one command are of the same tickets at the same moment.
        A ticket that goes on as another counts by its own history, up to then; the
        other takes over what waits, since when it waited, the earlier first answer,
        and whether it was escalated, reopened, misrouted, a repeat or rated. Answers
        count under the number they were written to. What was undone never counts.

        tickets       filed, spam and merged ones included
        share         of all tickets of the table
        answers       public messages of agents
        answered      tickets by their first public answer
        closed        closed tickets by the close that still stands
        open          the backlog: staff owe an answer, not merged
        waiting       the requester owes one, not merged
        oldest        the greatest age of an open ticket: since the first
                      unanswered letter, else since filing
        first_answer  from filing to the first public answer; unanswered tickets
                      do not count
        resolution    from filing to the close that still stands, for any reason
                      but spam and duplicate, not merged; a ticket opened again
                      has none until it is closed again
        wait          how long the requester waited in all: every stretch from
                      the first unanswered letter to the next public answer,
                      close or merge; the last one up to now if it still runs
        …_service     the same, counting service hours only
        in_due        answered by the due time counted from filing (24 hours
                      unless the catalog says otherwise), of those answered and
                      those open, unanswered and past it; closed without an
                      answer counts in neither
        in_limit      the same with the limit (5 days)
        escalated     handed to line 2 by hand, of tickets
        repeat        the requester wrote after the first answer, or the ticket
                      began as a repeat contact, of tickets
        reopened      opened again after a close, by a letter or by hand
        misrouted     product or topic corrected after filing, of tickets;
                      sorting what had none is no correction
        out_of_scope  closed as out of scope, or filed with --force against the
                      rule out-of-scope, of tickets
        rated         rated by the requester; of an article, by people: of each
                      one's words on it only the last counts, when it was said
        good          rated good, of rated

        BY ARTICLE
        offered       offered before a ticket was filed, when that was filed
        cited         cited in answers to tickets, when those were filed
        deflected     letters that were not filed because the article helped, as
                      the person said when asked, at that moment
        deflection    deflected, of deflected and offered; on axes of time, of
                      deflected and tickets
        rated, good   see above
        On axes of time there are deflected and deflection. What is about no ticket
        (all but offered and cited) no query can choose: with one it is left out.

        Times are given as the median, the 90th and the 99th percentile by nearest
        rank: the smallest time that at least so many per cent of the cases do not
        exceed. They are exact, whatever the number of tickets. Of nothing, every
        figure is 0. Per cent are rounded to one decimal, halves up.

        THE MORNING SCREEN
        Usual is the median (the lower of two) of the last eight days of the same
        name, each up to the same time of day. Topics, lines and promises are of
        tickets filed in the last 7 x 24 hours, hours and days of the last 28 x 24.
        Articles are those of the last 7 x 24 hours: letters that one answered, of
        those and the tickets filed; and the words on articles that were good.

        THE FORECAST
        What came and what was answered in the last 28 days is taken for what
        comes. Each hour on each line is a queue (M/M/c, Erlang C): letters are
        the stretches that began in it, staff the agents whose answers were seen,
        and an agent answers as many an hour as 90 of 100 agent-hours with an
        answer do not exceed, or --rate. It prints what it assumes.
      """,
      ru: """
          Моменты считаются в миллисекундах, промежутки — в целых секундах с
          отбрасыванием; отрицательное значит 0. Дни и часы — в часовом поясе
          службы. Момент вопроса — --at, иначе сейчас.

          ГДЕ СЧИТАЕТСЯ ПОКАЗАТЕЛЬ
          По обращению, какое оно в этот момент: линия, тема, сотрудник, состояние.
          На оси времени (hour weekday day week month) обращение считается тогда,
          когда подано; answers, answered и closed — когда это случилось, answers —
          за тем, кто ответил. --since и --until ограничивают эти моменты, концы
          входят. Недели — по ISO 8601. Каждая таблица сходится со своим итогом;
          таблицы одной команды — об одних обращениях в один и тот же момент.
          Обращение, вошедшее в другое, считается по своей истории до этого; то
          другое перенимает ожидание с его начала, более ранний первый ответ и то,
          было ли оно передано, вновь открыто, исправлено, повторным, оценённым.
          Ответы считаются под тем номером, на который написаны. Отменённое не
          считается нигде.

          tickets       поданные, включая спам и объединённые
          share         доля всех обращений таблицы
          answers       открытые ответы сотрудников
          answered      обращения по первому открытому ответу
          closed        закрытые — по закрытию, которое в силе
          open          ответ за службой, не объединённые
          waiting       ответ за автором, не объединённые
          oldest        наибольший возраст открытого: с первого неотвеченного
                        письма, иначе с подачи
          first_answer  от подачи до первого открытого ответа; обращения без
                        ответа не входят
          resolution    от подачи до закрытия, которое в силе, по любой причине,
                        кроме spam и duplicate, без объединённых; вновь открытое
                        не входит, пока не закрыто снова
          wait          сколько автор ждал всего: каждый отрезок от первого
                        неотвеченного письма до следующего ответа, закрытия или
                        объединения; последний — до текущего момента, если длится
          …_service     то же только в рабочие часы
          in_due        ответ в срок, считая от подачи (24 часа, если каталог не
                        говорит иного), из отвеченных и открытых без ответа, чей
                        срок прошёл; закрытое без ответа не входит никуда
          in_limit      то же с крайним сроком (5 дней)
          escalated     передано на линию 2 вручную, от обращений
          repeat        автор писал после первого ответа или обращение началось
                        как повторное, от обращений
          reopened      вновь открыто после закрытия, письмом или вручную
          misrouted     продукт или тема исправлены после подачи, от обращений;
                        назначить тему тому, у чего её не было, — не исправление
          out_of_scope  закрыто как не относящееся к службе или подано с --force
                        вопреки правилу out-of-scope, от обращений
          rated         оценено обратившимся; статья — людьми: из слов каждого о
                        ней считается последнее, тогда, когда сказано
          good          оценка good, от оценённых

          ПО СТАТЬЯМ
          offered       предложена перед подачей обращения, когда оно подано
          cited         названа в ответах на обращения, когда они поданы
          deflected     письма, которые не поданы, потому что статья помогла:
                        так ответил человек на вопрос, в этот момент
          deflection    deflected, от deflected и offered вместе; на осях времени —
                        от deflected и tickets вместе
          rated, good   см. выше
          На осях времени есть deflected и deflection. Что не об обращениях (всё,
          кроме offered и cited), запросом не выбрать: с ним этого нет.

          Время даётся медианой, 90-м и 99-м процентилем по ближайшему рангу:
          наименьшее время, которого не превышает такая доля случаев. Оно точное
          при любом числе обращений. Из ничего каждый показатель — 0. Проценты
          округлены до десятых.

          УТРЕННИЙ ЭКРАН
          Обычно — медиана (меньшая из двух) последних восьми таких дней недели,
          каждого до того же часа. Темы, линии и обещания — по обращениям за
          7 x 24 часов, часы и дни — за 28 x 24. Статьи — за 7 x 24 часов: письма,
          на которые ответила статья, от них и поданных обращений вместе, и доля
          слов о статьях, которые «помогло».

          ПРОГНОЗ
          Что пришло и на что ответили за 28 дней, принято за будущее. Каждый час
          каждой линии — очередь (M/M/c, Эрланг C): письма — начатые в нём отрезки
          ожидания, люди — те, чьи ответы были, а сотрудник отвечает в час столько,
          сколько не превышают 90 из 100 часов с ответами, или --rate. Допущения
          печатаются.
        """))
}
