import Definition
import Figures
import Testing

/// Whatever a definition file says that nothing could come of is refused where it stands, before a run begins.
@Suite struct CheckedValuesTests {
  /// The small definition with every kind of file.
  private static let files = SmallDefinition.files.merging([
    "pipeline.yaml": """
    pipeline: small
    city: "451200"
    time_zone: Asia/Shanghai
    inbox: inbox
    period: 2020-12
    screen:
      - lamps
      - works
    """,
    "regions.csv": """
    code,level,parent,name,short,aliases,valid_from,valid_to,successor
    451200,city,,河池市,市本级,,,,
    451203,county,451200,宜州区,宜州,,2017-01-01,,
    451228,county,451200,都安瑶族自治县,都安,都安县,,,
    451229,county,451200,大化瑶族自治县,大化,,,,
    451281,county,451200,宜州市,宜州,,,2016-12-31,451203
    451228100,township,451228,安阳镇,安阳,,,,
    """,
    "units.csv": """
    family,unit,factor,also,kind,decimals
    money,元,1,块,measured,4
    money,万元,10000,,,
    rate,%,1,,measured,6
    个,个,1,,counted,0
    处,处,1,,counted,0
    座,座,1,,counted,0
    """,
    "villages.csv": """
    code,name,county,valid_from,valid_to,successor
    451228000001,三弄村,451228,,,
    """,
    "classes.csv": """
    class,region,valid_from,valid_to,source
    undelisted,451228,,2020-11-19,公告
    """,
    "forms/HC-99-1.yaml": """
    form: HC-99-1
    title: 屯级路灯建设表
    from: ["451228"]
    filed: month
    due: "8d 17:30"
    key: [village]
    columns:
      village: {role: key, header: [行政村], registry: villages}
      kind: {role: category, header: [类型], values: {a: [甲], b: [乙]}}
      lamps: {role: measure, header: [路灯], unit: 个}
      works: {role: measure, header: [工程], unit: {a: 处, b: 座}, by: kind}
      cost: {role: measure, header: [投资], family: money}
      paid: {role: measure, header: [已付], family: money}
      share: {role: check, header: [付款比例], unit: "%", equals: "paid / cost"}
    total_rows: {label: [合计], check: [lamps]}
    """,
    "indicators/S99.yaml": """
    lamps: {name: 路灯, of: HC-99-1, sum: lamps, print: "{n}个"}
    works: {name: 工程, of: HC-99-1, where: {kind: a}, sum: works, unit: 处, print: "{n}处"}
    cost: {name: 投资, of: HC-99-1, sum: cost, unit: 元}
    price: {name: 单价, stream: S99, formula: cost / lamps, unit: 元/个}
    date: {name: 开工日期, stream: S99, given: 2020-03-01, unit: 日期}
    share: {name: 付款比例, of: HC-99-1, ratio: [paid, cost], unit: "%"}
    """,
    "rules/S99.yaml": """
    L1:
      scope: city
      holds: lamps >= works * 1个/处
      severity: query
      since: 2020
      message: {zh: "路灯 {left}，工程 {right}"}
      remedy: {zh: 核对}
    L2:
      scope: record
      form: HC-99-1
      holds: "paid <= cost"
      severity: error
      message: {zh: "已付 {left}，投资 {right}"}
      remedy: {zh: 核对}
    """,
    "reference.csv": """
    indicator,section,name,token,qualifier,value,unit,step,period,kind,note
    lamps,一,路灯,35个,exact,35,个,1,2020,figure,
    date,一,开工日期,2020年3月1日,exact,20200301,日期,0,2020,date,
    """,
    "baseline.csv": """
    indicator,region,period,value,unit,source
    lamps,451228,2019,12,个,年报
    cost,451228,2019,5000.5,元,年报
    """,
    "explanations.yaml": """
    - {rule: L1, region: "451200", value: 35, text: 已核对, by: 市本级, at: 2021-01-04, document: 台账}
    """,
  ]) { _, new in new }

  private static func mistakes(_ file: String, _ old: String, _ new: String) -> [DefinitionMistake] {
    var files = files
    let text = files[file] ?? ""
    precondition(text.contains(old), "\(file) has no \(old)")
    files[file] = text.replacing(old, with: new, maxReplacements: 1)
    do {
      _ = try PipelineReader(DefinitionBundle(files: files)).read()
      return []
    } catch {
      return error.list
    }
  }

