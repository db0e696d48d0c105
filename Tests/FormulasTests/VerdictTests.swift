import Figures
import Formulas
import Testing
import TestSupport

@Suite("Verdicts")
struct VerdictTests {
  /// The identities of the 2020 report with its own printed numbers.
  @Test(
    "the report's identities",
    arguments: [
      // A01: four kinds of water supply make all of it.
      ("a + b + c + d == stated(t)", ["a": "545", "b": "218", "c": "4116", "d": "15", "stated(t)": "4894"], "holds", "0"),
      ("a + b + c + d == stated(t)", ["a": "545", "b": "218", "c": "4116", "d": "16", "stated(t)": "4894"], "broken", "1"),
      // A03: 69.1万 and 7.42万 make 76.52万; steps of 1000 and 100.
      ("a + b == t", ["a": "691000~1000", "b": "74200~100", "t": "765200~100"], "holds", "0"),
      ("a + b == t", ["a": "691000~1000", "b": "74200~100", "t": "765700~100"], "possible", "500"),
      ("a + b == t", ["a": "691000~1000", "b": "74200~100", "t": "765800~100"], "broken", "600"),
      // A09: the standard lies 1100 above the national line.
      ("s - o == 4000元/人·年", ["s": "5100", "o": "1100"], "holds", "0"),
      // A10: exclusive bands.
      ("(a-b) + (b-c) + (c-d) + d == a", ["a": "1376", "b": "417", "c": "51", "d": "10"], "holds", "0"),
      ("a >= b >= c >= d", ["a": "1376", "b": "417", "c": "51", "d": "10"], "holds", "959"),
      ("a >= b >= c >= d", ["a": "1376", "b": "417", "c": "51", "d": "60"], "broken", "9"),
      // B02, B11.
      ("a <= b", ["a": "334200~100", "b": "423400~100"], "holds", "89200"),
      ("a <= b <= c", ["a": "2", "b": "188", "c": "1110"], "holds", "186"),
      // B19: more poor villages helped than there are.
      ("a <= b", ["a": "1329", "b": "817"], "broken", "512"),
      // B27: 6.3万 against 6.3万.
      ("a >= b", ["a": "63000~1000", "b": "63000~1000"], "holds", "0"),
      // C02: 13.14亿元 over 42.34万人 and twelve months is at least 235元.
      ("floor <= funds / (persons * 12)", ["floor": "235", "funds": "1314000000~1000000", "persons": "423400~100"], "holds", nil),
      ("floor <= funds / (persons * 14)", ["floor": "235", "funds": "1314000000~1000000", "persons": "423400~100"], "broken", nil),
      // C03.
      ("s / 12 >= m", ["s": "5100", "m": "235"], "holds", "190"),
      // C05: the rate is printed in %, the quotient is a fraction.
      ("spent / received == rate", ["spent": "9657", "received": "10000", "rate": "96.57%"], "holds", "0"),
      ("spent / received == rate", ["spent": "96574", "received": "100000", "rate": "96.57~0.01%"], "possible", "0.004"),
      ("spent / received == rate", ["spent": "96575", "received": "100000", "rate": "96.57~0.01%"], "broken", "0.005"),
      ("0% <= rate <= 100%", ["rate": "96.57~0.01%"], "holds", "96.57"),
      // C06, C09: a printed 100% means the whole.
      ("done / all == 100%", ["done": "5949", "all": "5949"], "holds", "0"),
      ("done / all == 100%", ["done": "5948", "all": "5949"], "broken", nil),
      // Thresholds include the number itself, and no rounding decides.
      ("overdue / balance <= 3%", ["overdue": "300", "balance": "10000"], "holds", "0"),
      ("overdue / balance <= 3%", ["overdue": "29960", "balance": "1000000"], "holds", "0.004"),
      ("overdue / balance <= 3%", ["overdue": "30040", "balance": "1000000"], "broken", "0.004"),
      // C04: 12354.36万元 for 18290 rangers.
      ("4000元/人 <= funds / rangers <= 10000元/人", ["funds": "123543600~100", "rangers": "18290"], "holds", nil),
      // C10.
      ("persons * rate == insured", ["persons": "1000", "rate": "99.9%", "insured": "999"], "holds", "0"),
      ("rate * persons == insured", ["persons": "1000", "rate": "99.9%", "insured": "998"], "broken", "1"),
      ("insured / rate == persons", ["persons": "1000", "rate": "99.9%", "insured": "999"], "holds", "0"),
      ("rate * rate == 25%", ["rate": "50%"], "holds", "0"), ("rate / rate == 1", ["rate": "50%"], "holds", "0"),
      ("rate / 2 == 25%", ["rate": "50%"], "holds", "0"), ("100% - rate == gap / all", ["rate": "97%", "gap": "3", "all": "100"], "holds", "0"),
      ("1 / rate == 2", ["rate": "50%"], "holds", "0"), ("rate / persons * persons == rate", ["rate": "50%", "persons": "4"], "holds", "0"),
    ] as [(String, [String: String], String, String?)])
  func report(_ text: String, _ figures: [String: String], _ outcome: String, _ gap: String?) throws {
    let verdict = try #require(try Formula(text).verdict(in: environment(figures)))
    #expect(word(verdict.outcome) == outcome)
    if let gap { #expect(verdict.gap?.text == gap) }
  }

  @Test(
    "comparisons of rounded numbers",
    arguments: [
      ("a <= b", "100~10", "96~2", "possible"), ("a <= b", "100~10", "94~2", "broken"),
      // [95, 105) and [93, 95): nothing of the first is under 95.
      ("a < b", "100~10", "96", "possible"), ("a < b", "100~10", "95", "broken"), ("a <= b", "100~10", "95", "possible"),
      ("a > b", "96~2", "100~10", "possible"), ("a >= b", "95", "105~10", "broken"), ("a >= b", "100", "105~10", "possible"),
      ("a != b", "5", "5", "broken"), ("a != b", "5~1", "5", "possible"), ("a != b", "5", "6", "holds"),
      ("a == b", "15.98~0.01", "15.985", "broken"), ("a == b", "15.98~0.01", "15.975", "possible"),
      // Negative numbers round by magnitude: (−15.985, −15.975].
      ("a == b", "-15.98~0.01", "-15.985", "broken"), ("a == b", "-15.98~0.01", "-15.975", "possible"),
      ("-a == b", "15.98~0.01", "-15.975", "possible"),
    ])
  func rounded(_ text: String, _ a: String, _ b: String, _ outcome: String) throws {
    #expect(word(try Formula(text).verdict(in: environment(["a": a, "b": b]))?.outcome) == outcome)
  }

  @Test("two reports of one figure to the same precision contradict each other")
  func contradiction() throws {
    let approx = { (value: Int) in
      Operand(
        Rational(value), Interval(lower: Bound(Rational(value - 1), included: true), upper: Bound(Rational(value + 1), included: false)))
    }
    let figures = ["a": approx(3106), "b": approx(3107)]
    let environment = Environment(figure: { figures[$0.name] })
    #expect(try Formula("a == b").verdict(in: environment)?.outcome == .broken)
    #expect(try Formula("a + 0 == b").verdict(in: environment)?.outcome == .possible)
  }

  /// Twelve roundings to 100 have σ = √(12·100²/12) = 100. A gap of 500 lies inside their intervals (±600) and beyond 4σ.
  @Test("possible but unlikely", arguments: [(500, "unlikely"), (401, "unlikely"), (400, "possible"), (300, "possible"), (700, "broken")])
  func unlikely(_ gap: Int, _ outcome: String) throws {
    let names = (0..<12).map { "c\($0)" }
    var figures = Dictionary(uniqueKeysWithValues: names.map { ($0, "1000~100") })
    figures["t"] = "\(12_000 + gap)"
    let verdict = try Formula(names.joined(separator: " + ") + " == t").verdict(in: environment(figures))
    #expect(word(verdict?.outcome) == outcome)
  }

  @Test("a caller who knows the roundings behind a sum says so")
  func knownVariance() throws {
    let hundredRoundings = Rational(100) / Rational(12)
    let sum = Operand(
      Rational(1000), Interval(lower: Bound(Rational(950), included: true), upper: Bound(Rational(1050), included: false)), variance: hundredRoundings)
    let environment = Environment(figure: { $0.name == "sum" ? sum : Operand(exactly: Rational(1012)) })
    #expect(try Formula("sum == t").verdict(in: environment)?.outcome == .unlikely)
  }
}

@Suite("What is missing")
struct MissingTests {
  @Test(
    "three ways to take a figure that is not there",
    arguments: [
      ("a + b == t", ["a": "5", "t": "9"], Missing.undecided, "undecided b"),
      ("a + b == t", ["a": "5", "t": "9"], .oneSided, "undecided b"),
      ("a + b == t", ["a": "10", "t": "9"], .oneSided, "broken"),
      ("a + b == t", ["a": "10", "t": "9"], .undecided, "undecided b"),
      ("a + b == t", ["a": "9", "t": "9"], .asZero, "holds"),
      ("a + b == t", ["a": "5", "t": "9"], .asZero, "broken"),
      ("a + b >= t", ["a": "10", "t": "9"], .oneSided, "holds"),
      ("t <= a", ["a": "10"], .oneSided, "undecided t"),
      ("a <= b <= c", ["a": "10", "c": "3"], .undecided, "undecided b"),
      ("a <= b <= c", ["a": "10", "b": "9"], .undecided, "broken"),
      ("a / b <= 3%", ["a": "10"], .undecided, "undecided b"),
      ("a / b <= 3%", ["a": "10", "b": "0"], .undecided, "undecided "),
      ("a / b <= 3%", ["a": "10"], .asZero, "undecided "),
      ("previous(a) <= a", ["a": "10"], .undecided, "undecided previous(a)"),
      ("a * b >= c + a", ["a": "10"], .undecided, "undecided b c"),
    ] as [(String, [String: String], Missing, String)])
  func ways(_ text: String, _ figures: [String: String], _ missing: Missing, _ outcome: String) throws {
    #expect(word(try Formula(text).verdict(in: environment(figures), missing: missing)?.outcome) == outcome)
  }
}

@Suite("Over counties")
struct CountyTests {
  private static let three = ["451202", "451221", "451228"]

