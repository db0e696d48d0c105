import Figures

/// How a column that is not a measure is filled.
struct FillPlan: Sendable {
  enum Rule: Sendable {
    /// The same everywhere.
    case same(String)
    case text(TextPattern, distinct: Int?)
    /// The values in turn, beginning anew for each submitter.
    case cycle(ValueSource)
    /// Exactly so many records of each value in the city; with `of`, so many values of that column.
    case counts([(value: String, number: Int)], of: String?)
    /// The first n records of each submitter.
    case first([(value: String, numbers: [String: Int])])
    case bySubmitter([String: String])
    case map(column: String, to: [String: String])
    case dates(Day, Day)
  }

  let column: String
  let rule: Rule
  let selection: Selection
  /// The value of the records that the rule leaves out.
  let otherwise: String
  let place: SpecPlace

  init(_ column: String, _ field: SpecField, lists: [String: ValueSource]) throws {
    self.column = column
    place = field.place
    let names = ["is", "text", "cycle", "counts", "first", "by", "map", "dates"]
    let fields = try field.record(names + ["distinct", "of", "to", "where", "else"])
    selection = try Selection(fields["where"])
    otherwise = try fields["else"]?.text() ?? ""
    let given = names.filter { fields[$0] != nil }
    guard given.count == 1, let name = given.first, let value = fields[name] else {
      throw field.mistake("exactly one of \(names.joined(separator: ", ")) was expected")
    }
    for (key, owner) in [("distinct", "text"), ("of", "counts"), ("to", "map")] where fields[key] != nil && name != owner {
      throw field.mistake("\"\(key)\" goes with \"\(owner)\" only")
    }
    switch name {
    case "is": rule = .same(try value.text())
    case "text": rule = .text(try TextPattern(value), distinct: try fields["distinct"]?.integer())
    case "cycle": rule = .cycle(try ValueSource(value, lists: lists))
    case "counts": rule = .counts(try value.entries().map { ($0.key, try $0.value.integer()) }, of: try fields["of"]?.text())
    case "first": rule = .first(try value.entries().map { ($0.key, try RowPlan.numbers($0.value)) })
    case "by": rule = .bySubmitter(try Self.texts(value))
    case "map":
      let to = try field.required("to", in: fields)
      rule = .map(column: try value.text(), to: try Self.texts(to))
    case "dates":
      let days = try value.texts().compactMap { Day($0) }
      guard days.count == 2, days[0] <= days[1] else { throw value.mistake("two days such as [2020-03-01, 2020-06-30] were expected") }
      rule = .dates(days[0], days[1])
    default: throw field.mistake("the unknown rule \"\(name)\"")
    }
  }

  private static func texts(_ field: SpecField) throws -> [String: String] {
    Dictionary(try field.entries().map { ($0.key, try $0.value.text()) }, uniquingKeysWith: { first, _ in first })
  }
}
