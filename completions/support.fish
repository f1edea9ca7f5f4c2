# Completion of support for fish. Generated from the program's own description; not to be edited.
# To use it: support completion fish | source

# whether option $argv[2] of command $argv[1] takes the next word
function __support_takes
    switch "$argv[1]:$argv[2]"
        case '*:--store' '*:--actor' '*:--at' '*:--lang' '*:--color' search-help:-p search-help:--product search-help:-t search-help:--topic search-help:--limit search-help:--read new:--from new:--name new:-s new:--subject new:-m new:--message new:-F new:--file new:-p new:--product new:-t new:--topic new:-k new:--kind new:--channel new:-a new:--attach new:--detail new:--key reply:-m reply:--message reply:-F reply:--file reply:-a reply:--attach reply:--from reply:--canned reply:--cite reply:--key show:--attachment show:-o show:--output list:--sort list:--limit list:--columns take:--line escalate:--reason edit:-p edit:--product edit:-t edit:--topic edit:-k edit:--kind edit:-s edit:--subject edit:--detail edit:--add-tag edit:--remove-tag close:--reason close:--duplicate-of close:-m close:--message close:-F close:--file reopen:--reason rate:-m rate:--message rate:--from stats:--by stats:--figures stats:--since stats:--until stats:--html stats:--svg stats:--target stats:--rate stats:--watch export:--format export:--cursor export:-o export:--output import:--format
            return 0
    end
    return 1
end

# prints the command on the line and the number of the operand at the cursor; fails if there is no command yet
function __support_place
    set -l command
    set -l operand 1
    set -l skip
    set -l ended
    for word in (commandline -opc)[2..]
        if set -q skip[1]
            set skip
        else if set -q ended[1]; or not string match -q -- '-?*' $word
            if set -q command[1]
                set operand (math $operand + 1)
            else
                set command $word
            end
        else if test "$word" = --
            set ended 1
        else if string match -q -- '--*' $word
            __support_takes "$command" $word; and set skip 1
        else
            set -l letters (string split '' -- (string sub -s 2 -- $word))
            for index in (seq (count $letters))
                if __support_takes "$command" -$letters[$index]
                    test $index -eq (count $letters); and set skip 1
                    break
                end
            end
        end
    end
    set -q command[1]; or return 1
    printf '%s\n' $command $operand
end

# whether the line names command $argv[1] (any, if left out), at operand $argv[2] (3- is the third or later)
function __support_in
    set -l place (__support_place); or return 1
    set -q argv[1]; or return 0
    test "$place[1]" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    if string match -q -- '*-' $argv[2]
        test $place[2] -ge (string trim -r -c - -- $argv[2])
    else
        test $place[2] -eq $argv[2]
    end
end

# prints what the program knows of kind $argv[1]
function __support_ask
    set -l words (commandline -opc)
    set -l passed
    set -l option
    for word in $words[2..]
        if set -q option[1]
            set -a passed $option (string replace -r '^~(?=/|$)' -- $HOME $word)
            set option
        else
            switch $word
                case --
                    break
                case --store
                    set option $word
                case '--store=*'
                    set -a passed $word
            end
        end
    end
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l program (string replace -r '^~(?=/|$)' -- $HOME $words[1])
    $program $passed complete $argv[1] -- "$typed" 2>/dev/null
end

# offers words for the last place of a comma-separated list, without those already there
function __support_list
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l base (string replace -r -- '[^,]*$' '' "$typed")
    for word in $argv
        contains -- $word (string split , -- $base); or printf '%s%s\n' "$base" $word
    end
end

# prints what has a page of help
function __support_help_names
    printf '%s\n' 'search-help	find help articles' 'new	file a ticket' 'reply	add to the thread' 'show	show a ticket\'s thread' 'list	list the tickets that match' 'take	claim a ticket' 'escalate	hand tickets to line 2' 'edit	correct a ticket\'s fields' 'close	end tickets' 'reopen	resume closed tickets' 'merge	make one matter of several tickets' 'undo	take back one invocation' 'rate	say whether it helped' 'stats	show the figures of the desk' 'export	write tickets out' 'import	read tickets in' 'check	prove the store whole' 'catalog	products, topics, channels, hours' 'completion	print a shell\'s completions' 'help	explain a command or a topic' 'rules	the rules of the desk, by name' 'exit-codes	what each exit status means' 'query	the words that choose tickets' 'json	the objects --json prints' 'store	where the tickets are' 'environment	the variables that are read' 'recipes	one-liners for the shell' 'statistics	what each figure means'
end

