import Definition
import Figures
import Handoff
import Quantities

/// A figure that would fit its column if its unit were another one: 1284000 among figures near 100 is 128.4 typed in 元.
///
/// The others of the column are the evidence, each divided by the row's own count (每座, 每人) where the form has one and
/// that makes the column more even. Proposed, never applied: the figure is taken as written.
enum DoubtfulMagnitudes {
  /// Fewer figures than this say nothing about what is usual.
  private static let fewest = 5
  /// The rest of the column spans at most this; a wider one has no usual size.
  private static let widest: Int128 = 300
  /// How far beyond the rest a figure has to be before its unit is doubted.
  private static let distance: Int128 = 100

  static func doubt(_ builder: inout RecordBuilder) {
    let reading = builder.reading
    guard reading.records.count >= fewest else { return }
    for (index, column) in builder.form.measures.enumerated() {
      guard let measure = column.measure, measure.byCategory == nil else { continue }
      let magnitudes = builder.pipeline.units.likelyMagnitudes(measure.family).filter { $0 != .fifteen && $0 != .fifteenth }
      guard !magnitudes.isEmpty else { continue }
      let figures = reading.records.indices.compactMap { at in
        reading.records[at].cells[index]?.value.flatMap { $0 > 0 ? (at: at, value: Int128($0)) : nil }
      }
      guard figures.count >= fewest else { continue }
      let sorted = figures.map(\.value).sorted()
      for figure in [figures.max { $0.value < $1.value }, figures.min { $0.value < $1.value }].compactMap({ $0 }) {
        let isHigh = figure.value == sorted[sorted.count - 1]
        let low = isHigh ? sorted[0] : sorted[1]
        let high = isHigh ? sorted[sorted.count - 2] : sorted[sorted.count - 1]
        let (span, spanOverflows) = low.multipliedReportingOverflow(by: widest)
        guard !spanOverflows, high <= span else { continue }
        let (far, farOverflows) = (isHigh ? high : figure.value).multipliedReportingOverflow(by: distance)
        guard !farOverflows, isHigh ? figure.value > far : low > far else { continue }
        let corridor = MagnitudeEvidence.corridor(lower: Rational(Exact(low)) / Rational(3), upper: Rational(Exact(high)) * Rational(3))
        let proposals = MagnitudeProposal.of(Rational(Exact(figure.value)), evidence: [corridor], among: magnitudes)
        guard let proposal = nearest(proposals, low, high) else { continue }
        tell(proposal, column, measure, index, figure.at, low, high, &builder)
      }
    }
  }

  /// Of several that fit, the one whose value lies between the others; else none, and the doubt is told without one.
  private static func nearest(_ proposals: [MagnitudeProposal], _ low: Int128, _ high: Int128) -> MagnitudeProposal? {
    proposals.first { $0.value >= Rational(Exact(low)) && $0.value <= Rational(Exact(high)) } ?? proposals.first
  }

  private static func tell(
    _ proposal: MagnitudeProposal, _ column: Column, _ measure: Measure, _ index: Int, _ at: Int, _ low: Int128, _ high: Int128,
    _ builder: inout RecordBuilder
  ) {
    guard let cell = builder.reading.records[at].cells[index], let value = cell.value else { return }
    let title = column.headers.first ?? column.id
    let unit = shown(measure, builder.readers[column.id]?.units.unit)
    func text(_ figure: Rational) -> String {
      FigureText.shown(figure / Rational(Exact(Exact.powerOfTen(measure.family.decimals))) / unit.factor, unit: unit.symbol)
    }
    let counted = perUnit(builder.form, builder.reading.records[at])
    func each(_ figure: Rational) -> String {
      counted.map { "，每\($0.unit) \(text(figure / Rational(Exact(Int128($0.count)))))" } ?? ""
    }
    let written = Rational(Exact(Int128(value)))
    let usual = (text(Rational(Exact(low))), text(Rational(Exact(high))))
    let chinese = [
      "\(title)写的 \(Words.quoted(cell.raw))，读作 \(text(written))\(each(written))", "；同栏别的数在 \(usual.0)至\(usual.1)之间，疑似单位不对",
      "，如果是，应填 \(text(proposal.value))\(each(proposal.value))",
    ]
    let english = [
      "\(column.id) is \(Words.quoted(cell.raw)), read as \(text(written))", "; the rest of the column lies between \(usual.0) and \(usual.1)",
      "; read as \(proposal.magnitude.sign) it would be \(text(proposal.value))",
    ]
    builder.reject(
      Words.rejection(
        .note, .magnitudeDoubtful, at: builder.place(of: column, in: at), item: column.id, key: builder.keys[at], raw: cell.raw,
        zh: chinese.joined(), en: english.joined()))
  }

  private static func shown(_ measure: Measure, _ unit: Unit?) -> (symbol: String, factor: Rational) {
    unit.map { ($0.symbol, $0.factor) } ?? (measure.family.canonical, .one)
  }

  /// The row's first count above zero, for 每座 and 每人.
  private static func perUnit(_ form: Form, _ record: Reading.Record) -> (unit: String, count: Int64)? {
    for (index, column) in form.measures.enumerated() {
      guard let measure = column.measure, let value = record.cells[index]?.value, value > 0 else { continue }
      if let by = measure.byCategory {
        let category = form.dimensions.firstIndex { $0.id == by.column }.flatMap { record.dimensions[$0] }
        guard let category, let family = by.families[category], family.isCounted, family.decimals == 0 else { continue }
        return (by.units[category]?.symbol ?? family.canonical, value)
      }
      if measure.family.isCounted, measure.family.decimals == 0 { return (measure.family.canonical, value) }
    }
    return nil
  }
}

extension RecordBuilder {
  /// Where the cell of a measure stands in a record that has been taken.
  func place(of column: Column, in index: Int) -> Place {
    let record = reading.records[index]
    let cell = form.measures.firstIndex { $0.id == column.id }.flatMap { record.cells[$0] }
    let bound = reading.columns.first { $0.item == column.id }
    return Place(
      line: cell.flatMap { $0.line > 0 ? $0.line : nil } ?? record.line, column: cell?.detail?.col ?? bound?.col ?? 0, sheet: record.sheet,
      row: cell?.detail?.row ?? record.row, path: record.path.flatMap { _ in cell?.detail?.path ?? record.path(at: bound?.path ?? column.headers.first ?? column.id) })
  }
}
