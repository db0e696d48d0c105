import Figures
import Quantities
import Testing
import TestSupport

/// The fast path of a column says what the whole grammar says.
@Suite struct CellReaderTests {
  private static func cell(_ text: String, _ reader: CellReader) -> CellOutcome {
    Array(text.utf8).withUnsafeBufferPointer { reader.read($0) }
  }

  private static func reader(_ unit: String, _ family: String) -> CellReader {
    let unit = HechiUnits.unit(unit, family)
    return CellReader(reader: HechiUnits.exact, family: unit.family, unit: unit)
  }

  @Test(arguments: [
    ("12,354.36", "万元", "money", Int64(1_235_436_000_000), Int64(1_000_000)),
    ("0", "万元", "money", 0, 100_000_000),
    ("-3.5", "元", "money", -35_000, 1_000),
    ("1945.46", "万元", "money", 194_546_000_000, 1_000_000),
    ("4894", "处", "处", 4894, 0),
    ("69.1", "万人", "people", 691_000, 1_000),
    ("3/2000", "亩", "area", 0, 0),
    ("2", "平方米", "area", 3_000, 1_500),
    ("96.57", "%", "rate", 96_570_000, 10_000),
    ("15", "公顷", "area", 225_000_000, 15_000_000),
  ])
  func plainCells(_ text: String, _ unit: String, _ family: String, _ value: Int64, _ step: Int64) {
    let outcome = Self.cell(text, Self.reader(unit, family))
    if text.contains("/") {
      #expect(outcome != .plain(value: value, step: step))
    } else {
      #expect(outcome == .plain(value: value, step: step))
    }
  }

  @Test(arguments: ["", " ", "—", "1,2354", "0123", "00", "1.", ".5", "-", "1,23", "1,234,", "1.2.3", "12 ", "１２", "12万元", "1e5", "0,123", "9999999999999", "1.123456789"])
  func everythingElseGoesThroughTheGrammar(_ text: String) {
    let unit = HechiUnits.unit("万元")
    guard case .other(let outcome) = Self.cell(text, Self.reader("万元", "money")) else {
      Issue.record("\(text) was taken as plain")
      return
    }
    #expect(outcome == HechiUnits.exact.read(text, family: unit.family, unit: unit))
  }

  /// 4.60000元 is 4.6元: zeros beyond the four decimals that are kept make it no finer than they are.
  @Test(arguments: [
    ("4.60000", "元", "4.6", "0.0001"), ("1.000000", "元", "1", "0.0001"), ("-2.50000元", "元", "-2.5", "0.0001"), ("0.00000", "元", "0", "0.0001"),
    ("1.2300000000", "万元", "12300", "0.0001"), ("12.00000000", "%", "12", "0.000001"), ("3.0", "人", "3", "0"),
  ])
  func zerosBeyondWhatIsKept(text: String, unit: String, value: String, step: String) throws {
    let family = ["元": "money", "万元": "money", "%": "rate", "人": "people"][unit] ?? ""
    switch Self.cell(text, Self.reader(unit, family)) {
    case .plain(let stored, let width):
      let decimals = HechiUnits.unit(unit, family).family.decimals
      #expect(Exact(Int128(stored), decimals: decimals) == Exact(plain: value) && Exact(Int128(width), decimals: decimals) == Exact(plain: step), "\(text)")
    case .other(.quantity(let quantity)):
      #expect(quantity.value == Exact(plain: value) && quantity.step == Exact(plain: step), "\(text): \(quantity)")
    case .other(let outcome): Issue.record("\(text): \(outcome)")
    }
  }

  @Test(arguments: ["4.60001", "0.00001", "1.2300000000001元"])
  func digitsBeyondWhatIsKept(text: String) {
    guard case .other(.refusal(let refusal)) = Self.cell(text, Self.reader("元", "money")) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(refusal.code == .tooPrecise, "\(text)")
  }

  @Test func columnsWithoutUnitTakeNoBareNumber() {
    let money = HechiUnits.unit("元").family
    let reader = CellReader(reader: HechiUnits.exact, family: money, unit: nil)
    guard case .other(.refusal(let refusal)) = Self.cell("12", reader) else {
      Issue.record("12 was read without a unit")
      return
    }
    #expect(refusal.code == .unitMissing)
    #expect(Self.cell("12万元", reader) == .other(HechiUnits.exact.read("12万元", family: money, unit: nil)))
  }

  /// Random cells of every family and unit: both ways agree, digit for digit.
  @Test(arguments: [20201231, 20210108, 20211015] as [UInt64])
  func bothWaysAgree(_ seed: UInt64) {
    var random = Seeded(seed)
    var units: [Quantities.Unit] = []
    for row in HechiUnits.rows {
      for spelling in [row.unit] + row.also.split(separator: " ").map(String.init) {
        units += HechiUnits.table.candidates(spelling).filter { $0.family.id == row.family }
      }
    }
    for _ in 0..<4_000 {
      let column = units[Int.random(in: 0..<units.count, using: &random)]
      var text = String(Int.random(in: 0...Int([9, 999, 99_999, 99_999_999_999][Int.random(in: 0...3, using: &random)]), using: &random))
      if Int.random(in: 0...2, using: &random) == 0, let number = Int(text) { text = NumeralPrinter.grouped(number, ",") }
      if Bool.random(using: &random) { text += "." + String(Int.random(in: 0...9999, using: &random)) }
      if Int.random(in: 0...5, using: &random) == 0 { text = "-" + text }
      if Int.random(in: 0...2, using: &random) == 0 { text += ["", " "][Int.random(in: 0...1, using: &random)] + units[Int.random(in: 0..<units.count, using: &random)].symbol }
      let reader = CellReader(reader: HechiUnits.exact, family: column.family, unit: column)
      let whole = HechiUnits.exact.read(text, family: column.family, unit: column)
      switch Self.cell(text, reader) {
      case .other(let outcome): #expect(outcome == whole, "seed \(seed): \(text) in \(column.symbol)")
      case .plain(let value, let step):
        guard case .quantity(let quantity) = whole else {
          Issue.record("seed \(seed): \(text) in \(column.symbol) is plain, but \(whole.summary)")
          continue
        }
        #expect(quantity.value.scaled(to: column.family.decimals) == Int128(value), "seed \(seed): \(text) in \(column.symbol)")
        #expect(quantity.step.scaled(to: column.family.decimals) == Int128(step), "seed \(seed): \(text) in \(column.symbol)")
        #expect(quantity.warning == nil && quantity.writtenUnit == nil, "seed \(seed): \(text) in \(column.symbol)")
      }
    }
  }
}
