import Definition
import Figures
import Handoff

/// What remains when all rows are read: duplicates, the rules of scope cell, record and form, what looks odd in a column, the sheet's own
/// totals. One pass over the records serves all that look at them one by one.
enum Completion {
  static func finish(_ builder: RecordBuilder, totals: TotalRows, outside: Int) throws -> Reading {
    var builder = builder
    try builder.seal()
    try DuplicateRecords.refuse(&builder)
    var rules = RecordRules(builder)
    var sums = FormRules(builder)
    var fractions = FractionColumns(builder)
    var negatives = NegativeCounts(builder)
    var magnitudes = DoubtfulMagnitudes(builder)
    var unlabelled = UnlabelledTotals(builder)
    var alike = AlikeKeys(builder)
    var records = builder.reading.records.cursor()
    while let record = try records.next() {
      rules.look(at: record, key: records.key, builder)
      sums.look(at: record)
      fractions.look(at: record, key: records.key)
      negatives.look(at: record, key: records.key, builder)
      magnitudes.look(at: record, key: records.key)
      unlabelled.look(at: record, key: records.key)
      alike.look(at: record, builder)
    }
    rules.tell(&builder)
    sums.tell(&builder)
    fractions.tell(&builder)
    negatives.tell(&builder)
    magnitudes.tell(&builder)
    unlabelled.tell(&builder)
    try alike.tell(&builder)
    var reading = builder.finish()
    try totals.check(&reading, without: builder.removed, units: builder.pipeline.units)
    reading.head.outside += outside
    return reading
  }
}
