import Definition
import Figures

/// Splits a city total over the counties, in whole steps.
struct TotalSplit {
  /// A county's part, with what its own split needs; amounts and bounds in steps.
  struct Whole {
    let submitter: String
    let records: [Int]
    let step: Int128
    var amount: Int128
    let weights: [Int128]
    let least: [Int128]
    let most: [Int128?]
  }

  let filling: MeasureFilling
  let plan: MeasurePlan
  let measure: Measure
  let step: Int128
  let selected: [Int]
  let records: [SampleRecord]

  func counties(_ total: MeasurePlan.Written?, _ counties: [String: MeasurePlan.Written]) throws -> [Whole] {
    var wholes = try filling.submitters.compactMap { submitter -> Whole? in
      let own = selected.filter { records[$0].submitter == submitter }
      return own.isEmpty ? nil : try whole(submitter, own)
    }
    let total = try total.map { try steps(filling.quantity.value($0, measure), of: step) }
    if counties.isEmpty {
      guard let total else { throw SampleMistake(plan.place, "a total was expected") }
      try apportion(total, &wholes)
      return wholes
    }
    var sum: Int128 = 0
    for index in wholes.indices {
      guard let written = counties[wholes[index].submitter] else {
        throw SampleMistake(plan.place, "\(wholes[index].submitter) has records but no part")
      }
      let value = try filling.quantity.value(written, measure)
      sum += try steps(value, of: step)
      wholes[index].amount = try steps(value, of: wholes[index].step)
    }
    if let total, sum != total { throw SampleMistake(plan.place, "the counties add up to \(sum) steps, the total is \(total)") }
    return wholes
  }

  private func steps(_ value: Int128, of step: Int128) throws -> Int128 {
    guard value % step == 0 else { throw SampleMistake(plan.place, "\(plan.column): an amount that is no multiple of its step") }
    return value / step
  }

  private func whole(_ submitter: String, _ own: [Int]) throws -> Whole {
    let step = try filling.coarser(step, measure, submitter, plan)
    let weights = try own.map { index in
      let base = try plan.like.map { try filling.weight($0, records[index], plan) } ?? 1
      return try base * filling.spread(plan, records[index]) * category(records[index])
    }
    return Whole(
      submitter: submitter, records: own, step: step, amount: 0, weights: weights,
      least: try own.map { (try bound(plan.least, records[$0]) ?? 0 + step - 1) / step },
      most: try own.map { index in try bound(plan.most, records[index]).map { $0 / step } })
  }

  private func category(_ record: SampleRecord) throws -> Int128 {
    try plan.weights.reduce(Int128(1)) { product, weight in
      guard let factor = weight.values[record.texts[weight.column] ?? ""] else {
        throw SampleMistake(plan.place, "no weight for \(weight.column) \"\(record.texts[weight.column] ?? "")\"")
      }
      return product * Int128(factor)
    }
  }

  /// A quantity, or another measure of the same record.
  private func bound(_ written: MeasurePlan.Written?, _ record: SampleRecord) throws -> Int128? {
    guard let written else { return nil }
    if filling.form[column: written.text] != nil { return try filling.value(written.text, record, plan) }
    return try filling.quantity.value(written, measure)
  }

  /// Over counties by share or in proportion to another measure; a grain's remainder goes to the first county without one.
  private func apportion(_ total: Int128, _ wholes: inout [Whole]) throws {
    let weights = try wholes.map { whole in
      guard let like = plan.like else {
        guard let share = filling.shares[plan.share] else { throw SampleMistake(plan.place, "no share is named \"\(plan.share)\"") }
        return Int128(share[whole.submitter] ?? 1)
      }
      return try whole.records.reduce(Int128(0)) { $0 + (try filling.weight(like, records[$1], plan)) }
    }
    let least = wholes.map { whole in whole.least.reduce(0, +) * (whole.step / step) }
    let most = wholes.map { whole in
      whole.most.reduce(Int128?(0)) { sum, limit in sum.flatMap { sum in limit.map { sum + $0 } } }.map { $0 * (whole.step / step) }
    }
    guard let parts = Apportionment.parts(of: total, weights: weights, least: least, most: most) else {
      throw SampleMistake(plan.place, "the total of \(plan.column) finds no place within its bounds")
    }
    var rest: Int128 = 0
    for (index, part) in parts.enumerated() {
      let coarse = wholes[index].step / step
      wholes[index].amount = part / coarse
      rest += part % coarse
    }
    guard rest > 0 else { return }
    guard let taker = wholes.firstIndex(where: { $0.step == step }) else {
      throw SampleMistake(plan.place, "every county of \(plan.column) has a grain")
    }
    wholes[taker].amount += rest
  }
}
