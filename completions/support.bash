# Completion of support for bash. Generated from the program's own description; not to be edited.
# To use it: source <(support completion bash)

# whether option $2 of command $1 takes the next word
_support_takes() {
  case $1:$2 in
    *:--store | *:--actor | *:--at | *:--lang | *:--color | search-help:-p | search-help:--product | search-help:-t | search-help:--topic | search-help:--limit | search-help:--read | new:--from | new:--name | new:-s | new:--subject | new:-m | new:--message | new:-F | new:--file | new:-p | new:--product | new:-t | new:--topic | new:-k | new:--kind | new:--channel | new:-a | new:--attach | new:--detail | new:--key | reply:-m | reply:--message | reply:-F | reply:--file | reply:-a | reply:--attach | reply:--from | reply:--canned | reply:--cite | reply:--key | show:--attachment | show:-o | show:--output | list:--sort | list:--limit | list:--columns | take:--line | escalate:--reason | edit:-p | edit:--product | edit:-t | edit:--topic | edit:-k | edit:--kind | edit:-s | edit:--subject | edit:--detail | edit:--add-tag | edit:--remove-tag | close:--reason | close:--duplicate-of | close:-m | close:--message | close:-F | close:--file | reopen:--reason | rate:-m | rate:--message | rate:--from | stats:--by | stats:--figures | stats:--since | stats:--until | stats:--html | stats:--svg | stats:--target | stats:--rate | stats:--watch | export:--format | export:--cursor | export:-o | export:--output | import:--format) return 0 ;;
  esac
  return 1
}

# whether option $1 is handed on to the program
_support_forwarded() {
  case $1 in
    --store) return 0 ;;
  esac
  return 1
}

# offers the options of command $1
_support_options() {
  case $1 in
    search-help) _support_offer --product --topic --limit --read --topics --explain --json ;;
    new) _support_offer --from --name --subject --message --file --product --topic --kind --channel --attach --detail --key --skip-help --strict --force --json ;;
    reply) _support_offer --message --file --attach --from --note --close --canned --cite --key --json ;;
    show) _support_offer --events --why --attachment --output --json ;;
    list) _support_offer --sort --limit --numbers --null --count --columns --json ;;
    take) _support_offer --next --line --release --json ;;
    escalate) _support_offer --reason --back --json ;;
    edit) _support_offer --product --topic --kind --subject --detail --add-tag --remove-tag --json ;;
    close) _support_offer --reason --duplicate-of --message --file --json ;;
    reopen) _support_offer --reason --json ;;
    merge) _support_offer --json ;;
    undo) _support_offer --list --json ;;
    rate) _support_offer --message --from --json ;;
    stats) _support_offer --by --figures --since --until --json --csv --chart --html --svg --forecast --target --rate --watch ;;
    export) _support_offer --format --csv-exact --cursor --follow --output ;;
    import) _support_offer --format --json ;;
    check) _support_offer --rebuild --json ;;
    catalog) _support_offer --json ;;
  esac
  _support_offer --store --actor --at --lang --quiet --verbose --no-input --color --dry-run --yes --help --version
}

