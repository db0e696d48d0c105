package import Figures

/// A way in which a figure's unit is typically mistaken: by how much the written value would have to be multiplied.
///
///     a county types 元 into a 万元 column:  value 10⁴ too large, so tenThousandth
package enum Magnitude: String, Sendable, CaseIterable {
  case thousand
  case thousandth
  case tenThousand = "ten_thousand"
  case tenThousandth = "ten_thousandth"
  case hundredMillion = "hundred_million"
  case hundredMillionth = "hundred_millionth"
  /// 亩 were meant as 公顷.
  case fifteen
  /// 公顷 were meant as 亩.
  case fifteenth

  package var factor: Rational {
    switch self {
    case .thousand: Rational(1000)
    case .thousandth: .one / Rational(1000)
    case .tenThousand: Rational(10_000)
    case .tenThousandth: .one / Rational(10_000)
    case .hundredMillion: Rational(100_000_000)
    case .hundredMillionth: .one / Rational(100_000_000)
    case .fifteen: Rational(15)
    case .fifteenth: .one / Rational(15)
    }
  }

  /// `×10000`, `÷15`
  package var sign: String {
    let up = factor >= .one
    return (up ? "×" : "÷") + (up ? factor : .one / factor).text
  }
}
