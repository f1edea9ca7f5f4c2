// How does zsh complete? With its own `_arguments`, which knows bundles, repeated and excluded options: the generated
// script is one list of specifications per command, plus a function that asks the program for candidates. It works
// both as a file `_support` on $fpath and sourced.

extension CompletionScript {
  /// The script for zsh: a file `_support` on `$fpath`, or `source <(support completion zsh)`.
  public static func zsh(_ program: Program, in language: Language = .en) -> String {
    let commands = program.visibleCommands
    let globals = program.globals()
    let cases = commands.map { command in
      let specs = command.options.map { zshOption($0, command, language) } + zshOperands(command, language)
      return "    \(command.name))\n      _arguments -s -S $globals"
        + specs.map { " \\\n        " + $0 }.joined() + "\n      ;;\n"
    }
    let standard = [
      "'(-h --help)'{-h,--help}\(quoted("[" + escaped(Headings.helpOption[language]) + "]"))",
      quoted("--version[" + escaped(Headings.versionOption[language]) + "]"),
    ]
    let shared = (globals.options.map { zshOption($0, globals, language) } + standard).map { "    \($0)\n" }.joined()
    let names = commands.map { "    " + quoted(zshDescribed($0.name, $0.summary[language])) + "\n" }.joined()
    let topics = program.topics.map { "    " + quoted(zshDescribed($0.name, $0.title[language])) + "\n" }.joined()
    let forwarded = globals.options.filter(\.isForwarded).flatMap(\.names)
    return zshTemplate.replacing("@GLOBALS@\n", with: shared).replacing("@CASES@\n", with: cases.joined())
      .replacing("@COMMANDS@\n", with: names).replacing("@TOPICS@\n", with: topics)
      .replacing("@FORWARDED@", with: forwarded.isEmpty ? "''" : forwarded.joined(separator: "|"))
      .replacing(
        "@FORWARDED_VALUES@", with: forwarded.isEmpty ? "''" : forwarded.map { "\($0)=*" }.joined(separator: "|")
      )
      .replacing("@NAME@", with: program.name).replacing("@FN@", with: "_" + program.shellName)
      .replacing("@VERB@", with: program.completionVerb)
  }

  /// One specification of `_arguments`: `'(-p --product)'{-p+,--product=}'[of one product]:PRODUCT:{…}'`.
  private static func zshOption(_ option: OptionInfo, _ command: CommandInfo, _ language: Language) -> String {
    let excluded = command.exclusive.filter { !Set($0).isDisjoint(with: option.names) }.flatMap { $0 }
    let others = command.options.filter { !Set($0.names).isDisjoint(with: excluded) }.flatMap(\.names)
    let exclusion = zshExclusion(option, others)
    let names = option.names.map { zshName($0, option.arity) }
    let value =
      option.takesValue
      ? (option.arity == .optional ? "::" : ":") + escaped(option.placeholder[language]) + ":"
        + zshAction(Candidates(option.kind)) : ""
    let tail = "[" + escaped(option.help[language]) + "]" + value
    if names.count == 1 { return quoted(exclusion + names[0] + tail) }
    return quoted(exclusion) + "{" + names.joined(separator: ",") + "}" + quoted(tail)
  }

  /// What is not offered beside the option: itself too, unless it may be given again.
  private static func zshExclusion(_ option: OptionInfo, _ others: [String]) -> String {
    let excluded =
      option.isRepeatable ? others.filter { !option.isSpelt($0) } : others.isEmpty ? option.names : others
    return (excluded.isEmpty ? "" : "(" + excluded.joined(separator: " ") + ")") + (option.isRepeatable ? "*" : "")
  }

  private static func zshName(_ name: String, _ arity: OptionInfo.Arity) -> String {
    switch (arity, name.hasPrefix("--")) {
    case (.none, _): name
    case (.required, true): name + "="
    case (.required, false): name + "+"
    case (.optional, true): name + "=-"
    case (.optional, false): name
    }
  }

