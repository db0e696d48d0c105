import Definition
import Figures
import Quantities

/// Turns the quantities of the target files into integers at a family's scale.
struct WrittenQuantity {
  let units: UnitTable

  /// `110672.90万元` → 11067290000000 at 10⁻⁴ 元; without a unit in the measure's canonical unit.
  func value(_ text: String, _ measure: Measure, _ place: SpecPlace) throws -> Int128 {
    let digits = text.prefix { "0123456789.-".contains($0) }
    let spelling = String(text.dropFirst(digits.count))
    guard let number = Exact(plain: digits) else { throw SampleMistake(place, "\"\(text)\" is no number with a unit") }
    var factor = Rational.one
    if !spelling.isEmpty {
      let families = [measure.family] + (measure.byCategory.map { Array($0.families.values) } ?? [])
      guard let unit = families.lazy.compactMap({ units.unit(spelling, in: $0) }).first else {
        throw SampleMistake(place, "\"\(spelling)\" is no unit of \(measure.family.id)")
      }
      factor = unit.factor
    }
    guard let exact = (Rational(number) * factor).exact, let value = exact.scaled(to: measure.family.decimals) else {
      throw SampleMistake(place, "\"\(text)\" is finer than \(measure.family.id) is kept")
    }
    return value
  }

  func value(_ written: MeasurePlan.Written, _ measure: Measure) throws -> Int128 {
    try value(written.text, measure, written.place)
  }

  /// The canonical unit at the family's scale.
  static func one(_ measure: Measure) -> Int128 { Exact.powerOfTen(measure.family.decimals) }
}
