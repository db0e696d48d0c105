import Definition
import Figures

/// Makes the parts of a measure, so that they add up to it in every record.
struct SplitFilling {
  let filling: MeasureFilling
  let split: FormTarget.Split

  func fill(_ records: inout [SampleRecord]) throws {
    let whole = try filling.measure(split.of, split.place)
    let step = try split.step.map { try filling.quantity.value($0, whole) } ?? WrittenQuantity.one(whole)
    for part in split.into {
      let measure = try filling.measure(part.column, split.place)
      guard measure.family == whole.family else { throw SampleMistake(split.place, "\(part.column) is of another family") }
    }
    for index in records.indices {
      let record = records[index]
      guard let value = record.measures[split.of], value % step == 0 else {
        throw SampleMistake(split.place, "\(split.of) of record \(record.overall) is no multiple of the step")
      }
      let key = filling.form.key.map { record.texts[$0] ?? "" }
      let weights = split.into.map { part in
        Int128(part.weight) * (700 + filling.choice.choice(of: 601, part.column, record.submitter, key))
      }
      guard let parts = Apportionment.parts(of: value / step, weights: weights) else {
        throw SampleMistake(split.place, "\(split.of) of record \(record.overall) cannot be split")
      }
      for (part, amount) in zip(split.into, parts) {
        records[index].measures[part.column] = amount * step
        records[index].steps[part.column] = step
      }
    }
  }
}