  private static func zshOperands(_ command: CommandInfo, _ language: Language) -> [String] {
    let (leading, rest) = command.operandCandidates
    let singles = command.operands.prefix(leading.count).enumerated().map { index, operand in
      "\(index + 1)" + (operand.isRequired ? ":" : "::") + escaped(operand.placeholder[language]) + ":"
        + zshAction(leading[index])
    }
    let repeated = command.operands.first(where: \.isRepeated).map { operand in
      "*:" + escaped(operand.placeholder[language]) + ":" + zshAction(rest)
    }
    return (singles + [repeated].compactMap { $0 }).map(quoted)
  }

  private static func zshAction(_ candidates: Candidates) -> String {
    switch candidates {
    case .none: " "
    case .files: "_files"
    case .folders: "_files -/"
    case .commands: "{@FN@_help_names}"
    case .words(let words): "(" + words.map(escaped).joined(separator: " ") + ")"
    case .list(let words): "{_values -s , field " + words.map(ShellText.word).joined(separator: " ") + "}"
    case .program(let kind): "{@FN@_ask " + ShellText.word(kind) + "}"
    }
  }

  private static func zshDescribed(_ name: String, _ description: String) -> String {
    name.replacing(":", with: "\\:") + ":" + description
  }

  /// Protects what `_arguments` takes for its own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\[]:()".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }

  private static let zshTemplate = #"""
    #compdef @NAME@
    # Completion of @NAME@ for zsh. Generated from the program's own description; not to be edited.
    # To use it: put it on $fpath as _@NAME@, or source <(@NAME@ completion zsh)

    # offers what the program knows of kind $1, in its order
    @FN@_ask() {
      local word option line
      local -a passed candidates
      for word in "${(@)line_so_far[2,-2]}"; do
        if [[ -n $option ]]; then
          passed+=($option "$(@FN@_unquote $word)")
          option=
        elif [[ $word == -- ]]; then
          break
        else
          case $word in
            @FORWARDED@) option=$word ;;
            @FORWARDED_VALUES@) passed+=("$(@FN@_unquote $word)") ;;
          esac
        fi
      done
      for line in "${(@f)$("$(@FN@_unquote $line_so_far[1])" $passed @VERB@ $1 -- "${(Q)PREFIX}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        word=${line%%$'\t'*}
        candidates+=("${${word//\\/\\\\}//:/\\:}${${(M)line:#*$'\t'*}:+:${line#*$'\t'}}")
      done
      _describe -V -t candidates $1 candidates
    }

    # prints what the shell would make of the word $1, running nothing
    @FN@_unquote() {
      local word=${(Q)1}
      case $1 in
        '~' | '~/'*) word=$HOME${word#\~} ;;
        '$HOME' | '$HOME/'*) word=$HOME${word#\$HOME} ;;
      esac
      print -rn -- "$word"
    }

    @FN@_commands() {
      local -a commands=(
    @COMMANDS@
      )
      _describe -V -t commands command commands
    }

    @FN@_help_names() {
      local -a topics=(
    @TOPICS@
      )
      @FN@_commands
      _describe -V -t topics topic topics
    }

    @FN@() {
      local curcontext=$curcontext state state_descr line
      local -A opt_args
      local -a line_so_far=("${(@)words[1,CURRENT]}")
      local -a globals=(
    @GLOBALS@
      )
      _arguments -C -s -S $globals '(-): :@FN@_commands' '(-)*:: :->command' && return
      [[ $state == command ]] || return 1
      curcontext=${curcontext%:*:*}:@NAME@-$words[1]:
      case $words[1] in
    @CASES@
        *) _message 'no more arguments' ;;
      esac
    }

    if [[ $funcstack[1] == @FN@ ]]; then
      @FN@ "$@"
    else
      compdef @FN@ @NAME@
    fi

    """#
}
