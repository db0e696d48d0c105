/// Which records a form has.
enum RowPlan: Sendable {
  /// N for each submitter.
  case each(Int)
  /// N in the city, split by a share.
  case count(Int, share: String)
  /// n for each submitter that is named.
  case counts([String: Int])
  /// Every combination, the last column running fastest.
  case cross([(column: String, source: ValueSource)])
  /// These records for everybody; a cell `period` keeps a record to one filing period.
  case list([[Cell]])
  /// Its own records for each submitter that is named.
  case lists([String: [[Cell]]])
  case register(RegisterRows)

  /// One cell of a record that is written out.
  struct Cell: Sendable {
    let column: String
    let text: String
    let place: SpecPlace
  }

  /// Records that follow the entries of a register.
  struct RegisterRows: Sendable {
    let name: String
    let column: String?
    let picks: [(value: String, number: Pick)]
    let count: Int?
    let place: SpecPlace

    enum Pick: Sendable {
      case city(Int)
      case submitters([String: Int])
    }
  }

  init(_ field: SpecField, lists: [String: ValueSource]) throws {
    let fields = try field.record(["each", "count", "by", "cross", "list", "register", "pick"])
    func alone(_ keys: String...) throws {
      if let other = fields.keys.sorted().first(where: { !keys.contains($0) }) {
        throw field.mistake("\"\(other)\" does not go with \"\(keys[0])\"")
      }
    }
    if let number = fields["each"] {
      try alone("each")
      self = .each(try number.integer())
    } else if let cross = fields["cross"] {
      try alone("cross")
      self = .cross(try cross.entries().map { ($0.key, try ValueSource($0.value, lists: lists)) })
    } else if let list = fields["list"] {
      try alone("list")
      self = try Self.written(list)
    } else if let register = fields["register"] {
      try alone("register", "pick", "count")
      let pick = try fields["pick"].map(Self.picks)
      self = .register(
        RegisterRows(
          name: try register.text(), column: pick?.column, picks: pick?.picks ?? [], count: try fields["count"]?.integer(),
          place: field.place))
    } else if let count = fields["count"] {
      try alone("count", "by")
      self = count.isMapping
        ? .counts(try Self.numbers(count)) : .count(try count.integer(), share: try fields["by"]?.text() ?? "people")
    } else {
      throw field.mistake("one of each, count, cross, list, register was expected")
    }
  }

  /// `{CODE: n}`
  static func numbers(_ field: SpecField) throws -> [String: Int] {
    Dictionary(try field.entries().map { ($0.key, try $0.value.integer()) }, uniquingKeysWith: { first, _ in first })
  }

  private static func written(_ field: SpecField) throws -> RowPlan {
    func records(_ field: SpecField) throws -> [[Cell]] {
      try field.items().map { item in
        try item.entries().map { Cell(column: $0.key, text: try $0.value.text(), place: $0.value.place) }
      }
    }
    guard field.isMapping else { return .list(try records(field)) }
    var own: [String: [[Cell]]] = [:]
    for (code, value) in try field.entries() { own[code] = try records(value) }
    return .lists(own)
  }

  private static func picks(_ field: SpecField) throws -> (column: String, picks: [(value: String, number: RegisterRows.Pick)]) {
    let entries = try field.entries()
    guard entries.count == 1, let entry = entries.first else { throw field.mistake("one column to pick by was expected") }
    return (
      entry.key,
      try entry.value.entries().map { value, number in
        (value, number.isMapping ? .submitters(try numbers(number)) : .city(try number.integer()))
      }
    )
  }
}
