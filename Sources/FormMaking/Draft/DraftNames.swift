import Definition
import Quantities

/// What the pipeline's forms call a column of the same header: ids and codes are reused, so that one thing has one name.
struct DraftNames {
  private let pipeline: Pipeline
  /// The form that the file says it is, which is asked first.
  private let form: Form?

  init(_ pipeline: Pipeline, form: String?) {
    self.pipeline = pipeline
    self.form = form.flatMap { pipeline.forms[$0] }
  }

  /// The column of that header, in the named form or in the first that has one.
  func column(_ header: String) -> (form: String, column: Column)? {
    let codes = (form.map { [$0.code] } ?? []) + (pipeline.formsByHeader[header] ?? [])
    for code in codes {
      if let column = pipeline.forms[code]?.column(named: header) { return (code, column) }
    }
    return nil
  }

  func measure(_ header: String) -> (form: String, measure: Measure)? {
    guard let (form, column) = column(header), let measure = column.measure, measure.byCategory == nil else { return nil }
    return (form, measure)
  }

  /// The units by category of a measure whose file states none, where the file has that category.
  func byCategory(_ header: String, among guesses: [DraftGuess]) -> (column: String, units: [(code: String, unit: Unit)])? {
    guard let by = column(header)?.column.measure?.byCategory else { return nil }
    for guess in guesses where guess.id == by.column {
      guard case .category(let values) = guess.role else { continue }
      let units = values.compactMap { value in by.units[value.code].map { (code: value.code, unit: $0) } }
      return units.count == values.count ? (by.column, units) : nil
    }
    return nil
  }

  /// The code of a written category value.
  func code(_ written: String, of header: String) -> String? {
    guard let column = column(header)?.column, case .category(.named(let values)) = column.role else { return nil }
    return values.first { $0.code == written || $0.written.contains { HeaderName.folded($0) == HeaderName.folded(written) } }?.code
  }
}
