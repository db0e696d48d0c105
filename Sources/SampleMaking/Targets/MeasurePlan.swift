import Figures

/// How one measure of some records is filled. Quantities stay texts until the column's family is known.
struct MeasurePlan: Sendable {
  /// `110672.90万元` with its place.
  struct Written: Sendable {
    let text: String
    let place: SpecPlace

    init(_ field: SpecField) throws {
      text = try field.text()
      place = field.place
    }
  }

  struct Band: Sendable {
    let rows: Int
    let from: Written
    let to: Written
  }

  enum Rule: Sendable {
    /// The selected records add up to this, and to so much in each county that is named.
    case total(Written?, counties: [String: Written])
    case same(Written)
    case bySubmitter([String: Written])
    case between(Written, Written)
    case bands([Band])
    case times(column: String, percent: ClosedRange<Exact>)
    case per(column: String, each: (Written, Written))
    case change(column: String, first: Exact)
  }

  let column: String
  let rule: Rule
  let selection: Selection
  let step: Written?
  let share: String
  let like: String?
  let weights: [(column: String, values: [String: Int])]
  let spread: Int
  let vary: [String]?
  let least: Written?
  let most: Written?
  let place: SpecPlace

  private static let rules = ["total", "counties", "is", "value", "between", "bands", "times", "per", "change"]
  private static let besideTotal = ["by", "like", "weights", "spread", "min", "max"]

  /// One target, or the targets of a list.
  static func list(_ column: String, _ field: SpecField) throws -> [MeasurePlan] {
    try (field.isList ? field.items() : [field]).map { try MeasurePlan(column, $0) }
  }

  private init(_ column: String, _ field: SpecField) throws {
    self.column = column
    place = field.place
    let fields = try field.record(Self.rules + ["percent", "each", "first", "step", "where", "vary"] + Self.besideTotal)
    var given = Self.rules.filter { fields[$0] != nil }
    if given == ["total", "counties"] { given = ["total"] }
    guard given.count == 1, let name = given.first, let value = fields[name] else {
      throw field.mistake("exactly one of \(Self.rules.joined(separator: ", ")) was expected")
    }
    if name != "total", name != "counties", let key = Self.besideTotal.first(where: { fields[$0] != nil }) {
      throw field.mistake("\"\(key)\" goes with \"total\" only")
    }
    for (key, owner) in [("percent", "times"), ("each", "per"), ("first", "change")] where fields[key] != nil && name != owner {
      throw field.mistake("\"\(key)\" goes with \"\(owner)\" only")
    }
    selection = try Selection(fields["where"])
    step = try fields["step"].map(Written.init)
    share = try fields["by"]?.text() ?? "people"
    like = try fields["like"]?.text()
    weights = try fields["weights"]?.entries().map { ($0.key, try RowPlan.numbers($0.value)) } ?? []
    spread = try fields["spread"]?.integer() ?? 30
    guard (0..<100).contains(spread) else { throw field.mistake("a spread of 0 to 99 was expected") }
    vary = try fields["vary"]?.texts()
    least = try fields["min"].map(Written.init)
    most = try fields["max"].map(Written.init)
    switch name {
    case "total", "counties":
      rule = .total(try fields["total"].map(Written.init), counties: try fields["counties"].map(Self.written) ?? [:])
    case "is": rule = .same(try Written(value))
    case "value": rule = .bySubmitter(try Self.written(value))
    case "between":
      let (from, to) = try Self.pair(value)
      rule = .between(from, to)
    case "bands":
      rule = .bands(
        try value.items().map { item in
          let band = try item.record(["rows", "from", "to"])
          return Band(
            rows: try item.required("rows", in: band).integer(), from: try Written(item.required("from", in: band)),
            to: try Written(item.required("to", in: band)))
        })
    case "times":
      let percent = try field.required("percent", in: fields)
      let bounds = try percent.items().map { try $0.decimal() }
      guard bounds.count == 2, bounds[0] <= bounds[1], !bounds[0].isNegative else { throw percent.mistake("two percentages were expected") }
      rule = .times(column: try value.text(), percent: bounds[0]...bounds[1])
    case "per": rule = .per(column: try value.text(), each: try Self.pair(field.required("each", in: fields)))
    case "change": rule = .change(column: try value.text(), first: try fields["first"]?.decimal() ?? Exact(3))
    default: throw field.mistake("the unknown rule \"\(name)\"")
    }
  }

  private static func pair(_ field: SpecField) throws -> (Written, Written) {
    let items = try field.items()
    guard items.count == 2 else { throw field.mistake("two quantities were expected") }
    return (try Written(items[0]), try Written(items[1]))
  }

  private static func written(_ field: SpecField) throws -> [String: Written] {
    Dictionary(try field.entries().map { ($0.key, try Written($0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}
