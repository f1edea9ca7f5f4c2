// How does fish complete? By one `complete` line for every command, option and operand, each under a condition. Three
// generated functions read the words before the cursor: which command they name and at which operand they stand.

extension CompletionScript {
  /// The script for fish: a file `support.fish` in a completions folder, or `support completion fish | source`.
  public static func fish(_ program: Program, in language: Language = .en) -> String {
    let commands = program.visibleCommands
    let globals = program.globals().options
    let own = commands.flatMap { command in
      ["", "# \(command.name)"]
        + command.options.map { fishOption($0, of: command.name, language) } + fishOperands(command)
    }
    let help = "complete -c @NAME@ -s h -l help -d " + ShellText.fishWord(Headings.helpOption[language])
    let version = "complete -c @NAME@ -l version -d " + ShellText.fishWord(Headings.versionOption[language])
    let shared = globals.map { fishOption($0, of: nil, language) } + [help, version]
    let verbs = commands.map { command in
      "complete -c @NAME@ -n 'not @FN@_in' -a \(command.name) -d \(ShellText.fishWord(command.summary[language]))"
    }
    let names =
      commands.map { fishDescribed($0.name, $0.summary[language]) }
      + program.topics.map { fishDescribed($0.name, $0.title[language]) }
    let forwarded = globals.filter(\.isForwarded).flatMap(\.names)
    return (fishTemplate + (shared + [""] + verbs + own).joined(separator: "\n") + "\n")
      .replacing("@TAKES@", with: fishTakes(commands, globals))
      .replacing("@FORWARDED@", with: forwarded.isEmpty ? "''" : forwarded.joined(separator: " "))
      .replacing(
        "@FORWARDED_VALUES@", with: forwarded.isEmpty ? "''" : forwarded.map { "'\($0)=*'" }.joined(separator: " ")
      )
      .replacing("@HELP_NAMES@", with: names.joined(separator: " "))
      .replacing("@NAME@", with: program.name).replacing("@FN@", with: "__" + program.shellName)
      .replacing("@VERB@", with: program.completionVerb)
  }

  private static func fishTakes(_ commands: [CommandInfo], _ globals: [OptionInfo]) -> String {
    let shared = globals.filter { $0.arity == .required }.flatMap(\.names).map { "'*:\($0)'" }
    let own = commands.flatMap { command in
      command.options.filter { $0.arity == .required }.flatMap(\.names).map { "\(command.name):\($0)" }
    }
    return (shared + own).isEmpty ? "''" : (shared + own).joined(separator: " ")
  }

  private static func fishOption(_ option: OptionInfo, of command: String?, _ language: Language) -> String {
    let condition = command.map { " -n '@FN@_in \($0)'" } ?? ""
    let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
    let value = option.takesValue ? fishValue(Candidates(option.kind), isRequired: option.arity == .required) : ""
    return "complete -c @NAME@\(condition) \(names.joined(separator: " "))\(value) -d "
      + ShellText.fishWord(option.help[language])
  }

  private static func fishValue(_ candidates: Candidates, isRequired: Bool) -> String {
    switch candidates {
    case .files: " -r -F"
    case .none: isRequired ? " -x" : ""
    default: (isRequired ? " -x" : "") + fishCandidates(candidates)
    }
  }

  private static func fishOperands(_ command: CommandInfo) -> [String] {
    let (leading, rest) = command.operandCandidates
    let numbered = leading.enumerated().map { ("\($0 + 1)", $1) }
    return (numbered + [("\(leading.count + 1)\u{2D}", rest)]).compactMap { place, candidates in
      let condition = "complete -c @NAME@ -n '@FN@_in \(command.name) \(place)'"
      switch candidates {
      case .none: return nil
      case .files: return condition + " -F"
      default: return condition + fishCandidates(candidates)
      }
    }
  }

  private static func fishCandidates(_ candidates: Candidates) -> String {
    switch candidates {
    case .none, .files: ""
    case .folders: " -a '(__fish_complete_directories)'"
    case .commands: " -k -a '(@FN@_help_names)'"
    case .words(let words): " -a \(ShellText.fishWord(words.joined(separator: " ")))"
    case .list(let words): " -a '(@FN@_list \(words.joined(separator: " ")))'"
    case .program(let kind): " -k -a '(@FN@_ask \(kind))'"
    }
  }

  private static func fishDescribed(_ name: String, _ description: String) -> String {
    ShellText.fishWord(name + "\t" + description)
  }

  private static let fishTemplate = #"""
    # Completion of @NAME@ for fish. Generated from the program's own description; not to be edited.
    # To use it: @NAME@ completion fish | source

    # whether option $argv[2] of command $argv[1] takes the next word
    function @FN@_takes
        switch "$argv[1]:$argv[2]"
            case @TAKES@
                return 0
        end
        return 1
    end

    # prints the command on the line and the number of the operand at the cursor; fails if there is no command yet
    function @FN@_place
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
                @FN@_takes "$command" $word; and set skip 1
            else
                set -l letters (string split '' -- (string sub -s 2 -- $word))
                for index in (seq (count $letters))
                    if @FN@_takes "$command" -$letters[$index]
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
    function @FN@_in
        set -l place (@FN@_place); or return 1
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
    function @FN@_ask
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
                    case @FORWARDED@
                        set option $word
                    case @FORWARDED_VALUES@
                        set -a passed $word
                end
            end
        end
        set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
        set -l program (string replace -r '^~(?=/|$)' -- $HOME $words[1])
        $program $passed @VERB@ $argv[1] -- "$typed" 2>/dev/null
    end

    # offers words for the last place of a comma-separated list, without those already there
    function @FN@_list
        set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
        set -l base (string replace -r -- '[^,]*$' '' "$typed")
        for word in $argv
            contains -- $word (string split , -- $base); or printf '%s%s\n' "$base" $word
        end
    end

    # prints what has a page of help
    function @FN@_help_names
        printf '%s\n' @HELP_NAMES@
    end

    complete -c @NAME@ -f

    """#
}
