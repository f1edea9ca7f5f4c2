// `support help json`: the objects `--json` prints.

internal import CommandLineKit

extension HelpTopics {
  static let json = HelpTopic(
    "json", title: Text("the objects --json prints", ru: "объекты, которые печатает --json"),
    body: Text(
      """
        Every command takes --json; --json=a,b keeps only those members. The value
        stands after = only. Every object has "schema"; members are only ever
        added. Times are RFC 3339 in UTC with milliseconds. Absent values are left
        out. Control characters are written as \\uXXXX.

        new           {schema,number,line,due,limit,offers[],product,topic,
                      topic_guessed,confidence,right_product,kind,rule,
                      related[],findings[]}; {schema,deflected} if an article helped
        reply         {schema,number,seq,state,line,due,limit}
        rate          {schema,number or article,rating{value,comment,at}}
        list          one array of tickets
        show          a ticket for one number, an array for several; with
                      --why also why{reasons[],stretches[],pauses[]};
                      a reason of a merged ticket has its number in `ticket'
        take escalate edit close reopen
                      {schema,changed[],unchanged[],failed[]}
        merge         {schema,number,merged[],unchanged[],failed[]}
        undo          {schema,group,do,at,by,tickets[]}; --list: an array of those
        check         {schema,tickets,commits,findings[]}
        import        {schema,created,would_create,unchanged,renumbered[]}
        stats         {schema,at,by,total,rows[],today,backlog[],promises,…};
                      with --by {schema,by,total,totals,rows[{value,count,…}]}:
                      values[] for two, times {count,median,p90,p99} in seconds,
                      shares {part,of,percent}; an array for several --by; see
                      `support help statistics'
        search-help   {schema,query,repaired,certain,results[]}
        catalog       {schema,products[],kinds[],channels[],…}

        A ticket: schema number uid product topic topic_guessed kind channel state
        line subject requester{address,name} agent tags[] details{} created updated
        due limit first_answer closed reason contacts repeat offered[] related[]
        duplicate_of merged_into merged_from[] rating{value,comment,at} messages[]
        events[]. A message: ticket seq at from by public body cite
        attachments[{name,type,size,sha256}]; from is "requester" or "agent"; a note
        is a message with public false.

        Errors are JSON too; see `support help exit-codes'.
      """,
      ru: """
          У каждой команды есть --json; --json=a,b оставляет только эти поля.
          Значение стоит только после =. В каждом объекте есть "schema"; поля
          только добавляются. Время — RFC 3339 в UTC с миллисекундами. Чего нет,
          того нет и в объекте. Управляющие символы пишутся как \\uXXXX.

          new           {schema,number,line,due,limit,offers[],product,topic,
                        topic_guessed,confidence,right_product,kind,rule,
                        related[],findings[]}; {schema,deflected}, если статья помогла
          reply         {schema,number,seq,state,line,due,limit}
          rate          {schema,number или article,rating{value,comment,at}}
          list          один массив обращений
          show          обращение для одного номера, массив для нескольких; с
                        --why ещё why{reasons[],stretches[],pauses[]};
                        у причины из объединённого обращения есть `ticket'
          take escalate edit close reopen
                        {schema,changed[],unchanged[],failed[]}
          merge         {schema,number,merged[],unchanged[],failed[]}
          undo          {schema,group,do,at,by,tickets[]}; --list: массив таких
          check         {schema,tickets,commits,findings[]}
          import        {schema,created,would_create,unchanged,renumbered[]}
          stats         {schema,at,by,total,rows[],today,backlog[],promises,…};
                        с --by {schema,by,total,totals,rows[{value,count,…}]}:
                        values[] для двух, время {count,median,p90,p99} в секундах,
                        доли {part,of,percent}; массив для нескольких --by; см.
                        `support help statistics'
          search-help   {schema,query,repaired,certain,results[]}
          catalog       {schema,products[],kinds[],channels[],…}

          Обращение: schema number uid product topic topic_guessed kind channel
          state line subject requester{address,name} agent tags[] details{} created
          updated due limit first_answer closed reason contacts repeat offered[]
          related[] duplicate_of merged_into merged_from[] rating{value,comment,at}
          messages[] events[]. Сообщение: ticket seq at from by public body
          cite attachments[{name,type,size,sha256}]; from — "requester" или "agent";
          заметка — сообщение с public false.

          Ошибки тоже JSON; см. `support help exit-codes'.
        """))
}
