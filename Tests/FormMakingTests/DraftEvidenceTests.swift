import Definition
import Figures
import FormMaking
import Formulas
import Quantities
import Submissions
import Testing

@Suite("What a draft takes the columns of a file for, and why")
struct DraftEvidenceTests {
  private func draft(_ text: String, file: String = "a.csv") throws -> FormDraft {
    var rows: [ExtractRow] = []
    _ = try SubmissionReader.read(Array(text.utf8)) { rows.append($0) }
    return try #require(FormDraft(rows, file: file, pipeline: ProjectPipelines.hechi()))
  }

  /// The definition that the draft gives, read as any other.
  private func form(_ draft: FormDraft) throws -> Form {
    try #require(DraftTests.pipeline(draft).formsInOrder.first, "\(draft.lines.joined(separator: "\n"))")
  }

  private func line(_ draft: FormDraft, _ header: String) -> String { draft.lines.first { $0.contains("header: [\(header)]") } ?? "" }

  static let lamps = """
    附件3 太阳能路灯安装情况表
    填报单位：都安瑶族自治县  期别：2020-12
    乡镇,村名,灯型,户主,身份证号,安装盏数（盏）,计划（万元）,完成（万元）,结余（万元）,完成率（%）,验收日期,是否验收
    安阳镇,一村,单臂,张三,452702198001010011,12,10,5,5,50,2020-06-30,是
    安阳镇,二村,双臂,李四,452702198001010022,8,8.5,8.5,0,100,2020-07-01,是
    高岭镇,三村,单臂,王五,452702198001010033,5,3,2,1,66.67,2020-07-02,否
    高岭镇,四村,单臂,赵六,452702198001010044,7,4,3,1,75,2020-08-02,否
    合计,,,,,32,25.5,18.5,7,72.55,,
    填表人：甲

    """

  @Test func columnsOfAnUnknownForm() throws {
    let draft = try draft(Self.lamps)
    let form = try form(draft)
    #expect(draft.records == 4)
    #expect(draft.lines.contains { $0.hasPrefix("form: \"HC-00-0\"") && $0.contains("请核对") })
    #expect(form.title == "附件3 太阳能路灯安装情况表" && form.filed == .month)
    let roles = Dictionary(uniqueKeysWithValues: form.columns.map { ($0.headers[0], $0) })
    #expect(roles["安装盏数"]?.measure?.family.canonical == "盏" && roles["安装盏数"]?.isMeasure == true)
    #expect(roles["计划"]?.measure?.family.id == "money" && roles["计划"]?.measure?.unit == nil)
    for header in ["户主", "身份证号"] {
      if case .private? = roles[header]?.role {} else { Issue.record("\(header) is no private column") }
    }
    if case .date? = roles["验收日期"]?.role {} else { Issue.record("验收日期 is no date") }
    if case .category(.flag)? = roles["是否验收"]?.role {} else { Issue.record("是否验收 is no flag") }
    // 结余 = 计划 − 完成 and 完成率 = 完成 ÷ 计划 on every row.
    let ids = Dictionary(uniqueKeysWithValues: form.columns.map { ($0.headers[0], $0.id) })
    guard case .check(_, let rest)? = roles["结余"]?.role, case .check(_, let rate)? = roles["完成率"]?.role else {
      Issue.record("结余 and 完成率 follow from others: \(draft.lines.joined(separator: "\n"))")
      return
    }
    #expect(rest.text == "\(ids["计划"] ?? "") - \(ids["完成"] ?? "")" && rate.text == "\(ids["完成"] ?? "") / \(ids["计划"] ?? "")")
    #expect(form.totals?.labels == ["合计"])
    #expect(Set(form.totals?.columns ?? []) == Set(["安装盏数", "计划", "完成"].compactMap { ids[$0] }))
    #expect(form.key.compactMap { id in form[column: id]?.headers.first } == ["村名"])
    #expect(line(draft, "安装盏数").hasSuffix("# 请核对：4 个值都是数；表头写着（盏）；代号请改成英文"))
  }

