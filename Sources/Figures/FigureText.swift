/// How a figure is written in messages: in the unit that people use, never without one.
package enum FigureText {
  /// `4894处`, `15.98亿元`, `398447.82万元`, `96.57%`: large money in 万元 or 亿元, two decimals where more would follow.
  ///
  /// - Parameter more: so many decimals more, where fewer would hide a difference.
  package static func shown(_ value: Rational, unit: String, more: Int = 0) -> String {
    let hundredMillion = Rational(100_000_000)
    let tenThousand = Rational(10_000)
    if unit == "元", value.magnitude >= hundredMillion { return number(value / hundredMillion, places: 4 + more) + "亿元" }
    if unit == "元", value.magnitude >= tenThousand { return number(value / tenThousand, places: 2 + more) + "万元" }
    return number(value, places: 2 + more) + unit
  }

  /// Decimals beyond which nobody looks.
  package static let most = 12

  /// With how many more decimals two figures that differ are written differently.
  package static func toTell(_ one: Rational, from other: Rational, _ shown: (Rational, Int) -> String) -> Int {
    guard one != other else { return 0 }
    return (0...most).first { shown(one, $0) != shown(other, $0) } ?? most
  }

  /// The exact decimal where it has no more than `places` digits behind the point, else rounded half-up to them.
  package static func number(_ value: Rational, places: Int) -> String {
    if let exact = value.exact, exact.reduced.decimals <= places { return exact.text }
    guard let rounded = Int128(exactly: value.rounded(to: places, .halfUp)) else { return value.text }
    return Exact(rounded, decimals: places).text
  }
}
