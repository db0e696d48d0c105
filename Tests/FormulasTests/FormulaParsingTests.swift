import Figures
import Formulas
import Testing

@Suite("Reading formulas")
struct FormulaParsingTests {
  @Test(
    "names, in reading order and once",
    arguments: [
      (
        "water_central_new + water_central_extended + water_cistern_new + water_cistern_extended == stated(water_projects)",
        ["water_central_new", "water_central_extended", "water_cistern_new", "water_cistern_extended", "water_projects"]
      ),
      ("dibao_standard - dibao_over_poverty_line == 4000元/人·年", ["dibao_standard", "dibao_over_poverty_line"]),
      ("ge5 >= ge10 >= ge20 >= ge50", ["ge5", "ge10", "ge20", "ge50"]),
      ("max((posts - staff) / posts over counties) <= teacher_vacancy_rate", ["posts", "staff", "teacher_vacancy_rate"]),
      ("count(counties where over_due > 0 and over_due < 3%) + count(counties) == 11", ["over_due"]),
      ("disjoint(batch_one, batch_two)", ["batch_one", "batch_two"]),
      ("paid <= previous(paid) + last_year(paid) + baseline(paid)", ["paid"]),
      ("form.quantity * 2", ["form.quantity"]),
      ("-a + -(b)", ["a", "b"]),
    ])
  func names(_ text: String, _ names: [String]) throws {
    #expect(try Formula(text).names == names)
  }

  @Test("aspects")
  func aspects() throws {
    let formula = try Formula("x + stated(x) + previous(x) + baseline(x) + last_year(x) == 0")
    #expect(formula.references.map(\.description) == ["x", "stated(x)", "previous(x)", "baseline(x)", "last_year(x)"])
    #expect(formula.sides.map(\.count) == [5, 0])
    #expect(formula.isClaim)
    #expect(try !Formula("a / b").isClaim)
  }

  @Test(
    "the unit behind a number is kept as written",
    arguments: [
      ("a >= 5万元", "5", "万元"), ("a <= 3%", "3", "%"), ("a == 4000元/人·年", "4000", "元/人·年"), ("a == 2.50亿元 + b", "2.50", "亿元"),
      ("30万元/个 <= a / b", "30", "万元/个"), ("12月 * a", "12", "月"), ("5km * a", "5", "km"), ("a * 3hm² == b", "3", "hm²"),
    ])
  func literals(_ text: String, _ number: String, _ unit: String) throws {
    let literals = try Formula(text).literals
    #expect(literals.count == 1)
    #expect(literals[0].number == Exact(plain: number))
    #expect(literals[0].unit == unit)
  }

  @Test("a slash before a name divides")
  func slash() throws {
    let formula = try Formula("100元/households")
    #expect(formula.names == ["households"])
    #expect(formula.literals.map(\.unit) == ["元"])
  }

  @Test(
    "mistakes and their places",
    arguments: [
      ("", 0, "the end"), ("a +", 3, "the end"), ("a + * b", 4, "*"), ("(a + b", 6, "the end"), ("a + b)", 5, ")"), ("a b", 2, "b"),
      ("a = b", 2, "="), ("a ! b", 2, "!"), ("a == b == ", 10, "the end"), ("a <= b >= c", 7, ">="), ("a != b != c", 7, "!="),
      ("a == b <= c", 7, "<="), ("合计 == a", 0, "合 (U+5408)"), ("a ＋ b", 2, "＋ (U+FF0B)"), ("5万元 ＜ a", 4, "＜ (U+FF1C)"), ("1.2.3 == a", 0, "1.2.3"),
      ("1. == a", 0, "1."), ("12,354 == a", 2, ","), ("maximum(a over counties) > 1", 0, "the function maximum"), ("max(a)", 5, ")"),
      ("max(a over villages)", 11, "villages"), ("count(a > 0)", 6, "a"), ("count(counties where a)", 22, ")"),
      ("max(max(a over counties) over counties)", 4, "max"), ("stated(a + b)", 9, "+"), ("stated()", 7, ")"), ("stated(5)", 7, "5"),
      ("a + disjoint(b, c)", 4, "the function disjoint"), ("disjoint(a)", 10, ")"), ("disjoint(a, b) == 0", 15, "=="), ("a..b", 0, "a..b"),
      ("a. + 1", 0, "a."), ("a; b", 1, "; (U+003B)"), ("(a <= b) + 1", 3, "<="),
    ])
  func mistakes(_ text: String, _ offset: Int, _ found: String) {
    do {
      let formula = try Formula(text)
      Issue.record("read as \(formula.root)")
    } catch {
      #expect(error.offset == offset)
      #expect(error.found.en == found)
      #expect(!error.expected.en.isEmpty && !error.expected.zh.isEmpty)
    }
  }