  private func verdict(_ text: String, _ figures: [String: String]) throws -> Verdict? {
    try Formula(text).verdict(in: environment(figures, counties: Self.three))
  }

  @Test(
    "max, min, sum, count and disjoint",
    arguments: [
      ("max(od / loans over counties) <= 3%", "holds"), ("max(od / loans over counties) <= 2.9%", "broken"),
      ("min(od / loans over counties) == 1%", "holds"), ("sum(loans over counties) == 600", "holds"),
      ("count(counties where od / loans > 2%) == 1", "holds"), ("count(counties) == 3", "holds"),
      ("count(counties where od > 0 and od < 4) == 1", "holds"), ("disjoint(one, two)", "holds"), ("disjoint(one, loans)", "broken"),
    ])
  func functions(_ text: String, _ outcome: String) throws {
    let figures = [
      "od@451202": "1", "loans@451202": "100", "od@451221": "4", "loans@451221": "200", "od@451228": "9", "loans@451228": "300",
      "one@451202": "1", "one@451221": "1", "one@451228": "0", "two@451202": "0", "two@451221": "0", "two@451228": "1",
    ]
    #expect(word(try verdict(text, figures)?.outcome) == outcome)
  }

  @Test(
    "one county has not reported",
    arguments: [
      ("max(x over counties) <= 10", "undecided x@451228"), ("max(x over counties) <= 4", "broken"), ("min(x over counties) <= 4", "holds"),
      ("min(x over counties) >= 4", "broken"), ("sum(x over counties) == 8", "undecided x@451228"),
      ("count(counties where x > 4) == 1", "undecided x@451228"), ("count(counties where x > 4) == 3", "broken"),
      ("count(counties where x > 4) >= 1", "holds"), ("count(counties where x > 9) == 2", "broken"),
    ])
  func absent(_ text: String, _ outcome: String) throws {
    #expect(word(try verdict(text, ["x@451202": "3", "x@451221": "5"])?.outcome) == outcome)
  }