  /// Exactly one mistake, at this place, that says this.
  private func check(_ file: String, _ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    let mistakes = Self.mistakes(file, old, new)
    let texts = mistakes.map { $0.text(.en) }
    #expect(mistakes.count == 1, "\(texts)")
    guard let mistake = mistakes.first else { return }
    #expect("\(mistake.file):\(mistake.line):\(mistake.column)" == "\(file):\(place)", "\(texts)")
    #expect(mistake.found.en.contains(found), "\(texts)")
    #expect(mistake.expected.en.contains(expected), "\(texts)")
  }

  @Test func theWholeDefinitionIsRight() throws {
    let pipeline = try PipelineReader(DefinitionBundle(files: Self.files)).read()
    #expect(pipeline.screen == ["lamps", "works"] && pipeline.timeZone == "Asia/Shanghai")
    #expect(pipeline.reference.count == 2 && pipeline.baseline.count == 2 && pipeline.explanations.count == 1)
  }

  @Test(arguments: [
    ("rule: L1", "rule: L7", "1:10", "the rule \"L7\"", "the code of a rule"),
    ("region: \"451200\"", "region: \"459200\"", "1:22", "the region \"459200\"", "a code of regions.csv"),
    ("at: 2021-01-04", "at: 2021-02-31", "1:67", "\"2021-02-31\"", "a day of the calendar"),
    ("value: 35", "value: 35个", "1:39", "\"35个\"", "a plain number"),
    ("document: 台账}", "document: 台账}\n- {rule: L1, region: \"451200\", value: 35.0, text: 再说}", "2:3", "a second explanation of 35 for L1", "one explanation"),
  ])
  func explanations(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check("explanations.yaml", old, new, place, found, expected)
  }

  @Test(arguments: [
    ("451229,county,451200", "451229,county,451299", "5:3", "the parent \"451299\"", "a code of regions.csv"),
    ("451229,county,451200", "451229,county,", "5:3", "the parent \"\"", "a code of regions.csv"),
    // A circle of two, and of one: each way up leads to a higher level.
    ("451229,county,451200", "451229,county,451228", "5:3", "the parent 451228, which is a county", "a higher level than county"),
    ("451228100,township,451228", "451228100,township,451228100", "7:3", "which is a township", "a higher level than township"),
    ("451229,county", "451228,county", "5:1", "the code 451228 a second time", "one region for each code"),
    ("451229,county", "45122O,county", "5:1", "the code \"45122O\"", "6 digits"),
    ("451228100,township", "451228,township", "7:1", "the code \"451228\"", "9 digits"),
    ("大化瑶族自治县,大化", "大化瑶族自治县,", "5:5", "an empty short", "a name"),
    ("大化瑶族自治县,大化,", "大化瑶族自治县,大化,都安县", "5:6", "都安县, which 451228 has too", "one region only"),
    ("2017-01-01,", "2017-02-29,", "3:7", "valid_from \"2017-02-29\"", "a day such as"),
    ("2017-01-01,", "2017-01-01,2016-12-31", "3:8", "valid_to 2016-12-31 before valid_from 2017-01-01", "in order"),
    ("2016-12-31,451203", "2016-12-31,451777", "6:9", "the successor \"451777\"", "the code of a region that stands"),
    ("都安瑶族自治县", "\"都安瑶族自治县", "4:1", "a quote that is never closed", "a closing quote"),
    ("valid_to,successor", "valid_to,becomes", "1:9", "the unknown column \"becomes\"", "successor"),
    ("aliases,valid_from,valid_to,successor", "aliases,valid_from,valid_to,name", "1:9", "the column \"name\" a second time", "once"),
  ])
  func regions(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check("regions.csv", old, new, place, found, expected)
  }

  @Test(arguments: [
    ("villages.csv", "451228000001", "4512280OOO01", "2:1", "the code \"4512280OOO01\"", "12 digits"),
    ("villages.csv", "451228000001", "451228", "2:1", "the code \"451228\"", "12 digits"),
    ("villages.csv", "三弄村,451228", "三弄村,451777", "2:3", "the county \"451777\"", "a county of regions.csv"),
    ("villages.csv", "三弄村", "", "2:2", "an empty name", "name"),
    ("classes.csv", "undelisted,451228", "undelisted,451777", "2:2", "the region \"451777\"", "a code of regions.csv"),
    ("classes.csv", "公告", "公告\nundelisted,451228,2020-01-01,,再", "3:2", "451228 of the class undelisted again", "once"),
  ])
  func registries(_ file: String, _ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check(file, old, new, place, found, expected)
  }

