import Definition
import Figures
import Handoff
import Quantities

/// A figure that would fit its column if its unit were another one: 1284000 among figures near 100 is 128.4 typed in 元.
///
/// The others of the column are the evidence, each divided by the row's own count (每座, 每人) where the form has one and
/// that makes the column more even. Proposed, never applied: the figure is taken as written.
struct DoubtfulMagnitudes {
  /// Fewer figures than this say nothing about what is usual.
  private static let fewest = 5
  /// The rest of the column spans at most this; a wider one has no usual size.
  private static let widest: Int128 = 300
  /// How far beyond the rest a figure has to be before its unit is doubted.
  private static let distance: Int128 = 100

  private struct Figure {
    let value: Int128
    let record: Reading.Record
    let key: String
  }

  /// The figures above zero of a column: how many, and the two at each end.
  private struct Range {
    let index: Int
    let column: Column
    let measure: Measure
    let magnitudes: [Magnitude]
    var figures = 0
    var least: Figure?
    var second: Int128 = 0
    var greatest: Figure?
    var secondGreatest: Int128 = 0

    mutating func take(_ value: Int128, _ record: Reading.Record, _ key: String) {
      figures += 1
      if let known = least, value >= known.value {
        second = figures == 2 ? value : min(second, value)
      } else {
        second = least?.value ?? 0
        least = Figure(value: value, record: record, key: key)
      }
      if let known = greatest, value <= known.value {
        secondGreatest = figures == 2 ? value : max(secondGreatest, value)
      } else {
        secondGreatest = greatest?.value ?? 0
        greatest = Figure(value: value, record: record, key: key)
      }
    }
  }

  private var ranges: [Range] = []
  private var records = 0

  init(_ builder: RecordBuilder) {
    for (index, column) in builder.form.measures.enumerated() {
      guard let measure = column.measure, measure.byCategory == nil else { continue }
      let magnitudes = builder.pipeline.units.likelyMagnitudes(measure.family).filter { $0 != .fifteen && $0 != .fifteenth }
      if !magnitudes.isEmpty { ranges.append(Range(index: index, column: column, measure: measure, magnitudes: magnitudes)) }
    }
  }

  mutating func look(at record: Reading.Record, key: String) {
    records += 1
    for at in ranges.indices {
      guard let value = record.cells[ranges[at].index]?.value, value > 0 else { continue }
      ranges[at].take(Int128(value), record, key)
    }
  }

  func tell(_ builder: inout RecordBuilder) {
    guard records >= Self.fewest else { return }
    for range in ranges where range.figures >= Self.fewest {
      guard let least = range.least, let greatest = range.greatest else { continue }
      for figure in [greatest, least] {
        let isHigh = figure.value == greatest.value
        let low = isHigh ? least.value : range.second
        let high = isHigh ? range.secondGreatest : greatest.value
        let (span, spanOverflows) = low.multipliedReportingOverflow(by: Self.widest)
        guard !spanOverflows, high <= span else { continue }
        let (far, farOverflows) = (isHigh ? high : figure.value).multipliedReportingOverflow(by: Self.distance)
        guard !farOverflows, isHigh ? figure.value > far : low > far else { continue }
        let corridor = MagnitudeEvidence.corridor(lower: Rational(Exact(low)) / Rational(3), upper: Rational(Exact(high)) * Rational(3))
        let proposals = MagnitudeProposal.of(Rational(Exact(figure.value)), evidence: [corridor], among: range.magnitudes)
        guard let proposal = Self.nearest(proposals, low, high) else { continue }
        Self.tell(proposal, range, figure, low, high, &builder)
      }
    }
  }

  /// Of several that fit, the one whose value lies between the others; else none, and the doubt is told without one.
  private static func nearest(_ proposals: [MagnitudeProposal], _ low: Int128, _ high: Int128) -> MagnitudeProposal? {
    proposals.first { $0.value >= Rational(Exact(low)) && $0.value <= Rational(Exact(high)) } ?? proposals.first
  }

  private static func tell(
    _ proposal: MagnitudeProposal, _ range: Range, _ figure: Figure, _ low: Int128, _ high: Int128, _ builder: inout RecordBuilder
  ) {
    let (column, measure) = (range.column, range.measure)
    guard let cell = figure.record.cells[range.index] else { return }
    let title = column.headers.first ?? column.id
    let unit = shown(measure, builder.reader(column)?.units.unit)
    func text(_ figure: Rational) -> String {
      FigureText.shown(figure / Rational(Exact(Exact.powerOfTen(measure.family.decimals))) / unit.factor, unit: unit.symbol)
    }
    let counted = perUnit(builder.form, figure.record)
    func each(_ figure: Rational) -> String {
      counted.map { "，每\($0.unit) \(text(figure / Rational(Exact(Int128($0.count)))))" } ?? ""
    }
    let written = Rational(Exact(figure.value))
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
        .note, .magnitudeDoubtful, at: builder.place(of: column, in: figure.record), item: column.id, key: figure.key, raw: cell.raw,
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
  func place(of column: Column, in record: Reading.Record) -> Place {
    let cell = form.measures.firstIndex { $0.id == column.id }.flatMap { record.cells[$0] }
    let bound = reading.columns.first { $0.item == column.id }
    let line = cell.flatMap { $0.line > 0 ? $0.line : nil } ?? record.line
    let isList = reading.head.layout.hasSuffix(Form.Layout.long.rawValue)
    return Place(
      line: line, column: cell?.detail?.col ?? bound?.col ?? 0, sheet: record.sheet,
      // A list's figure stands in a row of its own: where the cell does not say in which, rows and lines go together.
      row: cell?.detail?.row ?? (isList && record.row > 0 ? record.row + line - record.line : record.row), path: record.path.flatMap { _ in cell?.detail?.path ?? record.path(at: bound?.path ?? column.headers.first ?? column.id) })
  }
}