# offers values for option $2 of command $1
_support_value() {
  case $1:$2 in
    search-help:-p | search-help:--product) _support_ask product ;;
    search-help:-t | search-help:--topic) _support_ask topic ;;
    search-help:--limit) : ;;
    search-help:--read) _support_ask article ;;
    search-help:--json) _support_list query repaired certain results ;;
    new:--from) : ;;
    new:--name) : ;;
    new:-s | new:--subject) : ;;
    new:-m | new:--message) : ;;
    new:-F | new:--file) _support_files ;;
    new:-p | new:--product) _support_ask product ;;
    new:-t | new:--topic) _support_ask topic ;;
    new:-k | new:--kind) _support_ask kind ;;
    new:--channel) _support_ask channel ;;
    new:-a | new:--attach) _support_files ;;
    new:--detail) : ;;
    new:--key) : ;;
    new:--json) _support_list number line due limit offers product topic topic_guessed confidence right_product kind rule related findings deflected ;;
    reply:-m | reply:--message) : ;;
    reply:-F | reply:--file) _support_files ;;
    reply:-a | reply:--attach) _support_files ;;
    reply:--from) : ;;
    reply:--canned) _support_ask canned ;;
    reply:--cite) _support_ask article ;;
    reply:--key) : ;;
    reply:--json) _support_list number seq state line due limit ;;
    show:--attachment) : ;;
    show:-o | show:--output) _support_files ;;
    show:--json) _support_list schema number uid product topic topic_guessed kind channel state line subject requester agent tags details created updated due limit first_answer closed reason contacts repeat offered related duplicate_of merged_into merged_from rating messages events why ;;
    list:--sort) _support_offer due age number updated ;;
    list:--limit) : ;;
    list:--columns) _support_list number state line product topic kind channel from agent tags subject created updated due limit age closed reason contacts ;;
    list:--json) _support_list schema number uid product topic topic_guessed kind channel state line subject requester agent tags details created updated due limit first_answer closed reason contacts repeat offered related duplicate_of merged_into merged_from rating messages events ;;
    take:--line) : ;;
    take:--json) _support_list changed unchanged failed ;;
    escalate:--reason) : ;;
    escalate:--json) _support_list changed unchanged failed ;;
    edit:-p | edit:--product) _support_ask product ;;
    edit:-t | edit:--topic) _support_ask topic ;;
    edit:-k | edit:--kind) _support_ask kind ;;
    edit:-s | edit:--subject) : ;;
    edit:--detail) : ;;
    edit:--add-tag) : ;;
    edit:--remove-tag) : ;;
    edit:--json) _support_list changed unchanged failed ;;
    close:--reason) _support_offer solved duplicate out-of-scope no-answer withdrawn spam ;;
    close:--duplicate-of) _support_ask ticket ;;
    close:-m | close:--message) : ;;
    close:-F | close:--file) _support_files ;;
    close:--json) _support_list changed unchanged failed ;;
    reopen:--reason) : ;;
    reopen:--json) _support_list changed unchanged failed ;;
    merge:--json) _support_list number merged unchanged failed ;;
    undo:--json) _support_list group do at by tickets ;;
    rate:-m | rate:--message) : ;;
    rate:--from) : ;;
    rate:--json) _support_list number article rating ;;
    stats:--by) _support_list line product topic kind channel state agent article hour weekday day week month ;;
    stats:--figures) _support_list all tickets share answers answered closed open waiting oldest first_answer first_answer_service resolution resolution_service wait wait_service in_due in_limit escalated repeat reopened misrouted out_of_scope rated good offered cited deflected deflection ;;
    stats:--since) : ;;
    stats:--until) : ;;
    stats:--json) _support_list at by since until total totals rows today backlog promises hours days topics lines articles oldest forecast ;;
    stats:--chart) _support_list blocks ascii ;;
    stats:--html) _support_files ;;
    stats:--svg) _support_files ;;
    stats:--target) : ;;
    stats:--rate) : ;;
    stats:--watch) : ;;
    export:--format) _support_offer jsonl json csv ;;
    export:--cursor) _support_files ;;
    export:-o | export:--output) _support_files ;;
    import:--format) _support_offer jsonl ;;
    import:--json) _support_list created would_create unchanged renumbered ;;
    check:--json) _support_list tickets commits findings ;;
    catalog:--json) _support_list zone service_hours promise phone channels kinds details products ;;
    *:--store) _support_folders ;;
    *:--actor) : ;;
    *:--at) : ;;
    *:--lang) _support_offer en ru ;;
    *:--color) _support_offer auto always never ;;
  esac
}

# offers values for operand number $2 of command $1
_support_operand() {
  case $1:$2 in
    reply:1) _support_ask ticket ;;
    show:*) _support_ask ticket ;;
    list:*) _support_ask query ;;
    take:*) _support_ask ticket ;;
    escalate:*) _support_ask ticket ;;
    edit:*) _support_ask ticket ;;
    close:*) _support_ask ticket ;;
    reopen:*) _support_ask ticket ;;
    merge:*) _support_ask ticket ;;
    undo:1) _support_ask invocation ;;
    rate:1) _support_ask rateable ;;
    rate:2) _support_offer good bad ;;
    stats:*) _support_ask query ;;
    export:*) _support_ask query ;;
    import:1) _support_files ;;
    catalog:1) _support_ask product ;;
    completion:1) _support_offer bash zsh fish ;;
    help:1) _support_help_names ;;
  esac
}

# offers the commands
_support_commands() {
  _support_offer search-help new reply show list take escalate edit close reopen merge undo rate stats export import check catalog completion help
}

# offers what has a page of help
_support_help_names() {
  _support_offer search-help new reply show list take escalate edit close reopen merge undo rate stats export import check catalog completion help rules exit-codes query json store environment recipes statistics
}

