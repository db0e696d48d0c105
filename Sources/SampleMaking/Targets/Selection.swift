/// Which records a target speaks of: `{kind: cistern, county: ["451202", "451203"]}`.
struct Selection: Sendable {
  let conditions: [(column: String, values: [String])]

  static let everything = Selection(conditions: [])

  init(conditions: [(column: String, values: [String])]) { self.conditions = conditions }

  init(_ field: SpecField?) throws {
    guard let field else {
      self = .everything
      return
    }
    conditions = try field.entries().map { ($0.key, $0.value.isList ? try $0.value.texts() : [try $0.value.text()]) }
  }

  /// Whether the selection depends on the filing period.
  var namesPeriod: Bool { conditions.contains { $0.column == "period" } }

  /// `county` is the submitter's code and `period` the filing period, unless the record has a column of that name; a
  /// column that the record lacks is the empty text.
  func fits(_ record: SampleRecord) -> Bool {
    conditions.allSatisfy { condition in
      let value = record.texts[condition.column] ?? builtIn(condition.column, record) ?? ""
      return condition.values.contains(value)
    }
  }

  private func builtIn(_ name: String, _ record: SampleRecord) -> String? {
    switch name {
    case "county": record.submitter
    case "period": record.period
    default: nil
    }
  }
}
