package import Definition
package import Figures

/// One return of the samples: who, which form, which period, and its records.
package struct SampleReturn: Sendable {
  package let form: Form
  package let submitter: Region
  package let period: Period
  /// The columns of the form that the return fills, in the form's order.
  let columns: [Column]
  /// The categories of which each combination gets a total row of its own.
  let totalBy: [String]
  let records: [SampleRecord]

  package var recordCount: Int { records.count }

  /// The figures of a measure at its family's scale, with what the record's other columns hold.
  package func cells(of measure: String) -> [(texts: [String: String], value: Int128)] {
    records.compactMap { record in record.measures[measure].map { (record.texts, $0) } }
  }

  /// What the records' columns that are not measures hold.
  package var texts: [[String: String]] { records.map(\.texts) }
}
