import Figures

/// Fills one column that is not a measure.
struct ColumnFilling {
  let choice: Choice
  /// Short names of the submitters.
  let shorts: [String: String]

  func fill(_ plan: FillPlan, _ records: inout [SampleRecord]) throws {
    let fits = records.map(plan.selection.fits)
    let selected = records.indices.filter { fits[$0] }
    for index in records.indices where !fits[index] { records[index].texts[plan.column] = plan.otherwise }
    switch plan.rule {
    case .same(let value):
      for index in selected { records[index].texts[plan.column] = value }
    case .text(let pattern, let distinct):
      for index in selected { records[index].texts[plan.column] = try text(pattern, distinct, records[index], plan) }
    case .cycle(let source):
      for (index, position) in inTurn(selected, records) {
        guard let values = source.values(for: records[index].submitter), !values.isEmpty else {
          throw SampleMistake(plan.place, "no values for \(records[index].submitter)")
        }
        records[index].texts[plan.column] = values[position % values.count]
      }
    case .counts(let values, let of):
      try deal(values, of: of, selected, plan, &records)
    case .first(let values):
      for (index, position) in inTurn(selected, records) {
        var before = 0
        let submitter = records[index].submitter
        let value = values.first { value in
          before += value.numbers[submitter] ?? 0
          return position < before
        }
        records[index].texts[plan.column] = value?.value ?? plan.otherwise
      }
    case .bySubmitter(let values):
      for index in selected { records[index].texts[plan.column] = values[records[index].submitter] ?? plan.otherwise }
    case .map(let column, let to):
      for index in selected {
        guard let value = to[records[index].texts[column] ?? ""] else {
          throw SampleMistake(plan.place, "\(column) holds \"\(records[index].texts[column] ?? "")\", which is not mapped")
        }
        records[index].texts[plan.column] = value
      }
    case .dates(let first, let last):
      for index in selected {
        let days = Int128(last.number - first.number + 1)
        let offset = choice.choice(of: days, plan.column, records[index].submitter, [String(records[index].number)])
        records[index].texts[plan.column] = first.advanced(by: Int(offset)).text
      }
    }
  }

  /// The selected records with their position among those of their submitter.
  private func inTurn(_ selected: [Int], _ records: [SampleRecord]) -> [(Int, Int)] {
    var seen: [String: Int] = [:]
    return selected.map { index in
      let position = seen[records[index].submitter, default: 0]
      seen[records[index].submitter] = position + 1
      return (index, position)
    }
  }

  private func text(_ pattern: TextPattern, _ distinct: Int?, _ record: SampleRecord, _ plan: FillPlan) throws -> String {
    let overall = distinct.map { (record.overall - 1) % $0 + 1 } ?? record.overall
    return try pattern.text(
      county: record.submitter, short: shorts[record.submitter] ?? record.submitter, number: record.number, overall: overall
    ) { column in
      guard let text = record.texts[column] else { throw SampleMistake(plan.place, "no column \"\(column)\" is filled before") }
      return text
    }
  }

  /// Deals the values over the selected records, or over the values of another column in the order of their appearance.
  private func deal(
    _ values: [(value: String, number: Int)], of column: String?, _ selected: [Int], _ plan: FillPlan, _ records: inout [SampleRecord]
  ) throws {
    var groups: [[Int]] = selected.map { [$0] }
    if let column {
      var order: [String: Int] = [:]
      groups = []
      for index in selected {
        let value = records[index].texts[column] ?? ""
        if let group = order[value] {
          groups[group].append(index)
        } else {
          order[value] = groups.count
          groups.append([index])
        }
      }
    }
    let sum = values.reduce(0) { $0 + $1.number }
    guard sum == groups.count else { throw SampleMistake(plan.place, "the counts add up to \(sum), there are \(groups.count)") }
    for (group, value) in zip(groups, EvenDeal.order(values.map(\.number))) {
      for index in group { records[index].texts[plan.column] = values[value].value }
    }
  }
}
