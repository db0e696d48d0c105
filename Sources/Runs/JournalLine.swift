/// The fields of a journal line, read without a JSON decoder where it is written as we write it: a journal of years has to be
/// read in a moment, every night.
struct JournalLine: Codable {
  let n: Int
  let at: String
  let by: String
  let event: String
  let data: [String: String]
  let prev: String
}

extension JournalLine {
  /// Nil where the line is written otherwise, or a text in it is escaped: then it takes a decoder to say what it is.
  init?(plain line: ArraySlice<UInt8>) {
    let scanned = line.withUnsafeBufferPointer { bytes -> (texts: [String: String], data: [String: String], n: Int)? in
      guard !bytes.contains(UInt8(ascii: "\\")) else { return nil }
      var scan = Scan(bytes: bytes)
      return scan.line()
    }
    guard let scanned, scanned.texts.count == 4, let at = scanned.texts["at"], let by = scanned.texts["by"], let event = scanned.texts["event"],
      let prev = scanned.texts["prev"]
    else { return nil }
    self.init(n: scanned.n, at: at, by: by, event: event, data: scanned.data, prev: prev)
  }

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func line() -> (texts: [String: String], data: [String: String], n: Int)? {
      var texts: [String: String] = [:]
      var data: [String: String]?
      var n: Int?
      guard take("{") else { return nil }
      repeat {
        guard let key = text(), take(":") else { return nil }
        switch key {
        case "data": data = object()
        case "n": n = number()
        default: texts[key] = text()
        }
      } while take(",")
      guard take("}"), at == bytes.count, let data, let n else { return nil }
      return (texts, data, n)
    }

    private mutating func object() -> [String: String]? {
      var fields: [String: String] = [:]
      guard take("{") else { return nil }
      if take("}") { return fields }
      repeat {
        guard let key = text(), take(":"), let value = text() else { return nil }
        fields[key] = value
      } while take(",")
      return take("}") ? fields : nil
    }

    private mutating func text() -> String? {
      guard take("\"") else { return nil }
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
      let text = String(validating: bytes[start..<at], as: UTF8.self)
      return take("\"") ? text : nil
    }

    private mutating func number() -> Int? {
      let start = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      return Int(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard at < bytes.count, bytes[at] == UInt8(ascii: scalar) else { return false }
      at += 1
      return true
    }
  }
}
