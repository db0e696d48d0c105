import Definition
import Figures
import Foundation
import Handoff
import Testing

/// A pipeline of one form, small enough to break in one place.
enum SmallDefinition {
  static let files = [
    "pipeline.yaml": """
    pipeline: small
    city: "451200"
    inbox: inbox
    period: 2020-12
    screen: [lamps]
    """,
    "regions.csv": """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451228,county,451200,都安瑶族自治县,都安,都安县,,
    451229,county,451200,大化瑶族自治县,大化,,,
    """,
    "units.csv": """
    family,unit,factor,also,kind,decimals
    money,元,1,块,measured,4
    money,万元,10000,,,
    个,个,1,,counted,0
    处,处,1,,counted,0
    座,座,1,,counted,0
    """,
    "forms/HC-99-1.yaml": """
    form: HC-99-1
    title: 屯级路灯建设表
    from: counties
    filed: month
    key: [village]
    columns:
      village: {role: key, header: [行政村]}
      kind: {role: category, header: [类型], values: {a: [甲], b: [乙]}}
      lamps: {role: measure, header: [路灯], unit: 个}
      works: {role: measure, header: [工程], unit: {a: 处, b: 座}, by: kind}
      cost: {role: measure, header: [投资], family: money}
    """,
    "indicators/S99.yaml": """
    lamps: {name: 路灯, of: HC-99-1, sum: lamps, print: "{n}个"}
    works: {name: 工程, of: HC-99-1, sum: works, unit: 处, equate: [座], print: "{n}处"}
    """,
    "rules/S99.yaml": """
    L1:
      scope: city
      holds: lamps >= works * 1个/处
      severity: query
      message: {zh: "路灯 {left}，工程 {right}"}
      remedy: {zh: 核对}
    """,
  ]

  static func mistakes(_ file: String, replacing old: String, by new: String) -> [DefinitionMistake] {
    var files = Self.files
    let text = files[file] ?? ""
    precondition(text.contains(old), "the small definition has no \(old)")
    files[file] = text.replacing(old, with: new)
    do {
      _ = try PipelineReader(DefinitionBundle(files: files)).read()
      return []
    } catch {
      return error.list
    }
  }
}

@Suite("A definition is read strictly")
struct PipelineReaderTests {
  @Test("the small definition is right") func reads() throws {
    let pipeline = try PipelineReader(DefinitionBundle(files: SmallDefinition.files)).read()
    #expect(pipeline.forms["HC-99-1"]?.columns.map(\.id) == ["village", "kind", "lamps", "works", "cost"])
    #expect(pipeline.indicators.map(\.unit) == ["个", "处"])
    #expect(pipeline.regions.submitter("451228000000")?.short == "都安")
    #expect(pipeline.regions.submitter("大 化 县")?.code == "451229")
    #expect(pipeline.regions.submitter("河池") == nil)
  }

  @Test(
    "each mistake is named with its place",
    arguments: [
      ("forms/HC-99-1.yaml", "title: 屯级路灯建设表", "titel: 屯级路灯建设表", 2, 1, "titel"),
      ("forms/HC-99-1.yaml", "key: [village]", "key: [vilage]", 5, 7, "vilage"),
      ("forms/HC-99-1.yaml", "unit: 个}", "unit: 匹}", 9, 46, "匹"),
      ("forms/HC-99-1.yaml", "family: money", "family: mony", 11, 47, "mony"),
      ("forms/HC-99-1.yaml", "header: [投资]", "header: [路灯]", 11, 9, "路灯"),
      ("forms/HC-99-1.yaml", "filed: month", "filed: monthly", 4, 8, "monthly"),
      ("forms/HC-99-1.yaml", "key: [village]", "tables: several", 5, 9, "several"),
      ("forms/HC-99-1.yaml", "key: [village]", "parts: township", 5, 8, "township"),
      ("forms/HC-99-1.yaml", "key: [village]", "parts: lamps", 1, 1, "lamps"),
      ("forms/HC-99-1.yaml", "key: [village]", "parts: {by: village}", 5, 9, "by"),
      ("forms/HC-99-1.yaml", "key: [village]", "layout: [cross]", 1, 1, "cross"),
      ("forms/HC-99-1.yaml", "key: [village]", "cross: {across: kind, measure: lamps}", 1, 1, "cross"),
      ("forms/HC-99-1.yaml", "key: [village]", "layout: [cross]\ncross: {across: village, measure: lamps}", 1, 1, "village"),
      ("forms/HC-99-1.yaml", "key: [village]", "layout: [cross]\ncross: {across: kind, measure: village}", 1, 1, "village"),
      ("forms/HC-99-1.yaml", "unit: 个}", "unit: 个, fill: down}", 9, 55, "fill"),
      ("forms/HC-99-1.yaml", "{role: key, header: [行政村]}", "{role: key, header: [行政村], fill: up}", 7, 45, "up"),
      ("indicators/S99.yaml", "sum: lamps", "sum: lamp", 1, 37, "lamp"),
      ("indicators/S99.yaml", "of: HC-99-1, sum: lamps", "of: HC-99-2, sum: lamps", 1, 23, "HC-99-2"),
      ("indicators/S99.yaml", ", equate: [座]", "", 2, 8, "座"),
      ("indicators/S99.yaml", "sum: lamps, print", "sum: lamps, count: records, print", 1, 8, "sum and count"),
      ("rules/S99.yaml", "lamps >= works * 1个/处", "lamps >= ", 3, 18, "the end in \"lamps >=\""),
      ("rules/S99.yaml", "severity: query", "severity: bad", 4, 13, "bad"),
      ("pipeline.yaml", "screen: [lamps]", "screen: [lamps, lamb]", 5, 17, "lamb"),
      ("pipeline.yaml", "period: 2020-12", "period: December", 4, 9, "December"),
      ("units.csv", "money,万元,10000", "money,万元,ten", 3, 3, "ten"),
      ("regions.csv", "451229,county", "451229,shire", 4, 2, "shire"),
    ])
  func mistakes(file: String, old: String, new: String, line: Int, column: Int, found: String) {
    let mistakes = SmallDefinition.mistakes(file, replacing: old, by: new)
    let fitting = mistakes.filter { $0.file == file && $0.line == line && ($0.found.en + $0.expected.en).contains(found) }
    #expect(!fitting.isEmpty, "\(mistakes)")
    #expect(fitting.contains { $0.column == column }, "\(mistakes)")
  }

