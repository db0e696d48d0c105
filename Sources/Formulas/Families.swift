internal import Figures

/// The type check of formulas: what is added or compared is of one family.
extension Formula {
  /// Finds the first place where families do not fit: 元 added to 人, a rate compared with 亩.
  ///
  /// Bare numbers fit everything. Products and quotients combine, so that `funds / persons` has the family
  /// `money/people`, and a quotient of equals compares with a rate.
  ///
  /// - Parameters:
  ///   - figure: the family id of a name, `money` or `money/people·month`; nil where it has none (dates) or is unknown:
  ///     such a name fits everything.
  ///   - unit: the family id of a number's unit text.
  ///   - equated: groups of families that this formula counts as one: 处 and 座 in a declared total.
  ///   - result: the family id of what an arithmetic formula makes; nil where any will do.
  ///   - shown: how a message writes a family: `money` as 元.
  package func check(
    figure: @escaping (String) -> String?, unit: @escaping (String) -> String?, equated: [[String]] = [], result: String? = nil,
    shown: @escaping (String) -> String = { $0 }
  ) throws(FormulaMistake) {
    let check = FamilyCheck(figure: figure, unit: unit, equated: equated, shown: shown)
    switch root {
    case .term(let term): try check.result(of: term, is: result)
    case .claim(let claim): try check.claim(claim)
    }
  }
}

/// Families as exponents: money/people·month is money¹ people⁻¹ month⁻¹. Rates and points are pure numbers.
private struct Dimension {
  let exponents: [String: Int]
  /// Months, years and days among the factors; nil once a bare number was multiplied in, for `dibao_standard / 12` is a sum
  /// by the month.
  let times: [String: Int]?
  /// A rate as the views show it: 20.16 for 20.16%.
  let isPercent: Bool

  static let pure = Dimension(exponents: [:], times: [:])

  init(exponents: [String: Int], times: [String: Int]?, isPercent: Bool = false) {
    self.isPercent = isPercent
    self.exponents = exponents.filter { $0.value != 0 }
    self.times = times?.filter { $0.value != 0 }
  }

  init(family: String, name: (String) -> String) {
    var exponents: [String: Int] = [:]
    for (index, part) in family.split(separator: "/").enumerated() {
      for factor in part.split(separator: "·") {
        exponents[name(String(factor)), default: 0] += index == 0 ? 1 : -1
      }
    }
    exponents = exponents.filter { !Self.pureFamilies.contains($0.key) }
    self.init(
      exponents: exponents.filter { !Self.timeFamilies.contains($0.key) },
      times: exponents.filter { Self.timeFamilies.contains($0.key) }, isPercent: Self.percentFamilies.contains(family))
  }

  private static let percentFamilies: Set<String> = ["rate", "points"]
  private static let pureFamilies: Set<String> = ["rate", "points", "times"]
  private static let timeFamilies: Set<String> = ["day", "days", "week", "month", "months", "quarter", "year", "years"]

  var withoutTimes: Dimension { Dimension(exponents: exponents, times: nil, isPercent: isPercent) }

  func fits(_ other: Dimension) -> Bool {
    guard exponents == other.exponents else { return false }
    guard let times, let others = other.times else { return true }
    return times == others
  }

  func combined(_ other: Dimension, sign: Int) -> Dimension {
    let times: [String: Int]? =
      if let times, let others = other.times { times.merging(others.mapValues { $0 * sign }) { $0 + $1 } } else { nil }
    return Dimension(exponents: exponents.merging(other.exponents.mapValues { $0 * sign }) { $0 + $1 }, times: times)
  }

  /// `元/人·月`, as messages write it.
  func text(_ shown: (String) -> String) -> Sentence {
    let above = factors(shown) { $0 > 0 }
    let below = factors(shown) { $0 < 0 }
    if above.isEmpty, below.isEmpty { return isPercent ? Sentence(same: "%") : Sentence(zh: "纯数", en: "a pure number") }
    return Sentence(same: (above.isEmpty ? "1" : above) + (below.isEmpty ? "" : "/" + below))
  }

  private func factors(_ shown: (String) -> String, _ belongs: (Int) -> Bool) -> String {
    [exponents, times ?? [:]].flatMap { $0.filter { belongs($0.value) }.keys.sorted().map(shown) }.joined(separator: "·")
  }
}

private struct FamilyCheck {
  let figure: (String) -> String?
  let unit: (String) -> String?
  let equated: [[String]]
  let shown: (String) -> String

