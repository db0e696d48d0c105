/// How a rejection lies in a line, `x`: its fields in the order of their declaration.
enum RejectionLine {
  static let rejection = UInt8(ascii: "x")

  static func rejection(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws(BatchDamage) -> Rejection {
    var lines = LineCursor(text, line: line - 1)
    guard try lines.begin() == Self.rejection, let scope = Rejection.Scope(rawValue: try lines.word()) else { throw BatchDamage(line: line) }
    let rejection = Rejection(
      stored: scope, code: try lines.word(), severity: try lines.word(), line: try lines.number(), col: try lines.number(),
      cell: try lines.text(), path: try lines.text(), offset: try lines.optionalNumber().map { Int($0) }, item: try lines.text(),
      key: try lines.text(), raw: try lines.word(), message: try lines.word(), remedy: try lines.word(), english: try lines.word())
    try lines.end()
    return rejection
  }
}

extension LineWriter {
  mutating func write(_ rejection: Rejection) {
    begin("x")
    field(rejection.scope.rawValue)
    field(rejection.code)
    field(rejection.severity)
    field(rejection.line)
    field(rejection.col)
    field(rejection.cell)
    field(rejection.path)
    field(rejection.offset)
    field(rejection.item)
    field(rejection.key)
    field(rejection.raw)
    field(rejection.message)
    field(rejection.remedy)
    field(rejection.english)
    end()
  }
}