  @Test("a key given twice is a mistake") func duplicateKey() {
    let mistakes = SmallDefinition.mistakes("indicators/S99.yaml", replacing: "works: {", by: "lamps: {")
    #expect(mistakes.contains { $0.found.en.contains("lamps") && $0.file == "indicators/S99.yaml" }, "\(mistakes)")
  }

  @Test("two forms of one title are a mistake: returns are known by it") func sameTitle() throws {
    var files = SmallDefinition.files
    files["forms/HC-99-2.yaml"] = try #require(files["forms/HC-99-1.yaml"]).replacing("HC-99-1", with: "HC-99-2").replacing("路灯]", with: "灯]")
    let mistakes = #expect(throws: DefinitionMistakes.self) { try PipelineReader(DefinitionBundle(files: files)).read() }
    let found = try #require(mistakes?.list.first { $0.file == "forms/HC-99-2.yaml" })
    #expect(found.found.en.contains("HC-99-1"))
  }

  @Test("a text that means two categories is a mistake of the second") func sameCategoryText() {
    let mistakes = SmallDefinition.mistakes("forms/HC-99-1.yaml", replacing: "b: [乙]", by: "b: [乙, 甲]")
    #expect(mistakes.map(\.description) == ["forms/HC-99-1.yaml:8:60: found \"甲\" for both a and b, expected a text of one category only"])
    // A code may be written as such: it is a text like the others.
    #expect(SmallDefinition.mistakes("forms/HC-99-1.yaml", replacing: "b: [乙]", by: "b: [乙, a]").count == 1)
    #expect(SmallDefinition.mistakes("forms/HC-99-1.yaml", replacing: "b: [乙]", by: "b: [乙, b]").isEmpty)
  }

  @Test("a header of two columns is one mistake, and nobody else is blamed") func sameHeader() {
    let mistakes = SmallDefinition.mistakes("forms/HC-99-1.yaml", replacing: "[工程]", by: "[路灯]")
    #expect(mistakes.map { "\($0.file):\($0.line) \($0.found.zh)" } == ["forms/HC-99-1.yaml:10 栏名 \"路灯\" 同时是 lamps 和 works 的"])
  }

  @Test("a mistake is said in either language") func bothLanguages() throws {
    let mistake = try #require(SmallDefinition.mistakes("pipeline.yaml", replacing: "inbox: inbox", by: "inbx: inbox").first { $0.line == 3 })
    #expect(mistake.text(.en).hasPrefix("pipeline.yaml:3:1: found the unknown key \"inbx\", expected one of "))
    #expect(mistake.text(.zh).hasPrefix("pipeline.yaml:3:1: 不认识的键 \"inbx\"；应是其中之一："))
    #expect(mistake.text(.zh).hasSuffix("；是不是 inbox？"))
  }

  @Test("a dangling name in a rule is a mistake") func danglingName() {
    let mistakes = SmallDefinition.mistakes("rules/S99.yaml", replacing: "lamps >= works", by: "lamps >= lights")
    #expect(mistakes.contains { $0.found.en.contains("lights") && $0.found.en.contains("L1") }, "\(mistakes)")
  }

  @Test("several mistakes are named at once") func several() {
    var files = SmallDefinition.files
    files["forms/HC-99-1.yaml"] = files["forms/HC-99-1.yaml"]?.replacing("filed: month", with: "filed: moon").replacing("unit: 个", with: "unit: 匹")
    #expect(throws: DefinitionMistakes.self) { try PipelineReader(DefinitionBundle(files: files)).read() }
    do {
      _ = try PipelineReader(DefinitionBundle(files: files)).read()
    } catch {
      #expect(error.list.filter { $0.file == "forms/HC-99-1.yaml" }.count >= 2, "\(error.list)")
    }
  }

  @Test("an archived definition reads back whole") func archived() throws {
    let bundle = DefinitionBundle(files: SmallDefinition.files)
    let again = try #require(DefinitionBundle(archived: bundle.archived))
    #expect(again.files == bundle.files)
    #expect(again.digest == bundle.digest)
    #expect(bundle.isNamed(bundle.digest.hex) && !bundle.isNamed(Digest(of: "").hex))
    #expect(DefinitionBundle(archived: bundle.archived.dropLast(3)) == nil)
  }
}
