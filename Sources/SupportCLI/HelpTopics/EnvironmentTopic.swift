// `support help environment`: the variables that are read.

internal import CommandLineKit

extension HelpTopics {
  static let environment = HelpTopic(
    "environment", title: Text("the variables that are read", ru: "переменные окружения"),
    body: Text(
      """
        SUPPORT_STORE              the store's folder, unless --store
        XDG_DATA_HOME, HOME        where the default store is
        SUPPORT_FROM, EMAIL        the requester of `new', unless --from; else
        LOGNAME                    your login name at this host
        SUPPORT_ACTOR, USER        the agent you are, unless --actor
        VISUAL, EDITOR             the editor for letters, on a terminal
        PAGER                      the pager, on a terminal (`cat' for none)
        LC_ALL, LC_MESSAGES, LANG  the language, unless --lang: ru… is Russian
        NO_COLOR, TERM             no colour if NO_COLOR is set or TERM is dumb
        COLUMNS                    the width, where the terminal does not say
      """,
      ru: """
          SUPPORT_STORE              папка хранилища, если нет --store
          XDG_DATA_HOME, HOME        где хранилище по умолчанию
          SUPPORT_FROM, EMAIL        кто пишет в `new', если нет --from; иначе
          LOGNAME                    ваше имя на этой машине
          SUPPORT_ACTOR, USER        какой вы сотрудник, если нет --actor
          VISUAL, EDITOR             редактор писем, на терминале
          PAGER                      постраничный вывод на терминале (`cat' — без него)
          LC_ALL, LC_MESSAGES, LANG  язык, если нет --lang: ru… — русский
          NO_COLOR, TERM             без цвета, если задан NO_COLOR или TERM=dumb
          COLUMNS                    ширина, если терминал её не сообщает
        """))
}
