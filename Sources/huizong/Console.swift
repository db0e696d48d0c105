import Figures
import Glibc
import Runs

/// What goes where: data to stdout, everything else to stderr, and no control character of anybody else's to a terminal.
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
      complain(lost.text(language ?? .en))
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

  /// Control characters shown as their code points, so that a name from a file cannot move the cursor.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var cleaned = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) { cleaned += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">" } else { cleaned.unicodeScalars.append(scalar) }
    }
    return cleaned
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }

  // MARK: - Columns

  /// Pads to a width in terminal columns, ideographs counting two.
  static func left(_ text: String, _ width: Int) -> String { AlignedTable.left(text, width) }

  /// Rows as columns that line up; `rightAligned` names columns by index.
  static func table(_ rows: [[String]], rightAligned: Set<Int> = [], gap: Int = 2, indent: Int = 0) -> [String] {
    AlignedTable.lines(rows, rightAligned: rightAligned, gap: gap, indent: indent)
  }
}
