import Testing

@testable import CommandLineKit

@Suite struct `The text of help` {
  @Test func `shows synopsis and options at -h`() {
    #expect(
      HelpText.short(List.info, of: demo, in: .en) == """
        Usage: support list [--sort due|age|number|updated] [--limit K]
                            [--count | --numbers | --json[=FIELD,…]] [-p PRODUCT]
                            [--columns FIELD,…] [QUERY…]

        Tickets that match.

        Operands:
          QUERY  terms, see 'help query'

        Options:
              --sort due|age|number|updated
                                 the order of rows
              --limit K          at most K rows
              --count            only how many
              --numbers          numbers alone
          -p, --product PRODUCT  of one product
              --json[=FIELD,…]   JSON, whole or these fields
              --columns FIELD,…  which columns

        More: support list --help

        """)
  }

  @Test func `shows everything at --help`() {
    #expect(
      HelpText.full(Escalate.info, of: demo, in: .ru) == """
        Использование: support escalate --reason ТЕКСТ [--back] N…|-

        Передать обращения второй линии.

        Исполнитель снимается. Обращение на второй линии остаётся как есть: об этом
        говорится в stderr.

        Операнды:
          N  номера обращений; - читает stdin

        Параметры:
              --reason ТЕКСТ  почему (обязательно)
              --back          вернуть на первую линию

        Общие параметры:
              --store КАТАЛОГ  каталог хранилища
              --lang LANG      язык сообщений (одно из: en, ru)
          -q, --quiet          молчать в stderr
          -n, --dry-run        ничего не менять
          -h, --help           показать краткую справку или полную
              --version        показать версию

        Примеры:
          Передать обращение 17.
            $ support escalate 17 --reason "needs the mail logs"

        Код завершения:
          0  сделано
          3  нет такого обращения
          4  запрещено правилом

        См. также: support help list, support help query

        """)
  }

  @Test func `lists commands by group, without hidden ones`() {
    let text = HelpText.overview(demo, in: .en)
    #expect(
      text.hasPrefix(
        """
        Usage: support COMMAND [OPERAND…] [OPTION…]

        A help desk that fits in a pipe.

        Write:
          new       file a ticket
          merge     one matter, one number
          rate      did it help?

        Work on tickets:
          escalate  hand tickets to line 2
          list      tickets that match

        """))
    #expect(text.contains("\nTopics:\n  query  terms that choose tickets\n"))
    #expect(!text.contains("complete"))
  }

  @Test func `keeps indented lines of a topic`() {
    #expect(
      HelpText.topic(demo.topics[0], in: .en, width: 40) == """
        Terms that choose tickets.

        Terms AND. A comma inside a value is OR.

          state:open   what staff owe
          line:2       on line 2

        """)
  }

  @Test(arguments: Language.allCases, [20, 40, 57, 80, 200])
  func `is never wider than the terminal or 80 columns`(_ language: Language, _ width: Int) {
    let limit = min(max(width, 40), 80)
    for command in demo.visibleCommands {
      for text in [
        HelpText.short(command, of: demo, in: language, width: width),
        HelpText.full(command, of: demo, in: language, width: width),
        HelpText.overview(demo, in: language, width: width),
      ] {
        let long = text.split(separator: "\n").filter { $0.count > limit && !$0.contains("$ ") }
        #expect(long.isEmpty)
      }
    }
  }
}
