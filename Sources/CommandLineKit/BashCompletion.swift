// How does bash complete? A fixed engine walks the words before the cursor and asks four generated tables: which options
// take the next word, which are handed on to the program, what a value may be, what an operand may be. It runs on bash
// 3.2 (macOS), needs no other completion package, and undoes readline's splitting of words at `=` and `:`. Candidates
// of the program are only ever compared and printed: `compgen -W` would evaluate them.

extension CompletionScript {
  /// The script for bash: `source <(support completion bash)`, or a file in bash-completion's folder.
  public static func bash(_ program: Program) -> String {
    let commands = program.visibleCommands
    let globals = program.globals().options
    let tables = [
      bashTakes(commands, globals), bashForwarded(globals), bashOptions(commands, globals),
      bashValues(commands, globals), bashOperands(commands), bashCommands(program, commands),
    ]
    return (bashHeader + tables.joined(separator: "\n") + "\n" + bashEngine)
      .replacing("@NAME@", with: program.name).replacing("@FN@", with: "_" + program.shellName)
      .replacing("@VERB@", with: program.completionVerb)
  }

  private static func bashTakes(_ commands: [CommandInfo], _ globals: [OptionInfo]) -> String {
    let own = commands.map { command in
      command.options.filter { $0.arity == .required }.flatMap(\.names).map { "\(command.name):\($0)" }
    }
    let patterns = globals.filter { $0.arity == .required }.flatMap(\.names).map { "*:\($0)" } + own.flatMap { $0 }
    return function("takes", "whether option $2 of command $1 takes the next word") {
      "  case $1:$2 in\n" + clause(patterns, "return 0") + "  esac\n  return 1\n"
    }
  }

  private static func bashForwarded(_ globals: [OptionInfo]) -> String {
    function("forwarded", "whether option $1 is handed on to the program") {
      "  case $1 in\n" + clause(globals.filter(\.isForwarded).flatMap(\.names), "return 0") + "  esac\n  return 1\n"
    }
  }

  private static func bashOptions(_ commands: [CommandInfo], _ globals: [OptionInfo]) -> String {
    function("options", "offers the options of command $1") {
      "  case $1 in\n"
        + commands.map { clause([$0.name], offer($0.options.map(\.longName))) }.joined()
        + "  esac\n  " + offer(globals.map(\.longName) + ["--help", "--version"]) + "\n"
    }
  }

  private static func bashValues(_ commands: [CommandInfo], _ globals: [OptionInfo]) -> String {
    let own = commands.flatMap { command in
      command.options.filter(\.takesValue).map { option in
        clause(option.names.map { "\(command.name):\($0)" }, bashAction(Candidates(option.kind)))
      }
    }
    let shared = globals.filter(\.takesValue).map { option in
      clause(option.names.map { "*:\($0)" }, bashAction(Candidates(option.kind)))
    }
    return function("value", "offers values for option $2 of command $1") {
      "  case $1:$2 in\n" + (own + shared).joined() + "  esac\n"
    }
  }

  private static func bashOperands(_ commands: [CommandInfo]) -> String {
    let clauses = commands.flatMap { command in
      let (leading, rest) = command.operandCandidates
      let numbered = leading.enumerated().map { clause(["\(command.name):\($0 + 1)"], bashAction($1)) }
      return numbered + (rest == .none ? [] : [clause(["\(command.name):*"], bashAction(rest))])
    }
    return function("operand", "offers values for operand number $2 of command $1") {
      "  case $1:$2 in\n" + clauses.joined() + "  esac\n"
    }
  }

  private static func bashCommands(_ program: Program, _ commands: [CommandInfo]) -> String {
    function("commands", "offers the commands") { "  " + offer(commands.map(\.name)) + "\n" } + "\n"
      + function("help_names", "offers what has a page of help") {
        "  " + offer(program.helpNames(commands)) + "\n"
      }
  }

  private static func function(_ name: String, _ purpose: String, body: () -> String) -> String {
    "# \(purpose)\n@FN@_\(name)() {\n\(body())}\n"
  }

  private static func clause(_ patterns: [String], _ action: String) -> String {
    patterns.isEmpty || action.isEmpty ? "" : "    \(patterns.joined(separator: " | "))) \(action) ;;\n"
  }

  private static func offer(_ words: [String]) -> String {
    words.isEmpty ? "" : "@FN@_offer " + words.map(ShellText.word).joined(separator: " ")
  }

  private static func bashAction(_ candidates: Candidates) -> String {
    switch candidates {
    case .none: ":"
    case .files: "@FN@_files"
    case .folders: "@FN@_folders"
    case .commands: "@FN@_help_names"
    case .words(let words): offer(words)
    case .list(let words): "@FN@_list " + words.map(ShellText.word).joined(separator: " ")
    case .program(let kind): "@FN@_ask " + ShellText.word(kind)
    }
  }