complete -c support -f
complete -c support -l store -x -a '(__fish_complete_directories)' -d 'the store; else $SUPPORT_STORE'
complete -c support -l actor -x -d 'the agent you are; else $SUPPORT_ACTOR, $USER'
complete -c support -l at -x -d 'read the desk as it was then; write with that time'
complete -c support -l lang -x -a 'en ru' -d 'the language of messages'
complete -c support -s q -l quiet -d 'only errors on stderr'
complete -c support -s v -l verbose -d 'say more on stderr'
complete -c support -l no-input -d 'ask nothing, open no editor'
complete -c support -l color -x -a 'auto always never' -d 'when to use colour'
complete -c support -s n -l dry-run -d 'say what would happen, write nothing'
complete -c support -s y -l yes -d 'do it without asking'
complete -c support -s h -l help -d 'show the synopsis and options, or everything'
complete -c support -l version -d 'show the version'

complete -c support -n 'not __support_in' -a search-help -d 'find help articles'
complete -c support -n 'not __support_in' -a new -d 'file a ticket'
complete -c support -n 'not __support_in' -a reply -d 'add to the thread'
complete -c support -n 'not __support_in' -a show -d 'show a ticket\'s thread'
complete -c support -n 'not __support_in' -a list -d 'list the tickets that match'
complete -c support -n 'not __support_in' -a take -d 'claim a ticket'
complete -c support -n 'not __support_in' -a escalate -d 'hand tickets to line 2'
complete -c support -n 'not __support_in' -a edit -d 'correct a ticket\'s fields'
complete -c support -n 'not __support_in' -a close -d 'end tickets'
complete -c support -n 'not __support_in' -a reopen -d 'resume closed tickets'
complete -c support -n 'not __support_in' -a merge -d 'make one matter of several tickets'
complete -c support -n 'not __support_in' -a undo -d 'take back one invocation'
complete -c support -n 'not __support_in' -a rate -d 'say whether it helped'
complete -c support -n 'not __support_in' -a stats -d 'show the figures of the desk'
complete -c support -n 'not __support_in' -a export -d 'write tickets out'
complete -c support -n 'not __support_in' -a import -d 'read tickets in'
complete -c support -n 'not __support_in' -a check -d 'prove the store whole'
complete -c support -n 'not __support_in' -a catalog -d 'products, topics, channels, hours'
complete -c support -n 'not __support_in' -a completion -d 'print a shell\'s completions'
complete -c support -n 'not __support_in' -a help -d 'explain a command or a topic'

# search-help
complete -c support -n '__support_in search-help' -s p -l product -x -k -a '(__support_ask product)' -d 'only of this product'
complete -c support -n '__support_in search-help' -s t -l topic -x -k -a '(__support_ask topic)' -d 'only of this topic'
complete -c support -n '__support_in search-help' -l limit -x -d 'at most that many; 5 unless given'
complete -c support -n '__support_in search-help' -l read -x -k -a '(__support_ask article)' -d 'read an article'
complete -c support -n '__support_in search-help' -l topics -d 'browse all articles by topic'
complete -c support -n '__support_in search-help' -l explain -d 'show how the scores came about'
complete -c support -n '__support_in search-help' -l json -a '(__support_list query repaired certain results)' -d 'one object'

# new
complete -c support -n '__support_in new' -l from -x -d 'who writes; else $SUPPORT_FROM, $EMAIL'
complete -c support -n '__support_in new' -l name -x -d 'the writer\'s name'
complete -c support -n '__support_in new' -s s -l subject -x -d 'what the matter is, in a few words'
complete -c support -n '__support_in new' -s m -l message -x -d 'the letter; each -m is a paragraph'
complete -c support -n '__support_in new' -s F -l file -r -F -d 'the letter from a file; - is stdin'
complete -c support -n '__support_in new' -s p -l product -x -k -a '(__support_ask product)' -d 'the product it is about'
complete -c support -n '__support_in new' -s t -l topic -x -k -a '(__support_ask topic)' -d 'the type of problem; PRODUCT/TOPIC works too'
complete -c support -n '__support_in new' -s k -l kind -x -k -a '(__support_ask kind)' -d 'question, problem, complaint …'
complete -c support -n '__support_in new' -l channel -x -k -a '(__support_ask channel)' -d 'how it came; shell unless given'
complete -c support -n '__support_in new' -s a -l attach -r -F -d 'a file to keep with the letter'
complete -c support -n '__support_in new' -l detail -x -d 'what the topic wants to know'
complete -c support -n '__support_in new' -l key -x -d 'files once, however often repeated'
complete -c support -n '__support_in new' -l skip-help -d 'look for no articles first'
complete -c support -n '__support_in new' -l strict -d 'refuse a letter that is not good'
complete -c support -n '__support_in new' -l force -d 'file what a rule would refuse'
complete -c support -n '__support_in new' -l json -a '(__support_list number line due limit offers product topic topic_guessed confidence right_product kind rule related findings deflected)' -d 'the receipt as JSON'