  @Test(arguments: [
    ("Asia/Shanghai", "Mars/Olympus", "3:12", "\"Mars/Olympus\"", "Asia/Shanghai"),
    // The system knows it, and means Chicago.
    ("Asia/Shanghai", "CST", "3:12", "\"CST\"", "Asia/Shanghai"),
    ("  - works", "  - workz", "8:5", "the figure \"workz\" under screen", "did you mean works?"),
    ("city: \"451200\"", "city: \"451228\"", "2:7", "the city \"451228\"", "the code of a city"),
    ("period: 2020-12", "period: 2020-13", "5:9", "\"2020-13\"", "a period"),
    ("inbox: inbox", "inbox: \"\"", "4:8", "an empty text", "the folder of the returns"),
  ])
  func settings(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check("pipeline.yaml", old, new, place, found, expected)
  }

  @Test(arguments: [
    ("baseline.csv", "lamps,", "lamp,", "2:1", "the indicator \"lamp\"", "did you mean lamps?"),
    ("baseline.csv", "lamps,451228", "lamps,451777", "2:2", "the region \"451777\"", "a code of regions.csv"),
    ("baseline.csv", "2019,12", "2019年,12", "2:3", "\"2019年\"", "a period"),
    ("baseline.csv", "12,个", "1二,个", "2:4", "\"1二\"", "a plain decimal"),
    ("baseline.csv", "12,个", "12.5,个", "2:4", "\"12.5\" 个", "a whole number"),
    ("baseline.csv", "12,个", "12,个个", "2:5", "the unknown unit \"个个\"", "个, the indicator's unit"),
    ("baseline.csv", "12,个", "12,元", "2:5", "\"元\", a unit of another kind", "个, the indicator's unit"),
    // The value is taken as it stands: 0.5 万元 would count as 0.5元.
    ("baseline.csv", "5000.5,元", "0.50005,万元", "3:5", "the unit \"万元\"", "元, the indicator's unit"),
    ("reference.csv", "exact,35,个", "exact,3五,个", "2:6", "\"3五\"", "a plain decimal"),
    ("reference.csv", "exact,35,个", "exact,35,处", "2:7", "\"处\", a unit of another kind", "个, the indicator's unit"),
    ("reference.csv", "exact,35,个", "exact,35.5,个", "2:6", "\"35.5\" 个", "a whole number"),
    ("reference.csv", "个,1,2020", "个,-1,2020", "2:8", "\"-1\"", "0 or more"),
    ("reference.csv", "个,1,2020", "个,1,20", "2:9", "\"20\"", "a period"),
    ("reference.csv", "35个,exact", "35个,exactly", "2:5", "\"exactly\"", "a qualifier"),
    ("reference.csv", "20200301", "20200231", "3:6", "\"20200231\"", "a day or month of the calendar"),
    ("reference.csv", "2020,date,", "2020,date,\nlamps,一,路灯,35个,exact,35,个,1,2020,figure,", "4:1", "lamps again, first in line 2", "one row"),
  ])
  func figures(_ file: String, _ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check(file, old, new, place, found, expected)
  }

  @Test(arguments: [
    // Both units and the operand that does not fit.
    ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps >= works", "3:19", "个 >= 处 in \"lamps >= works\"", "one kind of unit on both sides"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps + cost >= 5个", "3:18", "个 + 元", "one kind of unit on both sides"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps == 200元", "3:19", "个 == 元", "one kind of unit"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "cost / lamps <= 5万元", "3:26", "元/个 <= 元", "one kind of unit"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "share <= cost", "3:19", "% <= 元", "one kind of unit"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "share <= 1", "3:19", "a number without unit beside a rate", "a number with %"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps / 0 >= 5个", "3:18", "a division by 0", "other than 0"),
    ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps >= 5个个", "3:19", "the unit 个个", "a known unit"),
    // In quotes the first character stands behind the quote.
    ("rules/S99.yaml", "\"paid <= cost\"", "\"paid <= lamps\"", "11:19", "元 <= 个 in \"paid <= lamps\"", "one kind of unit"),
    ("indicators/S99.yaml", "formula: cost / lamps", "formula: cost + lamps", "4:48", "元 + 个", "one kind of unit"),
    ("indicators/S99.yaml", "formula: cost / lamps", "formula: cost", "4:41", "the result 元", "元/个"),
    ("indicators/S99.yaml", "ratio: [paid, cost]", "ratio: [paid, lamps]", "6:41", "the result 元/个", "%"),
    ("forms/HC-99-1.yaml", "equals: \"paid / cost\"", "equals: \"paid / lamps\"", "14:60", "the result 元/个", "%"),
    ("forms/HC-99-1.yaml", "equals: \"paid / cost\"", "equals: \"paid / \"", "14:67", "the end", "a name"),
    ("forms/HC-99-1.yaml", "equals: \"paid / cost\"", "equals: \"paid / costs\"", "14:67", "the name \"costs\"", "did you mean cost?"),
    // What names a column or an indicator whose formula cannot be read is right by itself.
    ("forms/HC-99-1.yaml", "cost\"}\ntotal_rows: {label: [合计], check: [lamps]}", "\"}\ntotal_rows: {label: [合计], check: [share]}", "14:67", "the end", "a name"),
    ("indicators/S99.yaml", "lamps, unit: 元/个}", ", unit: 元/个}\ntwice: {name: 两倍, stream: S99, formula: price + price, unit: 元/个}", "4:47", "the end", "a name"),
    ("indicators/S99.yaml", "cost / lamps", "\"cost <= lamps\"", "4:42", "which compares", "a formula that makes a figure"),
  ])
  func formulas(_ file: String, _ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check(file, old, new, place, found, expected)
  }

