import Definition
import Figures
import Formulas
import Handoff
import Quantities

/// Columns that follow from others (支出进度 = 已支出 ÷ 下达): read, compared, never summed.
enum DerivedCells {
  static func check(_ form: Form, _ row: RecordRow, _ record: Reading.Record, _ builder: inout RecordBuilder) {
    for column in form.columns {
      guard case .check(let measure, let formula) = column.role, let cell = row[column] else { continue }
      guard let stated = builder.cell(column, row) else { continue }
      if stated.value != nil { builder.tallies.recount(column, as: .checked) }
      guard let value = stated.value else { continue }
      let operands = RecordOperands(form: form, record: record, pipeline: builder.pipeline)
      guard case .value(let computed) = formula.value(in: operands.environment) else { continue }
      let scale = Rational(measure.family.id == "rate" && computed.scale != .percent ? 100 : 1)
      let expected = computed.interval.scaled(by: scale)
      let written = Interval(
        Rational(Exact(Int128(value), decimals: measure.family.decimals)), step: Rational(Exact(Int128(stated.step), decimals: measure.family.decimals)))
      guard !written.meets(expected) else { continue }
      let title = column.headers.first ?? column.id
      let amounts = WrittenAmounts(measure, symbol: builder.reader(column)?.units.unit?.symbol, units: builder.pipeline.units)
      let read = Rational(Exact(Int128(value), decimals: measure.family.decimals))
      let more = FigureText.toTell(computed.value * scale, from: read) { amounts.shown($0, more: $1) }
      let computedText = amounts.shown(computed.value * scale, more: more)
      let isFraction = measure.family.id == "rate" && written.scaled(by: Rational(100)).meets(expected)
      builder.reject(
        Words.rejection(
          .note, .derivedDiffers, at: row.place(of: cell), item: column.id, key: builder.key(row), raw: cell.text,
          zh: "\(title)写的 \(Words.quoted(cell.text))，按别的栏算是 \(computedText)" + (isFraction ? "，疑似把百分数写成了小数" : ""), en: "\(column.id) is \(Words.quoted(cell.text)), its formula gives \(computedText)"))
    }
  }
}

/// The measures of one record as operands of a formula.
struct RecordOperands {
  let form: Form
  let record: Reading.Record
  let pipeline: Pipeline

  var environment: Environment {
    Environment(figure: { operand($0.name) }, literal: { pipeline.literal($0, unit: $1) })
  }

  private func operand(_ id: String) -> Operand? {
    guard let index = form.measures.firstIndex(where: { $0.id == id }), let cell = record.cells[index], let value = cell.value,
      let family = form.measures[index].measure?.family
    else { return nil }
    return Operand(
      Rational(Exact(Int128(value), decimals: family.decimals)), step: Rational(Exact(Int128(cell.step), decimals: family.decimals)),
      scale: family.id == "rate" ? .percent : .plain)
  }
}
