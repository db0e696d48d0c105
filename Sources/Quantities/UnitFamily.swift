/// A kind of thing that can be measured or counted; figures of different families never convert into each other.
///
/// 元 and 亿元 are one family, 人 and 人次 are two: persons and person-times are never added. A family fixes how many
/// decimals of its canonical unit the warehouse keeps, so that every stored value is an integer.
///
/// A class, because every figure names its family and there are only some hundred of them.
///
///     money   元   4 decimals, measured
///     people  人   0 decimals, counted: 22454人 is exact, 69.1万人 stands for [690500, 691500)
package final class UnitFamily: Hashable, Sendable {
  /// `money`, `处`, or for quotients `money/people·month`.
  package let id: String
  /// The text of the unit in which figures are kept and shown: `元`, `元/人·月`.
  package let canonical: String
  /// Decimals of the canonical unit that are kept.
  package let decimals: Int
  /// Counted things have no halves: a figure printed to the unit is exact.
  package let isCounted: Bool

  init(id: String, canonical: String, decimals: Int, isCounted: Bool) {
    self.id = id
    self.canonical = canonical
    self.decimals = decimals
    self.isCounted = isCounted
  }

  package static func == (a: UnitFamily, b: UnitFamily) -> Bool { a === b || a.id == b.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