  @Test(arguments: [
    "lamps >= works * 1个/处", "lamps >= 5", "lamps == 0", "cost / lamps <= price", "cost / lamps <= 5万元/个", "share <= 100%", "cost <= cost * share", "date == 20200301",
    "cost / cost <= share", "price * lamps == cost", "count(counties where cost > 0元) >= 1",
  ])
  func whatFits(_ holds: String) {
    #expect(Self.mistakes("rules/S99.yaml", "holds: lamps >= works * 1个/处", "holds: \"\(holds)\"").map { $0.text(.en) } == [])
  }

  @Test(arguments: [
    ("holds: lamps >= works * 1个/处", "holds: lamps + 5个", "3:10", "which compares nothing", "a comparison"),
    ("holds: lamps >= works * 1个/处", "holds: lamps >= workz", "3:19", "the name \"workz\" in rule L1", "did you mean works?"),
    ("\"paid <= cost\"", "\"paid <= costs\"", "11:19", "the name \"costs\" in rule L2", "did you mean cost?"),
    // A record does not know the county's figures.
    ("\"paid <= cost\"", "\"paid <= price\"", "11:19", "the name \"price\" in rule L2", "a measure of HC-99-1"),
    ("since: 2020", "since: 2020-13", "5:10", "\"2020-13\"", "a period"),
    ("scope: city", "scope: towns", "2:10", "\"towns\"", "one of cell, record, form, county, city, period"),
    ("scope: city", "scope: []", "2:10", "no scope", "cell, record, form, county"),
    ("scope: record", "scope: [record, city]", "9:3", "scope record beside others", "a rule of its own"),
    ("  scope: record\n", "  scope: city\n", "9:3", "\"form\" with scope city", "scope cell, record or form"),
    ("路灯 {left}", "路灯 {lefft}", "6:21", "{lefft} in", "{left}, {right} or {gap}"),
    ("remedy: {zh: 核对}", "remedy: \"核对 {gap}\"", "7:15", "{gap} in", "words without {"),
    ("L1:", "L 1:", "2:3", "the code \"L 1\"", "letters, digits"),
    ("severity: query", "severity: bad", "4:13", "\"bad\"", "one of"),
  ])
  func rules(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    check("rules/S99.yaml", old, new, place, found, expected)
  }

  @Test func aRuleIsWrittenOnce() {
    var files = Self.files
    files["rules/S98.yaml"] = "L1: {scope: city, holds: lamps > 0, severity: query, message: 少, remedy: 核对}\n"
    let mistakes = #expect(throws: DefinitionMistakes.self) { try PipelineReader(DefinitionBundle(files: files)).read() }
    #expect(mistakes?.list.map(\.description) == ["rules/S99.yaml:3:10: found the rule L1 again, first in rules/S98.yaml:1, expected each rule once"])
  }