  @Test("the value shown speaks of the counties that are there")
  func shown() throws {
    let figures = ["x@451202": "3", "x@451221": "5"]
    #expect(try verdict("min(x over counties) >= 4", figures)?.left?.value == Rational(3))
    #expect(try verdict("min(x over counties) >= 4", figures)?.gap == Rational(1))
    #expect(try verdict("max(x over counties) <= -4", ["x@451202": "-3", "x@451221": "-5"])?.left?.value == Rational(-3))
    #expect(try verdict("sum(x over counties) == 8", figures)?.left == nil)
  }

  @Test("the largest of rounded numbers lies between the largest floor and the largest ceiling")
  func rounded() throws {
    let figures = ["x@451202": "100~10", "x@451221": "98~2", "x@451228": "90~10"]
    // [95, 105), [97, 99), [85, 95): the largest is at least 97 and under 105, the smallest at least 85 and under 95.
    for (text, outcome) in [
      ("max(x over counties) < 97", "broken"), ("max(x over counties) <= 97", "possible"), ("max(x over counties) >= 105", "broken"),
      ("max(x over counties) >= 104", "possible"), ("min(x over counties) >= 95", "broken"), ("min(x over counties) >= 94", "possible"),
      ("min(x over counties) < 85", "broken"), ("min(x over counties) <= 85", "possible"), ("sum(x over counties) < 277", "broken"),
      ("sum(x over counties) <= 277", "possible"),
    ] {
      #expect(word(try verdict(text, figures)?.outcome) == outcome, "\(text)")
    }
  }

