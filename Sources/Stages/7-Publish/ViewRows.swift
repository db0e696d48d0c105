/// Rows of a public view, asked by column name.
struct ViewRows {
  let columns: [String]
  let rows: [[String?]]
  private let positions: [String: Int]

  init(_ answer: (columns: [String], rows: [[String?]])) {
    columns = answer.columns
    rows = answer.rows
    positions = Dictionary(answer.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  struct Row {
    fileprivate let values: [String?]
    fileprivate let positions: [String: Int]

    subscript(name: String) -> String? { positions[name].flatMap { values[$0] } }
  }

  func map<Value>(_ body: (Row) throws -> Value) rethrows -> [Value] {
    try rows.map { try body(Row(values: $0, positions: positions)) }
  }
}
