import Foundation

/// Village returns of eleven counties in three layouts — wide CSV, long CSV, business XML — with a unit of its own for each
/// county. The same bytes for the same number of facts.
struct GeneratedCity {
  /// A measure, and the units that counties write it in with the decimals they print.
  private struct Item {
    let id: String
    let header: String
    let family: String
    let units: [(unit: String, decimals: Int)]
  }

  private static let items = [
    Item(id: "households", header: "户数", family: "households", units: [("户", 0)]),
    Item(id: "population", header: "人口", family: "people", units: [("人", 0)]),
    Item(id: "poor", header: "脱贫人口", family: "people", units: [("人", 0)]),
    Item(id: "workers", header: "务工人数", family: "people", units: [("人", 0)]),
    Item(id: "insured", header: "参保人数", family: "people", units: [("人", 0), ("万人", 4)]),
    Item(id: "income", header: "集体收入", family: "money", units: [("元", 2), ("万元", 4), ("千元", 3)]),
    Item(id: "funds", header: "到村资金", family: "money", units: [("万元", 2), ("元", 0)]),
    Item(id: "arable", header: "耕地", family: "area", units: [("亩", 1), ("公顷", 2)]),
    Item(id: "grain", header: "粮食产量", family: "weight", units: [("公斤", 0), ("吨", 2), ("斤", 0)]),
    Item(id: "roads", header: "村道", family: "length", units: [("公里", 2), ("米", 0)]),
  ]

  private static let counties = [
    "451202", "451203", "451221", "451222", "451223", "451224", "451225", "451226", "451227", "451228", "451229",
  ]

  private let villages: Int
  private let files: [(path: String, text: String)]

  /// - Parameter facts: how many figures there are about; rounded up to whole villages.
  init(facts: Int) {
    villages = max(1, (facts + Self.perVillage - 1) / Self.perVillage)
    var generator = Numbers(seed: 20_201_231)
    var files = Self.definition
    for (index, county) in Self.counties.enumerated() {
      for layout in Layout.allCases {
        files.append(("inbox/\(county)/\(layout.form)_2020-12.\(layout.suffix)", Self.file(layout, index, villages, &generator)))
      }
    }
    self.files = files
  }

  /// Three layouts of eleven counties.
  private static let perVillage = items.count * Layout.allCases.count * counties.count

  var facts: Int { villages * Self.perVillage }
  var bytes: Int { files.filter { $0.path.hasPrefix("inbox/") }.reduce(0) { $0 + $1.text.utf8.count } }

  func write(to folder: String) throws {
    for file in files {
      let url = URL(filePath: folder + "/" + file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }

  // MARK: - Returns

  private enum Layout: CaseIterable {
    case wide, long, xml

    var form: String {
      switch self {
      case .wide: "VW-1"
      case .long: "VL-1"
      case .xml: "VX-1"
      }
    }
    var suffix: String { self == .xml ? "xml" : "csv" }
  }

  private static func file(_ layout: Layout, _ county: Int, _ villages: Int, _ generator: inout Numbers) -> String {
    let units = items.map { $0.units[county % $0.units.count] }
    let code = counties[county]
    var text = ""
    text.reserveCapacity(villages * items.count * (layout == .wide ? 8 : 40))
    switch layout {
    case .wide: text += "村代码," + zip(items, units).map { "\($0.header)（\($1.unit)）" }.joined(separator: ",") + "\n"
    case .long: text += "村代码,指标,数值,计量单位\n"
    case .xml: text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<报表 编码=\"VX-1\" 县区=\"\(code)\" 期别=\"2020-12\">\n"
    }
    for village in 0..<villages {
      let name = code + String(100_000_000 + village).dropFirst(3)
      switch layout {
      case .wide: text += name + "," + units.map { generator.printed(decimals: $0.decimals) }.joined(separator: ",") + "\n"
      case .long:
        for (item, unit) in zip(items, units) { text += "\(name),\(item.header),\(generator.printed(decimals: unit.decimals)),\(unit.unit)\n" }
      case .xml:
        text += "<记录><村代码>\(name)</村代码>"
        for (item, unit) in zip(items, units) { text += "<\(item.header) 单位=\"\(unit.unit)\">\(generator.printed(decimals: unit.decimals))</\(item.header)>" }
        text += "</记录>\n"
      }
    }
    return layout == .xml ? text + "</报表>\n" : text
  }

  // MARK: - The definition

  private static var definition: [(path: String, text: String)] {
    var files = [
      (
        "pipeline/pipeline.yaml",
        "pipeline: bench\ntitle: 村级数据\ncity: \"451200\"\ninbox: ../inbox\nperiod: 2020-12\ncontact: 汇总组\nscreen: [vw_population]\n"
      ),
      (
        "pipeline/regions.csv",
        "code,level,parent,name,short,aliases,valid_from,valid_to\n451200,city,,河池市,市本级,,,\n"
          + counties.map { "\($0),county,451200,\($0)县,\($0)县,,,\n" }.joined()
      ),
      (
        "pipeline/units.csv",
        """
        family,unit,factor,also,kind,decimals
        money,元,1,,measured,4
        money,千元,1000,,,
        money,万元,10000,,,
        area,亩,1,,measured,6
        area,公顷,15,,,
        people,人,1,,counted,0
        people,万人,10000,,,
        households,户,1,,counted,0
        weight,公斤,1,,measured,3
        weight,斤,0.5,,,
        weight,吨,1000,,,
        length,米,1,,measured,3
        length,公里,1000,,,
        rate,%,1,,measured,6

        """
      ),
      ("pipeline/reference.csv", "indicator,section,name,token,qualifier,value,unit,step,period,kind,note\n"),
    ]
    for layout in Layout.allCases {
      files.append(("pipeline/forms/\(layout.form).yaml", form(layout)))
      files.append(("pipeline/indicators/\(layout.form).yaml", indicators(layout)))
    }
    return files
  }

  private static func form(_ layout: Layout) -> String {
    var text = "form: \(layout.form)\ntitle: 村级报表\(layout.form)\nstream: S01\nfrom: counties\nfiled: month\ndue: \"8d 17:30\"\ntake: last\n"
    text += "layout: [\(layout == .long ? "long" : "register")]\nkey: [village]\ncolumns:\n"
    text += "  village: {role: key, header: [村代码]}\n"
    for item in items { text += "  \(item.id): {role: measure, header: [\(item.header)], family: \(item.family)}\n" }
    return layout == .long ? text + "long: {item: [指标], value: [数值], unit: [计量单位]}\n" : text
  }

  private static func indicators(_ layout: Layout) -> String {
    let prefix = layout.form.prefix(2).lowercased()
    var text = items.map { item in
      "\(prefix)_\(item.id): {name: \(item.header)\(layout.form), stream: S01, of: \(layout.form), sum: \(item.id), period: 2020, print: \"{n}\"}\n"
    }.joined()
    text += "\(prefix)_share: {name: 参保率\(layout.form), stream: S01, of: \(layout.form), ratio: [insured, population], unit: \"%\", period: 2020, print: \"{n:2}%\"}\n"
    text += "\(prefix)_villages: {name: 村数\(layout.form), stream: S01, of: \(layout.form), count: records, unit: 户, period: 2020, print: \"{n}\"}\n"
    return text
  }
}

/// Numbers that follow from a seed (SplitMix64), printed as offices print them.
private struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func printed(decimals: Int) -> String {
    let digits = String(next() % 9_000_000 + 10_000)
    guard decimals > 0 else { return String(digits.dropLast(3)) }
    return digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
}