# offers those of the words that continue what is typed
_support_offer() {
  local word
  for word in "$@"; do
    [[ -n $word && $word == "$value"* ]] || continue
    [[ $open || $word != *[![:alnum:]_:./,@%+=-]* ]] || printf -v word %q "$word"
    COMPREPLY[${#COMPREPLY[@]}]=$prefix$word
  done
}

# offers words for the last place of a comma-separated list, without those already there
_support_list() {
  local word base=${value%"${value##*,}"}
  for word in "$@"; do
    [[ ,$base == *",$word,"* ]] || _support_offer "$base$word"
  done
  compopt -o nospace 2>/dev/null
}

# offers what the program knows of kind $1, in its order
_support_ask() {
  local line
  while IFS= read -r line; do
    _support_offer "${line%%$'\t'*}"
  done <<<"$("$program" ${passed[@]+"${passed[@]}"} complete "$1" -- "$value" 2>/dev/null)"
  compopt -o nosort 2>/dev/null
}

# leaves files to readline, which knows about quoting; lists them where that is not possible
_support_files() {
  local name
  compopt -o default 2>/dev/null && return
  while IFS= read -r name; do _support_offer "$name"; done <<<"$(compgen -f -- "$value")"
}

_support_folders() {
  local name
  compopt -o dirnames 2>/dev/null && return
  while IFS= read -r name; do _support_offer "$name"; done <<<"$(compgen -d -- "$value")"
}

# puts into words what stands before the cursor, joining what readline split at = and :
_support_split() {
  local line=${COMP_LINE:0:COMP_POINT} i piece last=
  for ((i = 0; i <= COMP_CWORD; i++)); do
    piece=${COMP_WORDS[i]}
    local rest=${line#"${line%%[![:space:]]*}"}
    ((i < COMP_CWORD)) || piece=$rest
    if [[ $i -gt 0 && $rest == "$line" && ($piece == [=:@]* || $last == *[=:@]) ]]; then
      words[${#words[@]} - 1]+=$piece
    else
      words[${#words[@]}]=$piece
    fi
    last=$piece
    line=${rest#"$piece"}
  done
}

# puts into unquoted what the shell would make of the word $1, running nothing
_support_unquote() {
  local rest=$1 quote= char
  unquoted=
  [[ $rest == '~' || $rest == '~/'* ]] && unquoted=$HOME rest=${rest#'~'}
  while [[ -n $rest ]]; do
    char=${rest:0:1} rest=${rest:1}
    if [[ $char == "$quote" ]]; then
      quote=
    elif [[ $quote == "'" ]]; then
      unquoted+=$char
    elif [[ -z $quote && ($char == "'" || $char == '"') ]]; then
      quote=$char
    elif [[ $char == \\ ]]; then
      unquoted+=${rest:0:1} rest=${rest:1}
    elif [[ $char == '$' && $rest =~ ^\{?([A-Za-z_][A-Za-z_0-9]*)\}? ]]; then
      unquoted+=${!BASH_REMATCH[1]} rest=${rest#"${BASH_REMATCH[0]}"}
    else
      unquoted+=$char
    fi
  done
}

# sets option to the last option of the bundle $1, if that takes the next word
_support_bundle() {
  local letters=${1#-}
  while [[ -n $letters ]]; do
    if _support_takes "$command" "-${letters:0:1}"; then
      [[ ${#letters} -gt 1 ]] || option=-$letters
      return
    fi
    letters=${letters:1}
  done
}

# finds the command, the number of the operand, and the option whose value stands at the cursor
_support_walk() {
  local i word unquoted
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    word=${words[i]}
    if [[ -n $option ]]; then
      if _support_forwarded "$option"; then
        _support_unquote "$word"
        passed[${#passed[@]}]=$option passed[${#passed[@]}]=$unquoted
      fi
      option=
    elif [[ -n $ended || $word != -?* ]]; then
      if [[ -z $command ]]; then command=$word; else ((operand++)); fi
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == --*=* ]] && _support_forwarded "${word%%=*}"; then
      _support_unquote "$word"
      passed[${#passed[@]}]=$unquoted
    elif [[ $word == --* ]]; then
      ! _support_takes "$command" "$word" || option=$word
    else
      _support_bundle "$word"
    fi
  done
}

# takes off the replies what readline keeps: everything up to the last character that splits words
_support_trim() {
  local i kept=$1
  while [[ -n $kept && ($kept != *[=:@] || $COMP_WORDBREAKS != *"${kept: -1}"*) ]]; do kept=${kept%?}; done
  for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=${COMPREPLY[i]#"$kept"}; done
}

_support() {
  local cursor program unquoted open command= option= ended= prefix= value operand=1
  local -a words passed
  words=() passed=() COMPREPLY=()
  _support_split
  _support_unquote "${words[0]}"
  program=$unquoted
  type "$program" >/dev/null 2>&1 || program=support
  _support_walk
  cursor=${words[${#words[@]} - 1]}
  if [[ -z $option && -z $ended && $cursor == --*=* ]]; then prefix=${cursor%%=*}=; fi
  open=${cursor#"$prefix"} open=${open%%[!\"\']*}
  _support_unquote "${cursor#"$prefix"}"
  value=$unquoted
  if [[ -n $option ]]; then
    _support_value "$command" "$option"
  elif [[ -n $prefix ]]; then
    _support_value "$command" "${prefix%=}"
  elif [[ -z $ended && $cursor == -* ]]; then
    _support_options "$command"
  elif [[ -z $command ]]; then
    _support_commands
  else
    _support_operand "$command" "$operand"
  fi
  _support_trim "$cursor"
}

complete -F _support support