  @Test("a mistyped function is answered with the nearest")
  func nearest() {
    #expect(throws: FormulaMistake.self) { try Formula("statd(a) == b") }
    do {
      _ = try Formula("statd(a) == b")
    } catch {
      #expect(error.expected.en.hasSuffix("did you mean stated?"))
    }
  }

  @Test("parentheses have a depth, and a deep formula is refused instead of ending the program")
  func depth() throws {
    let nested = { (depth: Int) in String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth) }
    #expect(try Formula(nested(63)).names == ["a"])
    #expect(throws: FormulaMistake.self) { try Formula(nested(64)) }
    #expect(throws: FormulaMistake.self) { try Formula(nested(100_000)) }
    #expect(throws: FormulaMistake.self) { try Formula(String(repeating: "-", count: 100_000) + "a") }
  }
}

@Suite("Families in formulas")
struct FamilyTests {
  private static let families = [
    "funds": "money", "spent": "money", "received": "money", "persons": "people", "area": "area", "progress": "rate", "gain": "points",
    "standard": "money/people·year", "monthly": "money/people·month", "central": "处", "cistern": "座", "projects": "处", "households": "households",
  ]
  private static let units = [
    "万元": "money", "元": "money", "%": "rate", "元/人·年": "money/people·year", "元/人": "money/people", "月": "month", "人": "people",
  ]

  private func check(_ text: String, equated: [[String]] = []) throws {
    try Formula(text).check(figure: { Self.families[$0] }, unit: { Self.units[$0] }, equated: equated)
  }

  @Test(
    "what fits",
    arguments: [
      "spent <= received", "spent / received <= progress", "spent / received <= 100%", "progress + gain <= 100%", "0 <= progress",
      "funds / persons >= 100元/人", "standard / 12 >= monthly", "monthly * persons * 12月 <= funds", "monthly <= funds / (persons * 12)",
      "funds >= 5万元", "when == 2", "max(spent / received over counties) <= 3%", "standard - 1 == 4000元/人·年", "persons * progress <= persons",
      "count(counties where funds > 5万元) == 11", "funds * 2 >= 3 * spent", "1 / persons * funds >= 100元/人", "when + funds == funds", "funds * when == area", "when / funds <= persons",
    ])
  func fits(_ text: String) throws {
    try check(text)
  }

  @Test(
    "what does not, and where",
    arguments: [
      ("funds + persons == 0", 8, "money + people"), ("funds <= area", 9, "money <= area"), ("funds == persons * 3", 9, "money == people"),
      ("funds / persons == funds", 19, "money/people == money"), ("standard >= monthly", 12, "money/people·year >= money/people·month"),
      ("central + cistern == projects", 10, "处 + 座"), ("progress <= funds", 12, "% <= money"), ("funds >= 5亩", 9, "the unit 亩"),
      ("persons == households", 11, "people == households"), ("progress <= 1", 12, "a number without unit beside a rate"),
      ("progress - 0.5 >= 0%", 11, "a number without unit beside a rate"), ("count(counties where funds > persons) == 0", 29, "money > people"),
      ("spent <= received <= persons", 21, "money <= people"),
    ])
  func misfits(_ text: String, _ offset: Int, _ found: String) {
    do {
      try check(text)
      Issue.record("passed")
    } catch let mistake as FormulaMistake {
      #expect(mistake.offset == offset)
      #expect(mistake.found.en == found)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("what a formula makes is of the family that is wanted, and a misfit is written in units")
  func result() throws {
    let canonical = ["money": "元", "people": "人"]
    func check(_ text: String, _ result: String) -> FormulaMistake? {
      do {
        try Formula(text).check(figure: { Self.families[$0] }, unit: { Self.units[$0] }, result: result) { canonical[$0] ?? $0 }
        return nil
      } catch {
        return error
      }
    }
    #expect(check("spent + received", "money") == nil)
    #expect(check("spent / received", "rate") == nil)
    #expect(check("spent / persons", "money/people") == nil)
    #expect(check("when / persons", "money") == nil)
    let misfit = check("spent / persons", "money")
    #expect(misfit?.found.en == "the result 元/人" && misfit?.offset == 0)
    #expect(misfit?.expected.zh.hasPrefix("元：") == true)
    #expect(check("spent + persons", "money")?.found.zh == "元 + 人")
  }

  @Test("in a declared total 座 counts as 处")
  func equated() throws {
    try check("central + cistern == projects", equated: [["处", "座"]])
  }
}
