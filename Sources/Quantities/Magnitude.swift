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

  package var factor: Rational { Rational(Exact(times)) / Rational(Exact(dividedBy)) }

  var times: Int128 {
    switch self {
    case .thousand: 1000
    case .tenThousand: 10_000
    case .hundredMillion: 100_000_000
    case .fifteen: 15
    case .thousandth, .tenThousandth, .hundredMillionth, .fifteenth: 1
    }
  }

  var dividedBy: Int128 {
    switch self {
    case .thousandth: 1000
    case .tenThousandth: 10_000
    case .hundredMillionth: 100_000_000
    case .fifteenth: 15
    case .thousand, .tenThousand, .hundredMillion, .fifteen: 1
    }
  }

  /// `×10000`, `÷15`
  package var sign: String {
    let up = factor >= .one
    return (up ? "×" : "÷") + (up ? factor : .one / factor).text
  }
}
