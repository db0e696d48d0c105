import Figures
import Formulas
import Testing

/// A number as a table of tests writes it: `691000~1000` is 691000 printed to steps of 1000; `20.16%` is a rate.
func operand(_ text: String) throws -> Operand {
  let isRate = text.hasSuffix("%")
  let parts = (isRate ? text.dropLast() : text[...]).split(separator: "~")
  let value = Rational(try #require(Exact(plain: parts[0])))
  let step = parts.count > 1 ? Rational(try #require(Exact(plain: parts[1]))) : .zero
  return Operand(value, step: step, scale: isRate ? .percent : .plain)
}

func environment(_ figures: [String: String], counties: [String] = []) throws -> Environment {
  let operands = try figures.mapValues(operand)
  let units: [String: Int] = ["": 1, "元": 1, "人": 1, "万元": 10_000, "万人": 10_000, "元/人·年": 1, "元/人": 1]
  return Environment(counties: counties, figure: { operands[$0.description] }) { number, unit in
    if unit == "%" { return Operand(exactly: Rational(number), scale: .percent) }
    return units[unit].map { Operand(exactly: Rational(number) * Rational($0)) }
  }
}

func word(_ outcome: Outcome?) -> String {
  switch outcome {
  case nil: "no claim"
  case .holds: "holds"
  case .possible: "possible"
  case .unlikely: "unlikely"
  case .broken: "broken"
  case .undecided(let missing): "undecided " + missing.map(\.description).joined(separator: " ")
  }
}