  private static let bashHeader = """
    # Completion of @NAME@ for bash. Generated from the program's own description; not to be edited.
    # To use it: source <(@NAME@ completion bash)


    """

  private static let bashEngine = #"""
    # offers those of the words that continue what is typed
    @FN@_offer() {
      local word
      for word in "$@"; do
        [[ -n $word && $word == "$value"* ]] || continue
        [[ $open || $word != *[![:alnum:]_:./,@%+=-]* ]] || printf -v word %q "$word"
        COMPREPLY[${#COMPREPLY[@]}]=$prefix$word
      done
    }

    # offers words for the last place of a comma-separated list, without those already there
    @FN@_list() {
      local word base=${value%"${value##*,}"}
      for word in "$@"; do
        [[ ,$base == *",$word,"* ]] || @FN@_offer "$base$word"
      done
      compopt -o nospace 2>/dev/null
    }

    # offers what the program knows of kind $1, in its order
    @FN@_ask() {
      local line
      while IFS= read -r line; do
        @FN@_offer "${line%%$'\t'*}"
      done <<<"$("$program" ${passed[@]+"${passed[@]}"} @VERB@ "$1" -- "$value" 2>/dev/null)"
      compopt -o nosort 2>/dev/null
    }

    # leaves files to readline, which knows about quoting; lists them where that is not possible
    @FN@_files() {
      local name
      compopt -o default 2>/dev/null && return
      while IFS= read -r name; do @FN@_offer "$name"; done <<<"$(compgen -f -- "$value")"
    }

    @FN@_folders() {
      local name
      compopt -o dirnames 2>/dev/null && return
      while IFS= read -r name; do @FN@_offer "$name"; done <<<"$(compgen -d -- "$value")"
    }

    # puts into words what stands before the cursor, joining what readline split at = and :
    @FN@_split() {
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
    @FN@_unquote() {
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
    @FN@_bundle() {
      local letters=${1#-}
      while [[ -n $letters ]]; do
        if @FN@_takes "$command" "-${letters:0:1}"; then
          [[ ${#letters} -gt 1 ]] || option=-$letters
          return
        fi
        letters=${letters:1}
      done
    }

    # finds the command, the number of the operand, and the option whose value stands at the cursor
    @FN@_walk() {
      local i word unquoted
      for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [[ -n $option ]]; then
          if @FN@_forwarded "$option"; then
            @FN@_unquote "$word"
            passed[${#passed[@]}]=$option passed[${#passed[@]}]=$unquoted
          fi
          option=
        elif [[ -n $ended || $word != -?* ]]; then
          if [[ -z $command ]]; then command=$word; else ((operand++)); fi
        elif [[ $word == -- ]]; then
          ended=1
        elif [[ $word == --*=* ]] && @FN@_forwarded "${word%%=*}"; then
          @FN@_unquote "$word"
          passed[${#passed[@]}]=$unquoted
        elif [[ $word == --* ]]; then
          ! @FN@_takes "$command" "$word" || option=$word
        else
          @FN@_bundle "$word"
        fi
      done
    }

    # takes off the replies what readline keeps: everything up to the last character that splits words
    @FN@_trim() {
      local i kept=$1
      while [[ -n $kept && ($kept != *[=:@] || $COMP_WORDBREAKS != *"${kept: -1}"*) ]]; do kept=${kept%?}; done
      for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=${COMPREPLY[i]#"$kept"}; done
    }

    @FN@() {
      local cursor program unquoted open command= option= ended= prefix= value operand=1
      local -a words passed
      words=() passed=() COMPREPLY=()
      @FN@_split
      @FN@_unquote "${words[0]}"
      program=$unquoted
      type "$program" >/dev/null 2>&1 || program=@NAME@
      @FN@_walk
      cursor=${words[${#words[@]} - 1]}
      if [[ -z $option && -z $ended && $cursor == --*=* ]]; then prefix=${cursor%%=*}=; fi
      open=${cursor#"$prefix"} open=${open%%[!\"\']*}
      @FN@_unquote "${cursor#"$prefix"}"
      value=$unquoted
      if [[ -n $option ]]; then
        @FN@_value "$command" "$option"
      elif [[ -n $prefix ]]; then
        @FN@_value "$command" "${prefix%=}"
      elif [[ -z $ended && $cursor == -* ]]; then
        @FN@_options "$command"
      elif [[ -z $command ]]; then
        @FN@_commands
      else
        @FN@_operand "$command" "$operand"
      fi
      @FN@_trim "$cursor"
    }

    complete -F @FN@ @NAME@

    """#
}