  @Test func numbersOfPersonsArePrivateWhateverTheHeader() throws {
    let draft = try draft("序号,甲,数（人）\n1,13877812345,2\n2,13977812345,3\n3,15077812345,4\n")
    #expect(line(draft, "甲").contains("role: private") && line(draft, "甲").contains("3 个值像手机号"))
    #expect(line(draft, "序号").contains("role: ignored"))
  }

  @Test func aSumOfItsNeighbours() throws {
    let draft = try draft(
      "村代码,中央（万元）,自治区（万元）,县级（万元）,合计（万元）\n1001,1,2,3,6\n1002,2.5,0,1,3.5\n1003,0,4,5,9\n1004,7,7,7,21\n")
    #expect(line(draft, "合计").contains("role: check") && line(draft, "合计").contains("equals: \"central + region + county\"") || line(draft, "合计").contains(" + "))
    #expect(line(draft, "中央").contains("role: measure"))
  }

  /// One row that disagrees, and nothing follows from anything.
  @Test func oneRowThatDisagreesIsEnough() throws {
    let draft = try draft("村代码,中央（万元）,县级（万元）,合计（万元）\n1001,1,2,3\n1002,2,2,4\n1003,0,4,4\n1004,7,7,15\n")
    #expect(!draft.lines.contains { $0.contains("equals:") })
  }

  @Test func textsThatMeanSomethingInYAMLAreQuoted() throws {
    let draft = try draft("类型: #1,数（人）\n\"yes, {a}\",1\n\"[b]: \"\"c\"\"\",2\n\"yes, {a}\",3\n\"[b]: \"\"c\"\"\",4\n\"yes, {a}\",5\n\"yes, {a}\",6\n")
    let form = try form(draft)
    guard case .category(let values)? = form.columns.first?.role else {
      Issue.record("no category: \(draft.lines.joined(separator: "\n"))")
      return
    }
    #expect(values.accepted == ["yes, {a}", "[b]: \"c\""])
    #expect(form.columns.first?.headers == ["类型:#1"])
  }

  @Test func aFileWithoutATableGivesNoDraft() throws {
    var rows: [ExtractRow] = []
    _ = try SubmissionReader.read(Array("就一句话\n".utf8)) { rows.append($0) }
    #expect(FormDraft(rows, file: "a.csv", pipeline: try ProjectPipelines.hechi()) == nil)
  }

  /// Labels inside a header are no lines above the table.
  @Test(arguments: ["投资（单位：万元）", "投资(金额单位:万元)", "投资（万元）"])
  func unitsLabelledInTheHeader(header: String) throws {
    let draft = try draft("附件1 小型水利情况表\n填报单位：都安县  期别：2020-12\n乡镇,\(header),受益户数（单位：户）\n安阳镇,12.5,30\n高岭镇,20,41\n")
    #expect(draft.records == 2 && draft.columns == 3)
    let columns = Dictionary(uniqueKeysWithValues: try form(draft).columns.map { ($0.headers[0], $0) })
    #expect(columns["投资"]?.measure?.family.id == "money" && columns["受益户数"]?.measure?.family.canonical == "户")
    #expect(line(draft, "投资").contains("表头写着（万元）"))
  }

  @Test(arguments: ["补贴标准/元/人·月", "补贴标准（元/人·月）"]) func quotientsInTheHeader(header: String) throws {
    let draft = try draft("填报单位：都安县  期别：2020-12\n乡镇,\(header)\n安阳镇,800\n高岭镇,850\n")
    #expect(line(draft, "补贴标准").contains("表头写着（元/人·月）"), "\(draft.lines.joined(separator: "\n"))")
  }

  @Test func aUnitAboveTheTableIsNoHeader() throws {
    let draft = try draft("小型水利情况表,（单位：万元）\n乡镇,投资\n安阳镇,12.5\n高岭镇,20\n")
    #expect(draft.columns == 2 && line(draft, "投资").contains("单位：万元"))
  }
}
