/// Makes the records of a plan, for every submitter in turn.
struct RowFilling {
  let targets: SampleTargets
  let submitters: [String]
  /// The filing period's code; registers have none.
  let period: String
  /// The text of a written cell, or nil where the cell is a measure.
  let text: (RowPlan.Cell) throws -> String?
  /// The value of a written cell that is a measure.
  let measure: (RowPlan.Cell) throws -> Int128

  func records(_ plan: RowPlan, _ place: SpecPlace) throws -> [SampleRecord] {
    var made = Made(period: period)
    switch plan {
    case .each(let number):
      for submitter in submitters { made.add(Array(repeating: [:], count: number), for: submitter) }
    case .count(let number, let share):
      let parts = try split(number, weights: weights(share, place), place)
      for (submitter, part) in zip(submitters, parts) { made.add(Array(repeating: [:], count: part), for: submitter) }
    case .counts(let numbers):
      if let stranger = numbers.keys.sorted().first(where: { !submitters.contains($0) }) {
        throw SampleMistake(place, "\(stranger) does not file this form")
      }
      for submitter in submitters { made.add(Array(repeating: [:], count: numbers[submitter] ?? 0), for: submitter) }
    case .cross(let columns):
      for submitter in submitters { made.add(combinations(columns, for: submitter), for: submitter) }
    case .list(let records):
      for submitter in submitters { try add(records, for: submitter, &made) }
    case .lists(let own):
      for submitter in submitters { try add(own[submitter] ?? [], for: submitter, &made) }
    case .register(let rows):
      for (submitter, entries) in try registered(rows) { made.add(entries, for: submitter) }
    }
    return made.records
  }

  /// Records in the making, numbered as they come.
  private struct Made {
    let period: String
    var records: [SampleRecord] = []

    mutating func add(_ texts: [[String: String]], for submitter: String) {
      for (index, texts) in texts.enumerated() {
        records.append(SampleRecord(submitter: submitter, period: period, number: index + 1, overall: records.count + 1, texts: texts))
      }
    }
  }

  func weights(_ share: String, _ place: SpecPlace) throws -> [Int128] {
    guard let share = targets.shares[share] else { throw SampleMistake(place, "no share is named \"\(share)\"") }
    return submitters.map { Int128(share[$0] ?? 1) }
  }

  private func split(_ number: Int, weights: [Int128], most: [Int128?]? = nil, _ place: SpecPlace) throws -> [Int] {
    guard let parts = Apportionment.parts(of: Int128(number), weights: weights, most: most) else {
      throw SampleMistake(place, "\(number) records find no place")
    }
    return parts.map { Int($0) }
  }

  private func combinations(_ columns: [(column: String, source: ValueSource)], for submitter: String) -> [[String: String]] {
    var rows: [[String: String]] = [[:]]
    for (column, source) in columns {
      guard let values = source.values(for: submitter) else { continue }
      rows = rows.flatMap { row in values.map { value in row.merging([column: value]) { $1 } } }
    }
    return rows
  }

  private func add(_ records: [[RowPlan.Cell]], for submitter: String, _ made: inout Made) throws {
    let start = made.records.count
    let records = records.map { cells in (own: cells.filter { $0.column != "period" }, period: cells.first { $0.column == "period" }) }
      .filter { $0.period.map { $0.text == period } ?? true }.map(\.own)
    made.add(Array(repeating: [:], count: records.count), for: submitter)
    for (offset, cells) in records.enumerated() {
      for cell in cells {
        if let text = try text(cell) {
          made.records[start + offset].texts[cell.column] = text
        } else {
          made.records[start + offset].measures[cell.column] = try measure(cell)
        }
      }
    }
  }

  // MARK: - Registers

  /// For each submitter the register's entries that its records follow, in order.
  private func registered(_ rows: RowPlan.RegisterRows) throws -> [(String, [[String: String]])] {
    guard let register = targets.registers[rows.name] else { throw SampleMistake(rows.place, "no register is named \"\(rows.name)\"") }
    let all = try RegisterFilling(targets: targets).records(register, rows.place)
    var entries: [[[String: String]]] = submitters.map { submitter in all.filter { $0.submitter == submitter }.map(\.texts) }
    if let column = rows.column { entries = try picked(entries, column, rows) }
    guard let count = rows.count else { return Array(zip(submitters, entries)) }
    let parts = try split(count, weights: entries.map { Int128($0.count) }, rows.place)
    return zip(submitters, zip(entries, parts)).map { submitter, pair in
      (submitter, pair.0.isEmpty ? [] : (0..<pair.1).map { pair.0[$0 % pair.0.count] })
    }
  }

  private func picked(_ entries: [[[String: String]]], _ column: String, _ rows: RowPlan.RegisterRows) throws -> [[[String: String]]] {
    var left: [String: [Int]] = [:]
    for (value, pick) in rows.picks {
      let present = entries.map { list in list.count { $0[column] == value } }
      switch pick {
      case .city(let number):
        left[value] = try split(number, weights: present.map { Int128($0) }, most: present.map { Int128($0) }, rows.place)
      case .submitters(let numbers):
        left[value] = submitters.map { numbers[$0] ?? 0 }
        if let index = submitters.indices.first(where: { (numbers[submitters[$0]] ?? 0) > present[$0] }) {
          throw SampleMistake(rows.place, "\(submitters[index]) has only \(present[index]) entries of \(value)")
        }
      }
    }
    return entries.enumerated().map { position, list in
      list.filter { entry in
        guard let value = entry[column], let remaining = left[value]?[position], remaining > 0 else { return false }
        left[value]?[position] -= 1
        return true
      }
    }
  }
}
