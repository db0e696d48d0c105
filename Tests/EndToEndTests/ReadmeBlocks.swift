import Foundation

/// The fenced blocks of README that a test carries out. Their tags, behind the three backticks:
///
/// - `console run`   a session: a line that begins with `$ ` is run in a fresh copy of the project's folders, what follows it
///   is what it prints, both streams together. Commands are `huizong …` (pipes allowed), `.build/release/huizong …`, or
///   `make VERB`, which stands for the program's line in that verb of the Makefile. All sessions of README share one folder
///   and run in their order. A printed line is compared without trailing spaces and without a time such as `0.618 s` at its end; a
///   line of only `...` skips any number of lines; `...` within a line stands for any text; the last line `huizong: ok` need
///   not be shown; a command without any printed line has only to end 0 or 65.
/// - `yaml file=PATH`, `csv file=PATH`, `xml file=PATH`   a file, written to that path of the fresh folder before any session
///   is run.
///
/// Blocks with other tags, or none, are for reading only.
struct ReadmeBlocks {
  struct Command: Equatable {
    let line: String
    var shown: [String]
  }

  private(set) var files: [(path: String, text: String)] = []
  private(set) var commands: [Command] = []
  /// What is tagged wrongly, by line of README.
  private(set) var mistakes: [String] = []

  init(_ readme: String) {
    var tag: [String]?
    var body: [String] = []
    for (index, line) in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
      guard line.hasPrefix("```") else {
        body.append(line)
        continue
      }
      if let open = tag {
        close(open, body, index + 1)
        tag = nil
      } else {
        tag = line.dropFirst(3).split(separator: " ").map(String.init)
        body = []
      }
    }
    if tag != nil { mistakes.append("a block is not closed") }
  }

  private mutating func close(_ tag: [String], _ body: [String], _ line: Int) {
    guard tag.count > 1 else { return }
    if tag == ["console", "run"] {
      session(body, line)
    } else if ["yaml", "csv", "xml"].contains(tag[0]), tag.count == 2, tag[1].hasPrefix("file=") {
      files.append((String(tag[1].dropFirst(5)), body.joined(separator: "\n") + "\n"))
    } else {
      mistakes.append("line \(line): nobody knows the tag \(tag.joined(separator: " "))")
    }
  }

  private mutating func session(_ body: [String], _ line: Int) {
    var isEmpty = true
    for text in body {
      if text.hasPrefix("$ ") {
        commands.append(Command(line: String(text.dropFirst(2)), shown: []))
        isEmpty = false
      } else if isEmpty {
        mistakes.append("line \(line): output before any command")
      } else {
        commands[commands.count - 1].shown.append(text)
      }
    }
  }
}

/// Whether what is shown in README is what a command printed.
enum ShownOutput {
  /// The first shown line that does not fit; nil where all do.
  static func difference(shown: [String], printed: String) -> String? {
    let expected = shown.map(tidy)
    var actual = printed.split(separator: "\n", omittingEmptySubsequences: false).map { tidy(String($0)) }
    if let last = actual.lastIndex(where: { !$0.isEmpty }), actual[last].hasPrefix("huizong: ok"), expected.allSatisfy({ !$0.hasPrefix("huizong: ") }) {
      actual.remove(at: last)
    }
    var end = expected.count
    while end > 0, expected[end - 1].isEmpty { end -= 1 }
    guard end > 0 else { return nil }
    return fit(expected[..<end], actual[...])
  }

  private static func fit(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> String? {
    guard let first = expected.first else {
      let rest = actual.first { !$0.isEmpty }
      return rest.map { "printed, not shown: \($0)" }
    }
    if first == "..." {
      if expected.count == 1 { return nil }
      var complaint: String?
      for start in actual.indices {
        guard let mismatch = fit(expected.dropFirst(), actual[start...]) else { return nil }
        complaint = mismatch
      }
      return complaint ?? "nothing printed where \"...\" is shown"
    }
    guard let line = actual.first else { return "shown, not printed: \(first)" }
    guard equal(first, line) else { return "shown:   \(first)\nprinted: \(line)" }
    return fit(expected.dropFirst(), actual.dropFirst())
  }

  /// `...` within a line stands for any text.
  private static func equal(_ shown: String, _ printed: String) -> Bool {
    let parts = shown.components(separatedBy: "...")
    guard parts.count > 1, let head = parts.first, let tail = parts.last else { return shown == printed }
    guard printed.hasPrefix(head) else { return false }
    var rest = printed.dropFirst(head.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(tail)
  }

  private static func tidy(_ line: String) -> String {
    var line = line.replacing(/\ +[0-9]+\.[0-9]{3}\ s$/, with: "")
    while line.last == " " || line.last == "\r" { line.removeLast() }
    return line
  }
}
