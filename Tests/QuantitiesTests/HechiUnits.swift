import Figures
import Foundation
import Quantities

/// The units of the example pipeline, as its own file lists them.
enum HechiUnits {
  static let rows: [UnitRow] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Pipelines/hechi-2020/units.csv").standardized
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").enumerated().dropFirst().map { index, line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return UnitRow(
        family: fields[0], unit: fields[1], factor: fields[2], also: fields[3], kind: fields[4], decimals: fields[5],
        line: index + 1)
    }
  }()

  static let table: UnitTable = {
    do throws(UnitTableMistake) { return try UnitTable(rows: rows) } catch { fatalError("line \(error.line): \(error.found.en)") }
  }()

  static let printed = QuantityReader(units: table, policy: .printed)
  static let tolerant = QuantityReader(units: table, policy: .tolerant)
  static let exact = QuantityReader(units: table, policy: .exact)

  static func unit(_ spelling: String) -> Quantities.Unit { table.candidates(spelling)[0] }
  static func unit(_ spelling: String, _ family: String) -> Quantities.Unit {
    table.candidates(spelling).first { $0.family.id == family } ?? table.candidates(spelling)[0]
  }
}

extension QuantityOutcome {
  /// One line that says everything: `1598000000 元 exact [1597500000, 1598500000)`.
  var summary: String {
    switch self {
    case .quantity(let quantity):
      "\(quantity.value.text) \(quantity.unit) \(quantity.qualifier.rawValue) \(quantity.interval.summary)"
    case .range(let range): "range \(range.family.canonical) \(range.interval.summary)"
    case .compound(let parts): "compound " + parts.map { $0.value.text + $0.unit }.joined(separator: " ")
    case .absent(let kind): "absent \(kind.rawValue)"
    case .refusal(let refusal): "refused \(refusal.code.rawValue) at \(refusal.offset)"
    }
  }

  var value: String? {
    if case .quantity(let quantity) = self { quantity.value.text } else { nil }
  }

  var code: QuantityCode? {
    if case .refusal(let refusal) = self { refusal.code } else { nil }
  }
}

extension Interval {
  var summary: String {
    let left = lower.map { ($0.included ? "[" : "(") + $0.value.text } ?? "(-∞"
    let right = upper.map { $0.value.text + ($0.included ? "]" : ")") } ?? "∞)"
    return left + ", " + right
  }
}
