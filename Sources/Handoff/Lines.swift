/// Writes tab-separated lines: `\t`, `\n`, `\r` and `\\` escaped, `\-` for an absent field.
package struct LineWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func fields(_ kind: String, _ fields: [String]) {
    begin(kind)
    for text in fields { field(text) }
    end()
  }

  package mutating func begin(_ kind: String) { bytes += kind.utf8 }

  package mutating func field(_ number: Int64) {
    bytes.append(Mark.tab)
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  package mutating func field(_ number: Int) { field(Int64(number)) }

  package mutating func field(_ number: Int64?) {
    if let number { field(number) } else { absent() }
  }

  package mutating func field(_ number: Int?) { field(number.map { Int64($0) }) }

  /// `1`, `0` or absent.
  package mutating func field(_ flag: Bool?) { field(flag.map { Int64($0 ? 1 : 0) }) }

  package mutating func field(_ text: String?) {
    guard var text else { return absent() }
    bytes.append(Mark.tab)
    text.withUTF8 { text in
      guard text.contains(where: { Mark.isEscaped($0) }) else { return bytes.append(contentsOf: text) }
      for byte in text {
        switch byte {
        case Mark.tab: bytes += "\\t".utf8
        case Mark.lineFeed: bytes += "\\n".utf8
        case Mark.carriageReturn: bytes += "\\r".utf8
        case Mark.backslash: bytes += "\\\\".utf8
        default: bytes.append(byte)
        }
      }
    }
  }

  package mutating func absent() {
    bytes.append(Mark.tab)
    bytes.append(Mark.backslash)
    bytes.append(UInt8(ascii: "-"))
  }

  package mutating func end() { bytes.append(Mark.lineFeed) }

  /// Forgets what was written, for an owner who has put it elsewhere.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

/// Reads the fields that `LineWriter` wrote.
package enum LineReader {
  package static func fields(_ line: ArraySlice<UInt8>) -> [String?] {
    line.split(separator: Mark.tab, omittingEmptySubsequences: false).map { field in field.withUnsafeBufferPointer(text) }
  }

  /// The text of a field, its escapes resolved; nil where it is absent.
  static func text(_ field: UnsafeBufferPointer<UInt8>) -> String? {
    guard field.contains(Mark.backslash) else { return String(decoding: field, as: UTF8.self) }
    var bytes: [UInt8] = []
    var escaped = false
    for byte in field {
      if escaped {
        escaped = false
        switch byte {
        case UInt8(ascii: "t"): bytes.append(Mark.tab)
        case UInt8(ascii: "n"): bytes.append(Mark.lineFeed)
        case UInt8(ascii: "r"): bytes.append(Mark.carriageReturn)
        case UInt8(ascii: "-"): return nil
        default: bytes.append(byte)
        }
      } else if byte == Mark.backslash {
        escaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The bytes that mean something on a line.
enum Mark {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let backslash = UInt8(ascii: "\\")

  static func isEscaped(_ byte: UInt8) -> Bool {
    byte == tab || byte == lineFeed || byte == carriageReturn || byte == backslash
  }
}
