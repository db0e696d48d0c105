/// How a command ended: everything that a failed expectation has to show.
package struct Ended: CustomStringConvertible, Sendable {
  package let command: [String]
  package let folder: String
  package let code: Int32
  package let out: String
  package let err: String

  /// `huizong: ok, 第1次`
  package var lastLine: String { err.split(whereSeparator: \.isNewline).last.map(String.init) ?? "" }

  /// The word behind `huizong: ` in the last line on stderr.
  package var word: String {
    guard lastLine.hasPrefix("huizong: ") else { return "no last line" }
    return lastLine.dropFirst("huizong: ".count).split(separator: ",", maxSplits: 1).first.map(String.init) ?? ""
  }

  package var lines: [String] { out.split(whereSeparator: \.isNewline).map(String.init) }

  package var description: String {
    """
    command: \(command.joined(separator: " "))
    folder: \(folder)
    exit code: \(code)
    --- stdout
    \(out)--- stderr
    \(err)---
    """
  }
}
