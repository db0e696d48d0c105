/// A number and, where one stands there, its unit: one piece of a text, not yet a quantity.
struct Amount {
  var lower: Numeral
  /// The second number of 三四百个.
  var upper: Numeral?
  var unit: Unit?
  /// 多 or 余 behind the number.
  var isMore = false
  /// 多 stands behind the unit (5公里多) and reaches only to the next unit.
  var isMoreOfUnit = false
  /// The power of ten that 万 and 亿 at the number's end stand for: `350万` without a unit.
  var trailingScale = 0
  /// Glyphs `start..<end`; the unit begins at `unitStart`.
  let start: Int
  var unitStart: Int
  var end: Int
}