# reply
complete -c support -n '__support_in reply' -s m -l message -x -d 'the message; each -m is a paragraph'
complete -c support -n '__support_in reply' -s F -l file -r -F -d 'the message from a file; - is stdin'
complete -c support -n '__support_in reply' -s a -l attach -r -F -d 'a file to keep with it'
complete -c support -n '__support_in reply' -l from -x -d 'the requester writes'
complete -c support -n '__support_in reply' -l note -d 'only agents see it'
complete -c support -n '__support_in reply' -l close -d 'and close the ticket as solved'
complete -c support -n '__support_in reply' -l canned -x -k -a '(__support_ask canned)' -d 'a text of the store\'s canned/*.txt'
complete -c support -n '__support_in reply' -l cite -x -k -a '(__support_ask article)' -d 'the article the answer relies on'
complete -c support -n '__support_in reply' -l key -x -d 'adds once, however often repeated'
complete -c support -n '__support_in reply' -l json -a '(__support_list number seq state line due limit)' -d 'the receipt as JSON'
complete -c support -n '__support_in reply 1' -k -a '(__support_ask ticket)'

# show
complete -c support -n '__support_in show' -l events -d 'every event instead of the thread'
complete -c support -n '__support_in show' -l why -d 'what the rules did, and how the due time comes about'
complete -c support -n '__support_in show' -l attachment -x -d 'the K-th file of the thread'
complete -c support -n '__support_in show' -s o -l output -r -F -d 'where the attachment goes'
complete -c support -n '__support_in show' -l json -a '(__support_list schema number uid product topic topic_guessed kind channel state line subject requester agent tags details created updated due limit first_answer closed reason contacts repeat offered related duplicate_of merged_into merged_from rating messages events why)' -d 'as JSON'
complete -c support -n '__support_in show 1-' -k -a '(__support_ask ticket)'

# list
complete -c support -n '__support_in list' -l sort -x -a 'due age number updated' -d 'the order; newest first unless given'
complete -c support -n '__support_in list' -l limit -x -d 'at most that many'
complete -c support -n '__support_in list' -l numbers -d 'only the numbers'
complete -c support -n '__support_in list' -s 0 -l null -d 'end each number with NUL, for xargs -0'
complete -c support -n '__support_in list' -l count -d 'only how many there are'
complete -c support -n '__support_in list' -l columns -x -a '(__support_list number state line product topic kind channel from agent tags subject created updated due limit age closed reason contacts)' -d 'which columns'
complete -c support -n '__support_in list' -l json -a '(__support_list schema number uid product topic topic_guessed kind channel state line subject requester agent tags details created updated due limit first_answer closed reason contacts repeat offered related duplicate_of merged_into merged_from rating messages events)' -d 'an array of tickets'
complete -c support -n '__support_in list 1-' -k -a '(__support_ask query)'

# take
complete -c support -n '__support_in take' -l next -d 'the one nearest its limit'
complete -c support -n '__support_in take' -l line -x -d 'with --next: only of line 1 or 2'
complete -c support -n '__support_in take' -l release -d 'give it back'
complete -c support -n '__support_in take' -l json -a '(__support_list changed unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in take 1-' -k -a '(__support_ask ticket)'

# escalate
complete -c support -n '__support_in escalate' -l reason -x -d why
complete -c support -n '__support_in escalate' -l back -d 'back to line 1'
complete -c support -n '__support_in escalate' -l json -a '(__support_list changed unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in escalate 1-' -k -a '(__support_ask ticket)'

# edit
complete -c support -n '__support_in edit' -s p -l product -x -k -a '(__support_ask product)' -d 'the product'
complete -c support -n '__support_in edit' -s t -l topic -x -k -a '(__support_ask topic)' -d 'the topic; PRODUCT/TOPIC works too'
complete -c support -n '__support_in edit' -s k -l kind -x -k -a '(__support_ask kind)' -d 'the kind of matter'
complete -c support -n '__support_in edit' -s s -l subject -x -d 'the subject'
complete -c support -n '__support_in edit' -l detail -x -d 'a wanted detail'
complete -c support -n '__support_in edit' -l add-tag -x -d 'add a label'
complete -c support -n '__support_in edit' -l remove-tag -x -d 'take a label away'
complete -c support -n '__support_in edit' -l json -a '(__support_list changed unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in edit 1-' -k -a '(__support_ask ticket)'

# close
complete -c support -n '__support_in close' -l reason -x -a 'solved duplicate out-of-scope no-answer withdrawn spam' -d 'why; solved unless given'
complete -c support -n '__support_in close' -l duplicate-of -x -k -a '(__support_ask ticket)' -d 'the ticket it repeats'
complete -c support -n '__support_in close' -s m -l message -x -d 'a last answer; each -m is a paragraph'
complete -c support -n '__support_in close' -s F -l file -r -F -d 'the answer from a file; - is stdin'
complete -c support -n '__support_in close' -l json -a '(__support_list changed unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in close 1-' -k -a '(__support_ask ticket)'

