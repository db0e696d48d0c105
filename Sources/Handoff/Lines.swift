/// Writes tab-separated lines: `\t`, `\n`, `\r` and `\\` escaped, `\-` for an absent field.
package struct LineWriter {
  package private(set) var bytes: [UInt8] = []
  private var first = true

  package init() {}

  package mutating func line(_ kind: String, _ text: String) {
    bytes += kind.utf8
    bytes.append(UInt8(ascii: "\t"))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  package mutating func fields(_ kind: String, _ fields: [String]) {
    begin(kind)
    for text in fields { field(text) }
    end()
  }

  package mutating func begin(_ kind: String) {
    bytes += kind.utf8
    first = false
  }

  package mutating func field(_ number: some BinaryInteger) {
    bytes.append(UInt8(ascii: "\t"))
    bytes += String(number).utf8
  }

  package mutating func field(_ text: String?) {
    bytes.append(UInt8(ascii: "\t"))
    guard let text else {
      bytes += "\\-".utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
  }

  package mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// Reads the fields that `LineWriter` wrote.
package enum LineReader {
  package static func fields(_ line: ArraySlice<UInt8>) -> [String?] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(text)
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String? {
    guard field.contains(UInt8(ascii: "\\")) else { return String(decoding: field, as: UTF8.self) }
    var bytes: [UInt8] = []
    var escaped = false
    for byte in field {
      if escaped {
        escaped = false
        switch byte {
        case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "-"): return nil
        default: bytes.append(byte)
        }
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
