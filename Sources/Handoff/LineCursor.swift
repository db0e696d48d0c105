/// Goes through lines that `LineWriter` wrote, field by field, without a copy of a line or a list of its fields.
///
///     var lines = LineCursor(content)
///     while let kind = try lines.begin() {
///       let line: Int = try lines.number()        // the first field
///       …
///       try lines.end()
///     }
struct LineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// The number of the present line, from 1.
  private(set) var line = 0

  /// - Parameter line: how many lines stand before these bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, line: Int = 0) {
    self.bytes = bytes
    self.line = line
  }

  /// The letter that the next line starts with; nil after the last.
  mutating func begin() throws(BatchDamage) -> UInt8? {
    guard index < bytes.count else { return nil }
    line += 1
    defer { index += 1 }
    return bytes[index]
  }

  /// The line has no more fields.
  mutating func end() throws(BatchDamage) {
    guard isAtEnd else { throw BatchDamage(line: line) }
    index += 1
  }

  var isAtEnd: Bool { index < bytes.count && bytes[index] == Mark.lineFeed }

  /// The bytes of the next field.
  private mutating func field() throws(BatchDamage) -> UnsafeBufferPointer<UInt8> {
    guard index < bytes.count, bytes[index] == Mark.tab else { throw BatchDamage(line: line) }
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != Mark.tab, bytes[index] != Mark.lineFeed { index += 1 }
    guard index < bytes.count else { throw BatchDamage(line: line) }
    return UnsafeBufferPointer(rebasing: bytes[start..<index])
  }

  /// A text; nil where it is absent.
  mutating func text() throws(BatchDamage) -> String? { LineReader.text(try field()) }

  /// A text that is never absent.
  mutating func word() throws(BatchDamage) -> String {
    guard let text = LineReader.text(try field()) else { throw BatchDamage(line: line) }
    return text
  }

  /// A number; nil where it is absent.
  mutating func optionalNumber() throws(BatchDamage) -> Int64? {
    let field = try field()
    if field.count == 2, field[0] == Mark.backslash, field[1] == UInt8(ascii: "-") { return nil }
    let isNegative = field.first == UInt8(ascii: "-")
    guard field.count > (isNegative ? 1 : 0) else { throw BatchDamage(line: line) }
    var number: Int64 = 0
    for byte in field.dropFirst(isNegative ? 1 : 0) {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { throw BatchDamage(line: line) }
      let (tenfold, over) = number.multipliedReportingOverflow(by: 10)
      let (next, beyond) = isNegative ? tenfold.subtractingReportingOverflow(Int64(digit)) : tenfold.addingReportingOverflow(Int64(digit))
      guard !over, !beyond else { throw BatchDamage(line: line) }
      number = next
    }
    return number
  }

  mutating func number() throws(BatchDamage) -> Int {
    guard let number = try optionalNumber() else { throw BatchDamage(line: line) }
    return Int(number)
  }

  mutating func flag() throws(BatchDamage) -> Bool? {
    switch try optionalNumber() {
    case nil: nil
    case 0: false
    case 1: true
    default: throw BatchDamage(line: line)
    }
  }
}