# reopen
complete -c support -n '__support_in reopen' -l reason -x -d why
complete -c support -n '__support_in reopen' -l json -a '(__support_list changed unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in reopen 1-' -k -a '(__support_ask ticket)'

# merge
complete -c support -n '__support_in merge' -l json -a '(__support_list number merged unchanged failed)' -d 'what changed, as JSON'
complete -c support -n '__support_in merge 1-' -k -a '(__support_ask ticket)'

# undo
complete -c support -n '__support_in undo' -l list -d 'the newest invocations'
complete -c support -n '__support_in undo' -l json -a '(__support_list group do at by tickets)' -d 'what was undone, as JSON'
complete -c support -n '__support_in undo 1' -k -a '(__support_ask invocation)'

# rate
complete -c support -n '__support_in rate' -s m -l message -x -d 'a comment; each -m is a paragraph'
complete -c support -n '__support_in rate' -l from -x -d 'who says so; of an article else $SUPPORT_FROM, $EMAIL'
complete -c support -n '__support_in rate' -l json -a '(__support_list number article rating)' -d 'what was rated, as JSON'
complete -c support -n '__support_in rate 1' -k -a '(__support_ask rateable)'
complete -c support -n '__support_in rate 2' -a 'good bad'

# stats
complete -c support -n '__support_in stats' -l by -x -a '(__support_list line product topic kind channel state agent article hour weekday day week month)' -d 'what to group by; a table each'
complete -c support -n '__support_in stats' -l figures -x -a '(__support_list all tickets share answers answered closed open waiting oldest first_answer first_answer_service resolution resolution_service wait wait_service in_due in_limit escalated repeat reopened misrouted out_of_scope rated good offered cited deflected deflection)' -d 'which figures; tickets unless given'
complete -c support -n '__support_in stats' -l since -x -d 'only what happened from then on'
complete -c support -n '__support_in stats' -l until -x -d 'only what happened up to then'
complete -c support -n '__support_in stats' -l json -a '(__support_list at by since until total totals rows today backlog promises hours days topics lines articles oldest forecast)' -d 'the figures as JSON'
complete -c support -n '__support_in stats' -l csv -d 'as CSV with a header'
complete -c support -n '__support_in stats' -l chart -a '(__support_list blocks ascii)' -d 'as a chart of characters'
complete -c support -n '__support_in stats' -l html -r -F -d 'a page of pictures and tables, of 28 days unless bounded'
complete -c support -n '__support_in stats' -l svg -r -F -d 'one picture of the table'
complete -c support -n '__support_in stats' -l forecast -d 'waits, promises and staff by hour and line'
complete -c support -n '__support_in stats' -l target -x -d 'with --forecast: 90% wait no longer; 1h unless given'
complete -c support -n '__support_in stats' -l rate -x -d 'with --forecast: letters an agent answers in an hour'
complete -c support -n '__support_in stats' -l watch -x -d 'look that often, on a terminal, and draw what changed'
complete -c support -n '__support_in stats 1-' -k -a '(__support_ask query)'

# export
complete -c support -n '__support_in export' -l format -x -a 'jsonl json csv' -d 'jsonl unless given'
complete -c support -n '__support_in export' -l csv-exact -d 'no guard against formulas'
complete -c support -n '__support_in export' -l cursor -r -F -d 'only what changed since; FILE keeps the place'
complete -c support -n '__support_in export' -l follow -d 'go on with changes as they happen'
complete -c support -n '__support_in export' -s o -l output -r -F -d 'a new file instead of stdout'
complete -c support -n '__support_in export 1-' -k -a '(__support_ask query)'

# import
complete -c support -n '__support_in import' -l format -x -a jsonl -d jsonl
complete -c support -n '__support_in import' -l json -a '(__support_list created would_create unchanged renumbered)' -d 'the summary as JSON'
complete -c support -n '__support_in import 1' -F

# check
complete -c support -n '__support_in check' -l rebuild -d 'make the index anew instead'
complete -c support -n '__support_in check' -l json -a '(__support_list tickets commits findings)' -d 'the findings as JSON'

# catalog
complete -c support -n '__support_in catalog' -l json -a '(__support_list zone service_hours promise phone channels kinds details products)' -d 'the catalog as JSON'
complete -c support -n '__support_in catalog 1' -k -a '(__support_ask product)'

# completion
complete -c support -n '__support_in completion 1' -a 'bash zsh fish'

# help
complete -c support -n '__support_in help 1' -k -a '(__support_help_names)'