  @Test("a county without loans has no overdue rate and takes no part")
  func undefined() throws {
    let figures = ["od@451202": "0", "loans@451202": "0", "od@451221": "4", "loans@451221": "200", "od@451228": "9", "loans@451228": "300"]
    #expect(word(try verdict("max(od / loans over counties) == 3%", figures)?.outcome) == "holds")
    #expect(word(try verdict("count(counties where od / loans > 0%) == 2", figures)?.outcome) == "holds")
    #expect(word(try verdict("count(counties where od / loans > 0%) >= 3", figures)?.outcome) == "broken")
  }
}

@Suite("Values of formulas")
struct ValueTests {
  @Test(
    "arithmetic and its interval",
    arguments: [
      ("a - b", "5100", "4000", "1100", "1100", "1100"), ("a + b * 2", "1", "3", "7", "7", "7"), ("(a + b) * 2", "1", "3", "8", "8", "8"),
      ("a - b - 1", "9", "4", "4", "4", "4"), ("a / b / 2", "12", "3", "2", "2", "2"), ("-a * b", "2", "3", "-6", "-6", "-6"), ("a * b", "10~2", "3", "30", "27", "33"),
      ("a * b", "-10~2", "3~2", "-30", "-44", "-18"), ("a * b", "0~2", "-3~2", "0", "-4", "4"), ("a / b", "10~2", "4", "2.5", "2.25", "2.75"),
      ("a / b", "10~2", "-4~4", "-2.5", "-5.5", "-1.5"), ("a - b", "10~2", "10~2", "0", "-2", "2"), ("a / b", "1", "3", "0.333333333333", "0.333333333333", "0.333333333333"),
    ])
  func arithmetic(_ text: String, _ a: String, _ b: String, _ value: String, _ lower: String, _ upper: String) throws {
    guard case .value(let result) = try Formula(text).value(in: environment(["a": a, "b": b])) else {
      Issue.record("no value")
      return
    }
    #expect(result.value.text == value)
    #expect(result.interval.lower?.value.text == lower)
    #expect(result.interval.upper?.value.text == upper)
  }

  @Test("a divisor that may be zero leaves the quotient open")
  func open() throws {
    guard case .value(let result) = try Formula("a / b").value(in: environment(["a": "10", "b": "1~4"])) else {
      Issue.record("no value")
      return
    }
    #expect(result.value == Rational(10))
    #expect(result.interval == .everything)
  }

  @Test("no value")
  func none() throws {
    #expect(try Formula("a / b").value(in: environment(["a": "1", "b": "0"])) == .undefined)
    #expect(try Formula("a / b").value(in: environment(["a": "1"])) == .missing([Reference("b")]))
    #expect(try Formula("a == b").value(in: environment(["a": "1", "b": "1"])) == .undefined)
    #expect(try Formula("a + b").verdict(in: environment(["a": "1", "b": "1"])) == nil)
  }

  /// Every product of numbers from two intervals lies in the product of the intervals, and its ends are met or approached.
  @Test("products and quotients of half-open intervals hold every product of their numbers", arguments: 0..<8 as Range<UInt64>)
  func soundness(_ seed: UInt64) throws {
    var generator = Seeded(seed)
    for _ in 0..<40 {
      let (a, b) = (interval(&generator), interval(&generator))
      let figures = ["a": a.operand, "b": b.operand]
      let environment = Environment(figure: { figures[$0.name] })
      for (text, combine) in [("a * b", { $0 * $1 }), ("a / b", { $0 / $1 })] as [(String, (Rational, Rational) -> Rational)] {
        guard case .value(let result) = try Formula(text).value(in: environment) else { continue }
        for x in a.inside {
          for y in b.inside where text == "a * b" || !y.isZero {
            #expect(result.interval.contains(combine(x, y)), "seed \(seed): \(a.operand.interval) \(text) \(b.operand.interval) at \(x), \(y)")
          }
        }
      }
    }
  }

  private func interval(_ generator: inout Seeded) -> (operand: Operand, inside: [Rational]) {
    let low = Int.random(in: -6...6, using: &generator)
    let high = low + Int.random(in: 1...5, using: &generator)
    let (lowIn, highIn) = (Bool.random(using: &generator), Bool.random(using: &generator))
    let bounds = Interval(
      lower: Int.random(in: 0..<6, using: &generator) == 0 ? nil : Bound(Rational(low), included: lowIn),
      upper: Int.random(in: 0..<6, using: &generator) == 0 ? nil : Bound(Rational(high), included: highIn))
    let quarters = (-4...4).map { Rational(low) + Rational($0) / Rational(4) } + (-4...4).map { Rational(high) + Rational($0) / Rational(4) }
    let candidates = quarters + [Rational(-1_000_000), Rational(1_000_000), Rational(low) + Rational(1) / Rational(1000), Rational(high) - Rational(1) / Rational(1000)]
    let inside = candidates.filter(bounds.contains)
    return (Operand(inside.first { !$0.isZero } ?? .zero, bounds), inside)
  }
}
