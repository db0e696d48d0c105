import TestSupport

/// A few counties' village returns, the same figures in three layouts, with what comes out of them in exact integers.
///
/// A figure's value is drawn as mantissa, decimals and unit; in hundredths of the canonical unit it is an integer by
/// construction.
struct VillageReturns {
  enum Layout: String, CaseIterable { case long, wide, xml }

  /// What the figures of one county, or of all, come to.
  struct Expected {
    /// By the figure's name, in hundredths.
    var sums: [String: Int] = [:]
    /// Σ rate × residents over the records that state both, in 1/10,000, and their residents in hundredths.
    var weighted = 0
    var weights = 0
    var over = 0

    mutating func add(_ other: Expected) {
      sums.merge(other.sums, uniquingKeysWith: +)
      weighted += other.weighted
      weights += other.weights
      over += other.over
    }
  }

  static let counties = [("451202", "金城江"), ("451225", "罗城"), ("451228", "都安")]

  /// File name → content, by layout.
  private(set) var files: [Layout: [String: String]] = [:]
  private(set) var expected: [String: Expected] = [:]
  private(set) var figures = 0
  private(set) var unread = 0
  private var random: Seeded

  init(seed: UInt64, villages: Int, months: Int) {
    random = Seeded(seed)
    for (code, name) in Self.counties { write(code, name, villages: villages, months: months) }
  }

  /// All counties together.
  var city: Expected { expected.values.reduce(into: Expected()) { $0.add($1) } }

  // MARK: - One county

  private mutating func write(_ code: String, _ county: String, villages: Int, months: Int) {
    var long = "村代码,村名,指标,期间,数值,单位,备注\n"
    var wide = "村代码,村名,期间," + VillageFigure.all.map { "\($0.name)（\($0.kind.units[0].symbol)）" }.joined(separator: ",") + "\n"
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<报送 县=\"\(county)\">\n"
    var sum = Expected()
    for village in 1...villages {
      let id = code + "001" + Self.padded(village, 3)
      let name = "\(county)\(village)村"
      xml += " <村 代码=\"\(id)\" 名称=\"\(name)\">\n"
      for month in 1...months {
        let period = "2020-" + Self.padded(month, 2)
        var cells = [id, name, period]
        var values: [String: Int] = [:]
        for (figure, kind) in VillageFigure.all {
          let written = draw(kind)
          let remark = chance(10) ? "\"含上年结转，\"\"一事一议\"\",自筹\"" : ""
          long += "\(id),\(name),\(figure),\(period),\(Self.quoted(written.long.text)),\(written.long.unit),\(remark)\n"
          cells.append(Self.quoted(written.wide))
          xml += "  <指标 名称=\"\(figure)\" 单位=\"\(written.unit)\" 期间=\"\(period)\">\(written.xml)</指标>\n"
          guard let value = written.value else {
            unread += 1
            continue
          }
          figures += 1
          values[figure] = value
          sum.sums[figure, default: 0] += value
        }
        wide += cells.joined(separator: ",") + "\n"
        if let income = values["农村居民人均可支配收入"], income > 400_000 { sum.over += 1 }
        if let rate = values["基本医疗保险参保率"], let residents = values["常住人口"] {
          sum.weighted += rate * residents
          sum.weights += residents
        }
      }
      xml += " </村>\n"
    }
    xml += "</报送>\n"
    expected[code] = sum
    files[.long, default: [:]]["\(code)\(county).csv"] = long
    files[.wide, default: [:]]["\(code)\(county).csv"] = wide
    files[.xml, default: [:]]["\(code)\(county).xml"] = xml
  }

  // MARK: - One cell

  private struct Written {
    /// In hundredths of the canonical unit; nil where the cell cannot be read.
    var value: Int?
    var unit: String
    var long: (text: String, unit: String)
    var wide: String
    var xml: String
  }

  private mutating func draw(_ kind: VillageFigure.Kind) -> Written {
    let units = kind.units
    let index = chance(25) ? pick(units.count) : 0
    let unit = units[index]
    if chance(4) {
      let other = kind == .area ? "元" : "亩"
      let bad = ["", "暂无", "—", "1.2.3\(unit.symbol)", "7匹", "7\(other)"][pick(6)]
      return Written(value: nil, unit: unit.symbol, long: (bad, ""), wide: bad, xml: bad)
    }
    let decimals = unit.decimals[pick(unit.decimals.count)]
    let mantissa = Int.random(in: unit.mantissas, using: &random)
    let value = mantissa * unit.factor * 100 / Self.power(decimals)
    var number = chance(50) ? Self.grouped(mantissa / Self.power(decimals)) : String(mantissa / Self.power(decimals))
    if decimals > 0 { number += "." + Self.padded(mantissa % Self.power(decimals), decimals) }
    if chance(5) { number = Self.fullWidth(number) }
    if chance(8) { number = chance(70) ? ["约", "近", "大约", "超"][pick(4)] + number : number + ["余", "多"][pick(2)] }
    let together = chance(20) ? "\(number) \(unit.symbol)" : number + unit.symbol
    let apart = chance(40)
    return Written(
      value: value, unit: unit.symbol, long: apart ? (number, unit.symbol) : (together, chance(50) ? unit.symbol : ""),
      wide: index == 0 ? number : number + unit.symbol, xml: chance(10) ? together : number)
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
  private static func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
  }

  private static func grouped(_ number: Int) -> String {
    number < 1000 ? String(number) : grouped(number / 1000) + "," + padded(number % 1000, 3)
  }

  private static func fullWidth(_ text: String) -> String {
    var wide = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { wide.append(UnicodeScalar(scalar.value + 0xFEE0) ?? scalar) }
    return String(wide)
  }

  private static func quoted(_ text: String) -> String { text.contains(",") ? "\"\(text)\"" : text }
}