  @Test(arguments: [
    ("form: HC-99-1", "form: HC 99/1", "1:7", "the code \"HC 99/1\"", "letters, digits"),
    ("title: 屯级路灯建设表", "title: \" \"", "2:8", "an empty text", "a name"),
    ("from: [\"451228\"]", "from: [\"451777\"]", "3:8", "the submitter \"451777\"", "the code of a county"),
    ("from: [\"451228\"]", "from: []", "3:7", "an empty list", "a list of codes"),
    ("8d 17:30", "8d 25:00", "5:6", "\"8d 25:00\"", "days and an hour"),
    ("8d 17:30", "8d 24:30", "5:6", "\"8d 24:30\"", "days and an hour"),
    ("8d 17:30", "8d 17", "5:6", "\"8d 17\"", "days and an hour"),
    ("8d 17:30", "8d x:17:30", "5:6", "\"8d x:17:30\"", "days and an hour"),
    ("8d 17:30", "-8d 17:30", "5:6", "\"-8d 17:30\"", "days and an hour"),
    ("8d 17:30", "99999999999d", "5:6", "\"99999999999d\"", "days and an hour"),
    ("key: [village]", "key: [village, village]", "6:16", "\"village\" again", "once"),
    ("key: [village]", "key: [village, lamps]", "6:16", "\"lamps\"", "a column that tells rows apart"),
    ("key: [village]", "layout: []", "6:9", "an empty list", "one layout"),
    ("header: [路灯]", "header: []", "10:34", "an empty list", "one name"),
    ("header: [路灯]", "header: [\" \"]", "10:35", "an empty text", "a name"),
    ("label: [合计]", "label: [\"\"]", "15:22", "an empty text", "a name"),
    ("check: [lamps]", "check: [village]", "15:13", "\"check: village\"", "measures of this form"),
    ("unit: {a: 处, b: 座}", "unit: {a: 处, c: 座}", "11:10", "a unit for \"c\" in works", "a category of kind"),
    ("by: kind", "by: village", "11:10", "\"by: village\"", "a category of this form"),
    ("filed: month", "filed: month\nrecords: year", "5:10", "records of a year in a return of a month", "no longer"),
  ])
  func forms(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    let mistakes = Self.mistakes("forms/HC-99-1.yaml", old, new)
    #expect(
      mistakes.contains { "\($0.line):\($0.column)" == place && $0.found.en.contains(found) && $0.expected.en.contains(expected) },
      "\(mistakes.map { $0.text(.en) })")
  }

  @Test(arguments: [
    ("sum: cost, unit: 元", "sum: cost, unit: 个个", "3:48", "the unit \"个个\"", "a unit of units.csv"),
    ("price: {", "unit price: {", "4:13", "the indicator \"unit price\"", "letters, digits"),
    ("where: {kind: a}", "where: {kind: c}", "2:46", "\"c\"", "one of a, b"),
    ("formula: cost / lamps", "formula: cost <= lamps", "4:41", "which compares", "a formula that makes a figure"),
    ("formula: cost / lamps", "formula: cost / lamp", "4:48", "the name \"lamp\" in price", "did you mean lamps?"),
  ])
  func indicators(_ old: String, _ new: String, _ place: String, _ found: String, _ expected: String) {
    let mistakes = Self.mistakes("indicators/S99.yaml", old, new)
    #expect(
      mistakes.contains { "\($0.line):\($0.column)" == place && $0.found.en.contains(found) && $0.expected.en.contains(expected) },
      "\(mistakes.map { $0.text(.en) })")
  }

  @Test func aRegistryThatIsNotThereIsNamed() {
    let cases = [("regions.csv", nil), ("units.csv", nil), ("villages.csv", nil), ("regions.csv", ""), ("units.csv", ""), ("classes.csv", "")]
    for (file, text) in cases as [(String, String?)] {
      var files = Self.files
      files[file] = text
      let mistakes = #expect(throws: DefinitionMistakes.self) { try PipelineReader(DefinitionBundle(files: files)).read() }
      #expect(mistakes?.list.count == 1 && mistakes?.description.contains(file) == true, "\(String(describing: mistakes))")
    }
  }

  /// What is found and what is expected are said once, in either language.
  @Test func noWordTwice() {
    let mistakes = [
      Self.mistakes("rules/S99.yaml", "lamps >= works * 1个/处", "lamps >="), Self.mistakes("forms/HC-99-1.yaml", "\"paid / cost\"", "\"paid /\""),
      Self.mistakes("indicators/S99.yaml", "cost / lamps", "cost /"), Self.mistakes("indicators/S99.yaml", "{n}个", "{n"),
    ]
    for mistake in mistakes.joined() {
      #expect(mistake.text(.en).components("found ") == 1 && mistake.text(.en).components("expected ") == 1, "\(mistake)")
      #expect(mistake.text(.zh).components("应是") == 1, "\(mistake.text(.zh))")
    }
    #expect(mistakes.allSatisfy { !$0.isEmpty })
    // What the YAML library says begins with "did not find".
    #expect(Self.mistakes("forms/HC-99-1.yaml", "key: [village]", "key: [village").map { $0.text(.en) }.first?.contains("found broken YAML (did not find expected") == true)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
