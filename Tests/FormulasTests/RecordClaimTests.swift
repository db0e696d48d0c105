import Figures
import Formulas
import Testing
import TestSupport

@Suite("Claims about records")
struct RecordClaimTests {
  private static let measures: [String: RecordClaim.Measure] = [
    "spent": .init(decimals: 4), "received": .init(decimals: 4), "rate": .init(decimals: 6, isPercent: true), "gain": .init(decimals: 6, isPercent: true),
    "persons": .init(decimals: 0), "area": .init(decimals: 6),
  ]

  private static func literal(_ number: Exact, _ unit: String) -> Operand? {
    switch unit {
    case "%": Operand(exactly: Rational(number), scale: .percent)
    case "万元": Operand(exactly: Rational(number) * Rational(10_000))
    case "元/人": Operand(exactly: Rational(number))
    default: nil
    }
  }

  private func claim(_ text: String) throws -> RecordClaim? {
    RecordClaim(try Formula(text), measure: { Self.measures[$0] }, literal: Self.literal)
  }

  @Test(
    "holds, from scaled integers",
    arguments: [
      ("spent <= received", ["spent": 3, "received": 3], true), ("spent <= received", ["spent": 4, "received": 3], false), ("spent <= received", ["spent": 3], false),
      // 9657 of 10000 元 is 96.57%.
      ("spent / received == rate", ["spent": 96_570_000, "received": 100_000_000, "rate": 96_570_000], true),
      ("spent / received == rate", ["spent": 96_570_000, "received": 100_000_000, "rate": 96_570_001], false),
      ("spent / received == rate", ["spent": 0, "received": 0, "rate": 0], false),
      ("0% <= rate <= 100%", ["rate": 100_000_000], true), ("0% <= rate <= 100%", ["rate": 100_000_001], false),
      // 425 元 a person.
      ("100元/人 <= spent / persons <= 425元/人", ["spent": 4_250_000, "persons": 1], true), ("100元/人 <= spent / persons <= 425元/人", ["spent": 4_250_001, "persons": 1], false),
      ("spent >= 5万元", ["spent": 500_000_000], true), ("spent >= 5万元", ["spent": 499_999_999], false),
      ("rate * rate == 25%", ["rate": 50_000_000], true), ("persons * rate == 5", ["persons": 10, "rate": 50_000_000], true), ("persons / rate == 20", ["persons": 10, "rate": 50_000_000], true),
      ("-spent != received", ["spent": 1, "received": -1], false), ("2 * spent - received > 0", ["spent": 3, "received": 5], true),
    ] as [(String, [String: Int64], Bool)])
  func holds(_ text: String, _ row: [String: Int64], _ expected: Bool) throws {
    let claim = try #require(try claim(text))
    #expect(claim.holds { row[claim.names[$0]] } == expected)
  }

  @Test("what needs more than the record", arguments: ["previous(spent) <= spent", "sum(spent over counties) == 1", "count(counties) == 11", "unknown <= 1", "spent / received", "spent <= 5亩"])
  func notOne(_ text: String) throws {
    #expect(try claim(text) == nil)
  }

  @Test("too large for 128 bits is left to the formula")
  func large() throws {
    let claim = try #require(try claim("spent * spent * received * received >= 0"))
    #expect(!claim.holds { _ in 10_000_000_000_000_000 })
    #expect(claim.holds { _ in 100_000 })
  }

  /// A yes here is a `holds` there, and the other way round.
  @Test("agrees with the verdict", arguments: 0..<20 as Range<UInt64>)
  func agreement(_ seed: UInt64) throws {
    var generator = Seeded(seed)
    // Few decimals, so that nothing leaves 128 bits and each answer is an answer.
    let measures = Self.measures.mapValues { RecordClaim.Measure(decimals: min($0.decimals, 1), isPercent: $0.isPercent) }
    let names = measures.keys.sorted()
    let relations = ["==", "!=", "<=", "<", ">=", ">"]
    func term(_ depth: Int) -> String {
      if depth == 0 || Int.random(in: 0..<4, using: &generator) == 0 {
        return Int.random(in: 0..<4, using: &generator) == 0
          ? ["3", "50%", "1万元", "2.5"].randomElement(using: &generator) ?? "3" : names.randomElement(using: &generator) ?? "area"
      }
      let op = ["+", "-", "*", "/"].randomElement(using: &generator) ?? "+"
      return "(\(term(depth - 1)) \(op) \(term(depth - 1)))"
    }
    for _ in 0..<100 {
      let text = "\(term(2)) \(relations.randomElement(using: &generator) ?? "==") \(term(2))"
      let formula = try Formula(text)
      let claim = try #require(RecordClaim(formula, measure: { measures[$0] }, literal: Self.literal))
      var row: [String: Int64] = [:]
      for name in names { row[name] = Int64.random(in: -30...30, using: &generator) }
      let values = row
      let environment = Environment(
        figure: { reference in
          guard let value = values[reference.name], let measure = measures[reference.name] else { return nil }
          return Operand(exactly: Rational(Exact(Int128(value), decimals: measure.decimals)), scale: measure.isPercent ? .percent : .plain)
        }, literal: Self.literal)
      let verdict = try #require(formula.verdict(in: environment))
      #expect(claim.holds { values[claim.names[$0]] } == (verdict.outcome == .holds), "seed \(seed): \(text) at \(values)")
    }
  }
}
