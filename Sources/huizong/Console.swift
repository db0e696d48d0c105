import Figures
import Glibc
import Runs

/// What goes where: data to stdout, everything else to stderr, and no control character of anybody else's to a terminal.
///
/// What is one line here is one line there, whatever names and texts from outside stand in it: only `text` and
/// `complain(lines:)` take several, which are our own.
enum Console {
  nonisolated(unsafe) static var isQuiet = false
  /// The language of refusals; nil until somebody has said it.
  nonisolated(unsafe) static var language: Language?

  /// Standard streams that are closed are opened on nothing: else the next file opened would stand in their place, and
  /// text for people would go into it.
  static func open() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      if Glibc.open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY) < 0 { exit(Ending.Kind.inputOutput.rawValue) }
    }
  }

  static func data(_ line: String) { data(Array((cleaned(line) + "\n").utf8)) }

  /// A row of CSV: a line break between its quotes is part of a field.
  static func data(csv row: String) { text(row) }

  /// Lines of our own, such as a help page.
  static func text(_ lines: String) { data(Array((cleaned(lines, breaks: true) + "\n").utf8)) }

  /// What did not reach stdout, a full disk under `> file`: the command does its work all the same and says so in the end.
  nonisolated(unsafe) private(set) static var lost: Trouble?

  /// Bytes as they are, on stdout. A reader that has seen enough and goes away, as `head` does, is no fault.
  static func data(_ bytes: [UInt8]) {
    guard lost == nil, let code = write(bytes, 1), code != EPIPE else { return }
    lost = .lost(code)
  }

  /// Text of our own for people, on stdout: tables, trees, pages.
  static func say(_ line: String = "") { data(line) }
  static func note(_ line: String) {
    if !isQuiet { complain(line) }
  }
  static func complain(_ line: String) { tell(cleared + cleaned(line) + "\n") }

  /// Lines of our own.
  static func complain(lines: String) { tell(cleared + cleaned(lines, breaks: true) + "\n") }

  /// Why a command cannot go on: one line, but a line for each mistake of a definition.
  static func complain(_ trouble: Trouble, in language: Language) {
    if case .definition = trouble { complain(lines: trouble.text(language)) } else { complain(trouble.text(language)) }
  }

  /// A line without an end, which the next one writes over. Only for a terminal.
  static func overwrite(_ line: String) {
    isOverwriting = true
    tell("\r" + cleaned(line) + "\u{1B}[K")
  }

  /// Whether the cursor stands behind a line that is to be written over.
  nonisolated(unsafe) private(set) static var isOverwriting = false

  /// What takes that line away.
  private static var cleared: String {
    guard isOverwriting else { return "" }
    isOverwriting = false
    return "\r\u{1B}[K"
  }

  static func end(_ reached: Ending) -> Never {
    var ending = reached
    // Whoever looks at the output must hear that it is not whole, whatever is in it.
    if let lost, ending.kind == .ok || ending.kind == .findings {
      complain(lost, in: language ?? .en)
      ending = Ending(.inputOutput, ending.details)
    }
    if !(isQuiet && ending.kind == .ok) {
      tell(cleared + "huizong: " + ending.kind.word + (ending.details.isEmpty ? "" : ", " + cleaned(ending.details)) + "\n")
    }
    exit(ending.kind.rawValue)
  }

  private static func tell(_ text: String) { _ = write(Array(text.utf8), 2) }

  /// - Returns: Why not all of it was written; nil where it was.
  private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Control characters shown as their code points, so that a name from a file can neither move the cursor nor begin a line.
  ///
  /// - Parameter breaks: Whether line breaks are meant.
  static func cleaned(_ text: String, breaks: Bool = false) -> String {
    func isShown(_ scalar: Unicode.Scalar) -> Bool { isControl(scalar) && !(breaks && scalar == "\n") }
    guard text.unicodeScalars.contains(where: isShown) else { return text }
    var cleaned = ""
    for scalar in text.unicodeScalars {
      if isShown(scalar) { cleaned += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">" } else { cleaned.unicodeScalars.append(scalar) }
    }
    return cleaned
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }

  // MARK: - Columns

  /// Pads to a width in terminal columns, ideographs counting two.
  static func left(_ text: String, _ width: Int) -> String { AlignedTable.left(text, width) }

  /// Rows as columns that line up; `rightAligned` names columns by index.
  static func table(_ rows: [[String]], rightAligned: Set<Int> = [], gap: Int = 2, indent: Int = 0) -> [String] {
    AlignedTable.lines(rows.map { $0.map { cleaned($0) } }, rightAligned: rightAligned, gap: gap, indent: indent)
  }
}
