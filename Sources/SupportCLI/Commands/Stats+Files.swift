// `stats` into a file: a page, or one picture. The file is new, or replaced in one step with -y; `-` is stdout.

internal import CommandLineKit
internal import Figures
internal import Pictures
internal import SystemIO
internal import Terminal

extension Stats {
  /// Writes `text` where `output` says.
  func write(_ text: String, to output: ByteString, _ context: Context) throws(Failure) {
    guard output.bytes != Array("-".utf8) else { return context.console.write(text) }
    let path = Path(bytes: output.bytes)
    if context.globals.dryRun {
      return context.note(
        Text("would write \(Wording.quoted(path))", ru: "был бы записан файл \(Wording.quoted(path))"))
    }
    let file = try OutputFile.create(path, named: nil, replacing: context.globals.yes)
    try file.fill { (write) throws(Failure) in _ = write(Array(text.utf8)[...]) }
    context.note(Text("wrote \(Wording.quoted(path))", ru: "записан файл \(Wording.quoted(path))"))
  }

  /// The first figure as a picture by itself.
  func svg(_ view: BreakdownView) -> String {
    let picture = view.picture(view.metrics.first ?? .tickets).svg(isAlone: true)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + picture + "\n"
  }
}
