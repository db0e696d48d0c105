import Figures

/// Reads a written quantity: every text ends as exactly one of quantity, range, compound, absent, refusal.
///
/// Pure and without state: the next text is never affected by the last. What has no single reading is refused with its
/// place; nothing is repaired.
///
///     let reader = QuantityReader(units: table, policy: .printed)
///     reader.read("15.9８亿元", family: nil, unit: nil)     // 1598000000 元, [1597500000, 1598500000)
///     reader.read("1O6", family: people, unit: person)     // refused: letter-in-number at 1
package struct QuantityReader: Sendable {
  package let units: UnitTable
  package let policy: QuantityPolicy

  package init(units: UnitTable, policy: QuantityPolicy) {
    self.units = units
    self.policy = policy
  }

  /// - Parameters:
  ///   - family: the family that is expected; a unit of another is refused. Nil accepts any.
  ///   - unit: the unit of a number without one; nil refuses such numbers.
  package func read(_ text: String, family: UnitFamily?, unit: Unit?) -> QuantityOutcome {
    do throws(QuantityRefusal) {
      return try outcome(text, family: family ?? unit?.family, unit: unit)
    } catch {
      return .refusal(error)
    }
  }

  /// Reads with a unit that is known only by its text, as a column's header gives it.
  ///
  /// Where the text stands for several families (平方米 of land and of building) a unit in the cell decides. Nil if the
  /// table does not know the header's unit.
  package func read(_ text: String, headerUnit spelling: String) -> QuantityOutcome? {
    let candidates = units.candidates(spelling)
    guard let first = candidates.first else { return nil }
    let outcome = read(text, family: first.family, unit: first)
    guard case .refusal(let refusal) = outcome, refusal.code == .unitOtherFamily else { return outcome }
    for unit in candidates.dropFirst() {
      let other = read(text, family: unit.family, unit: unit)
      if case .refusal(let next) = other, next.code == .unitOtherFamily { continue }
      return other
    }
    return outcome
  }

  private func outcome(_ text: String, family: UnitFamily?, unit: Unit?) throws(QuantityRefusal) -> QuantityOutcome {
    let screen = try TextScreen(text, forgivesHiddenEnds: policy.forgivesHiddenEnds)
    var glyphs = screen.glyphs[...]
    if let absent = AbsentKind(glyphs) { return .absent(absent) }
    var warning = screen.warning
    if let first = glyphs.first, first.scalar == "'", glyphs.count > 1 {
      warning = warning ?? QuantityWarning(.textMarker, offset: first.offset)
      glyphs = glyphs.dropFirst()
    }
    if let refusal = SpreadsheetMark.refusal(glyphs) ?? CalendarMark.refusal(glyphs) { throw refusal }
    let reader = AmountReader(glyphs: Array(glyphs), table: units, family: family)
    return try Phrase(reader: reader, policy: policy, unit: unit).outcome(from: 0, warning: warning)
  }
}
