// `support help recipes`: one-liners that put the commands together; each is run by a test.

internal import CommandLineKit

extension HelpTopics {
  static let recipes = HelpTopic(
    "recipes", title: Text("one-liners for the shell", ru: "однострочники для оболочки"),
    body: Text(
      """
        # file a ticket from a script, safely repeatable
        n=$(support new --from "$me" -p account -t access -s "$s" -F letter.txt \\
              -a shot.png --key "$id")

        # hand everything older than a day to line 2
        support list line:1 state:open age:24h.. --numbers |
          support escalate - --reason "over a day"

        # close what is filed under spam
        support list topic:spam --numbers -0 |
          xargs -0 support close --reason spam -y

        # the whole desk as one JSON line a ticket
        support export | gzip >desk.jsonl.gz

        # what changed since the last run, for another system
        support export --cursor feed.cursor | gzip >>feed.jsonl.gz

        # every night, the tables of the last week in one file
        support stats --by topic --by line,state --by day --since 7d --csv >week.csv

        # say it when a ticket is closed
        support export --follow | jq -r --unbuffered \\
          'select(.state=="closed") | "\\(.number) is closed"'
      """,
      ru: """
          # подать обращение из сценария, повторять безопасно
          n=$(support new --from "$me" -p account -t access -s "$s" -F letter.txt \\
                -a shot.png --key "$id")

          # передать второй линии всё, что старше суток
          support list line:1 state:open age:24h.. --numbers |
            support escalate - --reason "больше суток"

          # закрыть то, что подано как спам
          support list topic:spam --numbers -0 |
            xargs -0 support close --reason spam -y

          # вся служба, по строке JSON на обращение
          support export | gzip >desk.jsonl.gz

          # что изменилось с прошлого раза, для другой системы
          support export --cursor feed.cursor | gzip >>feed.jsonl.gz

          # каждую ночь таблицы за неделю одним файлом
          support stats --by topic --by line,state --by day --since 7d --csv >week.csv

          # сообщать, когда обращение закрыто
          support export --follow | jq -r --unbuffered \\
            'select(.state=="closed") | "\\(.number) закрыто"'
        """))
}
