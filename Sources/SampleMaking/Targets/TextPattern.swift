/// A text with places for numbers and other columns: `{county}2020{n:4}` → `4512282020` and 0001.
struct TextPattern: Sendable {
  enum Part: Sendable {
    case literal(String)
    case county, short
    /// The record's number within the submitter's return.
    case number(width: Int)
    /// The record's number within all returns of the form.
    case overall(width: Int)
    case column(String)
  }

  let parts: [Part]

  init(_ field: SpecField) throws {
    var parts: [Part] = []
    var rest = try field.text()[...]
    while let open = rest.firstIndex(of: "{") {
      if open != rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { throw field.mistake("a { without }") }
      let inside = rest[rest.index(after: open)..<close].split(separator: ":", omittingEmptySubsequences: false)
      let width = inside.count == 2 ? Int(inside[1]) : 1
      guard let name = inside.first, inside.count <= 2, let width, (1...18).contains(width) else {
        throw field.mistake("a place such as {n:4} was expected")
      }
      switch name {
      case "county": parts.append(.county)
      case "short": parts.append(.short)
      case "n": parts.append(.number(width: width))
      case "N": parts.append(.overall(width: width))
      default: parts.append(.column(String(name)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  func text(county: String, short: String, number: Int, overall: Int, column: (String) throws -> String) rethrows -> String {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .county: text += county
      case .short: text += short
      case .number(let width): text += Self.padded(number, width)
      case .overall(let width): text += Self.padded(overall, width)
      case .column(let id): text += try column(id)
      }
    }
    return text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