  /// Nil fits everything.
  func dimension(of term: Term) throws(FormulaMistake) -> Dimension? {
    switch term {
    case .number(_, let text, let offset):
      guard !text.isEmpty else { return nil }
      guard let family = unit(text) else { throw FormulaMistake(offset: offset, found: Sentence(zh: "单位 \(text)", en: "the unit \(text)"), expected: Sentence(zh: "认识的单位", en: "a known unit")) }
      return Dimension(family: family, name: representative)
    case .reference(let name, _, _):
      return figure(name).map { Dimension(family: $0, name: representative) }
    case .negative(let term, _), .overCounties(_, let term, _):
      return try dimension(of: term)
    case .countOfCounties(let claims, _):
      for claim in claims { try self.claim(claim) }
      return nil
    case .binary(let op, let left, let right, _):
      let (a, b) = (try dimension(of: left), try dimension(of: right))
      switch op {
      case .plus, .minus:
        try unambiguous(a, left, b, right)
        return try same(a, b, op.rawValue, at: right.start)
      case .times: return Self.combined(a, b, left, right, sign: 1)
      case .over:
        if right.isZero { throw FormulaMistake(offset: right.start, found: Sentence(zh: "除以 0", en: "a division by 0"), expected: Sentence(zh: "0 以外的除数", en: "a divisor other than 0")) }
        return Self.combined(a, b, left, right, sign: -1)
      }
    }
  }

  func claim(_ claim: Claim) throws(FormulaMistake) {
    var left = try dimension(of: claim.terms[0])
    for (index, relation) in claim.relations.enumerated() {
      let right = try dimension(of: claim.terms[index + 1])
      try unambiguous(left, claim.terms[index], right, claim.terms[index + 1])
      left = try same(left, right, relation.rawValue, at: claim.terms[index + 1].start)
    }
  }

  func result(of term: Term, is family: String?) throws(FormulaMistake) {
    guard let made = try dimension(of: term), let family else { return }
    let wanted = Dimension(family: family, name: representative)
    guard made.fits(wanted) else {
      let (made, wanted) = (made.text(shown), wanted.text(shown))
      throw FormulaMistake(
        offset: term.start, found: Sentence(zh: "结果 \(made.zh)", en: "the result \(made.en)"),
        expected: Sentence(zh: "\(wanted.zh)：改正算式里的名字，或改正 \"unit\"", en: "\(wanted.en): correct the names in the formula, or \"unit\""))
    }
  }

  /// - Parameter offset: where the right side begins, which is where a reader has seen what is wrong.
  private func same(_ a: Dimension?, _ b: Dimension?, _ sign: String, at offset: Int) throws(FormulaMistake) -> Dimension? {
    guard let a, let b else { return a ?? b }
    guard a.fits(b) else {
      let (left, right) = (a.text(shown), b.text(shown))
      throw FormulaMistake(
        offset: offset, found: Sentence(zh: "\(left.zh) \(sign) \(right.zh)", en: "\(left.en) \(sign) \(right.en)"),
        expected: Sentence(
          zh: "两边同一类单位：改正名字，或乘以、除以带单位的数，如 1人/户",
          en: "one kind of unit on both sides: correct a name, or multiply or divide by a number with a unit such as 1人/户"))
    }
    return a
  }

  /// Beside a rate a bare 1 might mean 1% or the whole; only 0 says the same both ways.
  private func unambiguous(_ a: Dimension?, _ left: Term, _ b: Dimension?, _ right: Term) throws(FormulaMistake) {
    for (rate, term) in [(a, right), (b, left)] where rate?.isPercent == true && term.isBare && !term.isZero {
      throw FormulaMistake(offset: term.offset, found: Sentence(zh: "比率旁边没有单位的数", en: "a number without unit beside a rate"), expected: Sentence(zh: "带 % 的数", en: "a number with %"))
    }
  }

  /// A bare number changes a family it multiplies in its time only; a figure without family makes the result fit everything.
  private static func combined(_ a: Dimension?, _ b: Dimension?, _ left: Term, _ right: Term, sign: Int) -> Dimension? {
    switch (a, b) {
    case (let a?, let b?): return a.combined(b, sign: sign)
    case (let a?, nil): return right.isBare ? a.withoutTimes : nil
    case (nil, let b?): return left.isBare ? Dimension.pure.combined(b, sign: sign).withoutTimes : nil
    case (nil, nil): return nil
    }
  }

  private func representative(_ family: String) -> String {
    equated.first { $0.contains(family) }?.first ?? family
  }
}

extension Term {
  fileprivate var isZero: Bool {
    if case .number(let number, _, _) = self { number.isZero } else { false }
  }

  /// Whether the term is made of bare numbers and counts of counties only.
  fileprivate var isBare: Bool {
    switch self {
    case .number(_, let unit, _): unit.isEmpty
    case .countOfCounties: true
    case .reference: false
    case .negative(let term, _), .overCounties(_, let term, _): term.isBare
    case .binary(_, let left, let right, _): left.isBare && right.isBare
    }
  }
}
