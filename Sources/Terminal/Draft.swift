// What does a person see in the editor, and what of it is the letter? The text so far, then a scissors line and
// instructions in lines that start with `#`. Above the scissors every line belongs to the letter, `#` or not;
// below it only lines without `#` do, so that nothing written at the wrong place is lost. If the scissors line
// was deleted, the instructions are still known by their exact text.

/// The contents of the file that is edited.
enum Draft {
  static let scissors = "# ------------------------ >8 ------------------------"

  /// The text to edit: `initial` with `instructions` below.
  static func contents(initial: String, instructions: String) -> String {
    let gap = initial.isEmpty || initial.utf8.last == 0x0A ? "\n" : "\n\n"
    let below = [scissors] + commented(instructions)
    return initial + gap + below.joined(separator: "\n") + "\n"
  }

  /// The letter in an edited file, without empty lines at its ends; nil if nothing is left.
  static func letter(in edited: String, instructions: String) -> String? {
    let all = edited.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
    let lines: [Substring]
    if let cut = all.firstIndex(where: { $0 == scissors }) {
      lines = all[..<cut] + all[(cut + 1)...].filter { $0.utf8.first != 0x23 }
    } else {
      let known = Set(commented(instructions))
      lines = all.filter { !known.contains(String($0)) }
    }
    let body = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return body.isEmpty ? nil : body.joined(separator: "\n")
  }

  private static func commented(_ instructions: String) -> [String] {
    guard !instructions.isEmpty else { return [] }
    return instructions.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "#" : "# " + $0 }
  }

  private static func isBlank(_ line: Substring) -> Bool {
    line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
