/// Makes the entries of a register, which belongs to no form.
struct RegisterFilling {
  let targets: SampleTargets

  func records(_ register: SampleTargets.Register, _ place: SpecPlace) throws -> [SampleRecord] {
    var submitters: [String] = []
    if case .counts(let numbers) = register.rows { submitters = numbers.keys.sorted() }
    let rows = RowFilling(targets: targets, submitters: submitters, period: "", text: { $0.text }, measure: { _ in 0 })
    var records = try rows.records(register.rows, place)
    let filling = ColumnFilling(choice: Choice(seed: targets.seed, form: register.name), shorts: [:])
    for fill in register.fills { try filling.fill(fill, &records) }
    return records
  }
}
