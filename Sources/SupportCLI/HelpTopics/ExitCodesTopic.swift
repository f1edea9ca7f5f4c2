// `support help exit-codes`: what each exit status means. The numbers are ExitCode's; a test compares the two.

internal import CommandLineKit

extension HelpTopics {
  static let exitCodes = HelpTopic(
    "exit-codes", title: Text("what each exit status means", ru: "что значит каждый код завершения"),
    body: Text(
      """
        0    done; also: an empty list, a repeated --key, a dry run that would
             succeed, nothing to do, a reader that closed the pipe
        1    the answer is no: check found damage
        2    usage: a wrong flag, value or query, an empty letter
        3    no such ticket, attachment, product or help topic
        4    refused: a move the desk does not allow, a missing -y, an output
             file that exists
        5    part of a batch failed; each failure is on stderr, the rest is done
             (with one operand: that failure's own status)
        65   bad input: not UTF-8, not JSON, too large, not a regular file, not a
             cursor
        74   the store cannot be read or written, a failed sync; output that
             could not be written; a journal that is not the cursor's
        75   locked by another process, or out of space: try again
        130  interrupted (SIGINT); 143 ended (SIGTERM); nothing half-written

        Errors are one line on stderr, `support: cannot …: why', and at most one
        `hint:' line. With --json they are one line of JSON on stderr:
        {"schema":1,"error":{"code":"…","message":"…","hint":"…","exit":3}}
        The code never changes; the message follows the language.
      """,
      ru: """
          0    сделано; также: пустой список, повторённый --key, проверка без
               записи, которая удалась бы, нечего делать, читатель закрыл конвейер
          1    ответ «нет»: check нашёл повреждения
          2    вызов: неверный флаг, значение или запрос, пустое письмо
          3    нет такого обращения, вложения, продукта или раздела справки
          4    отказ: служба такого не позволяет, нужен -y, файл для вывода
               уже есть
          5    часть пакета не удалась; о каждой неудаче сказано в stderr,
               остальное сделано (с одним номером: код самой неудачи)
          65   неверные данные: не UTF-8, не JSON, слишком велико, не обычный файл,
               не место чтения
          74   хранилище не читается или не пишется, ошибка синхронизации; вывод
               не удалось записать; журнал не тот, что у места чтения
          75   занято другим процессом или нет места: повторите
          130  прервано (SIGINT); 143 завершено (SIGTERM); половин не остаётся

          Ошибка — одна строка в stderr, `support: не удалось …: почему', и не
          больше одной строки `подсказка:'. С --json это одна строка JSON в stderr:
          {"schema":1,"error":{"code":"…","message":"…","hint":"…","exit":3}}
          Поле code не меняется; message — на выбранном языке.
        """))
}
