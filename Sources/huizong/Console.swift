import Figures
import Glibc

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

  static func data(_ line: String) { write(cleaned(line) + "\n", 1) }
  /// Text of our own for people, on stdout: tables, trees, pages.
  static func say(_ line: String = "") { data(line) }
  static func note(_ line: String) {
    if !isQuiet { write(cleared + cleaned(line) + "\n", 2) }
  }
  static func complain(_ line: String) { write(cleared + cleaned(line) + "\n", 2) }

  /// A line without an end, which the next one writes over. Only for a terminal.
  static func overwrite(_ line: String) {
    isOverwriting = true
    write("\r" + cleaned(line) + "\u{1B}[K", 2)
  }

  /// Whether the cursor stands behind a line that is to be written over.
  nonisolated(unsafe) private(set) static var isOverwriting = false

  /// What takes that line away.
  private static var cleared: String {
    guard isOverwriting else { return "" }
    isOverwriting = false
    return "\r\u{1B}[K"
  }

  static func end(_ ending: Ending) -> Never {
    if !(isQuiet && ending.kind == .ok) {
      write(cleared + "huizong: " + ending.kind.word + (ending.details.isEmpty ? "" : ", " + cleaned(ending.details)) + "\n", 2)
    }
    exit(ending.kind.rawValue)
  }

  private static func write(_ text: String, _ descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if descriptor == 1, errno != EPIPE { exit(Ending.Kind.inputOutput.rawValue) }
        return
      }
      bytes = bytes.dropFirst(count)
    }
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
