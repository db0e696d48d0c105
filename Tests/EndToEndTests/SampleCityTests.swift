import Foundation
import TestSupport
import Testing

/// The real program on the eleven counties' samples.
@Suite struct SampleCityTests {
  private static let shown = [
    "饮水安全项目": "4894处", "义务教育项目完成投资": "15.98亿元", "扶贫为民办实事财政专项扶贫资金": "19亿多元", "农村低保月人均补助水平": "235元以上",
    "财政扶贫资金平均支出进度": "96.57%", "民营企业帮扶贫困村": "1329个",
  ]

  private static func expectTable(_ ended: Ended) {
    #expect(ended.code == 0 && ended.word == "ok", "\(ended)")
    for (name, figure) in shown {
      let row = ended.lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").map(String.init)
      #expect(row == [name, figure, figure, "一致"], "\(ended)")
    }
  }

  @Test func runShowsTheCityAndShowsItAgain() throws {
    let city = try SampleCity.shared.get()
    Self.expectTable(city.first)
    // In a copy, so that others find the workspace as the first run left it.
    let copy = try city.copy()
    Self.expectTable(try Program.run(["run"] + SampleCity.options(workspace: "workspace"), in: copy.root))
  }

  @Test func everyPrintedFigureAgreesWithTheReport() throws {
    let city = try SampleCity.shared.get()
    let ended = try city.huizong("compare", "--format", "json")
    #expect(ended.code == 0, "\(ended)")
    let rows = try JSONRow.rows(ended.out)
    let reference = try ReferenceFigure.table(SampleCity.pipeline + "/reference.csv")
    #expect(rows.count == 216 && reference.count == 216)
    let printed = Dictionary(grouping: reference, by: \.indicator)
    var otherPeriods: [String] = []
    for row in rows {
      let name = row["indicator"] ?? ""
      let expected = try #require(printed[name]?.first, "\(name) is not in the reference table")
      #expect(printed[name]?.count == 1)
      if row["period"] != expected.period { otherPeriods.append(name) }
      #expect(row["reference"] == expected.token)
      #expect(row["verdict"] != "differs", "\(name)")
      let verdict = expected.verdict(value: row["value"], numerator: row["numerator"], denominator: row["denominator"], unit: row["unit"], printed: row["printed"])
      #expect(row["verdict"] == verdict, "\(name): \(row["value"] ?? "") printed \(row["printed"] ?? ""), report \(expected.token)")
    }
    #expect(otherPeriods == [])
  }

  /// File, cell, raw text and unit of every number behind 饮水安全项目; where the file is plain text the cell is looked up in it.
  @Test func waterProjectsAreTracedToTheirCells() throws {
    let city = try SampleCity.shared.get()
    let ended = try city.huizong("trace", "water_projects", "--format", "json")
    #expect(ended.code == 0, "\(ended)")
    let rows = try JSONRow.rows(ended.out)
    #expect(Set(rows.compactMap { $0["region"] }).count == 11)
    var sum = 0
    var lookedUp = 0
    for row in rows {
      let file = try #require(row["file"])
      #expect(row["cell"] != nil || row["path"] != nil)
      #expect(row["raw_unit"] == "处" || row["raw_unit"] == "座")
      let raw = try #require(row["raw"])
      sum += try #require(row["value"].flatMap { Int($0) })
      let bytes = try Data(contentsOf: URL(filePath: SampleCity.inbox + "/" + file))
      guard file.hasSuffix(".csv"), let text = String(validating: bytes, as: UTF8.self), !text.contains("\""), let line = row["line"].flatMap({ Int($0) }),
        let column = row["col"].flatMap({ Int($0) })
      else { continue }
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      let cells = lines[line - 1].split(separator: lines[line - 1].contains("\t") ? "\t" : ",", omittingEmptySubsequences: false)
      #expect(cells[column - 1].filter { $0 != " " } == raw.filter { $0 != " " }, "\(file):\(line):\(column)")
      lookedUp += 1
    }
    #expect(sum == 4894)
    #expect(lookedUp > 0)
    let tree = try city.huizong("trace", "water_projects")
    #expect(tree.code == 0, "\(tree)")
    for county in ["金城江", "宜州", "南丹", "天峨", "凤山", "东兰", "罗城", "环江", "巴马", "都安", "大化"] { #expect(tree.out.contains(county), "\(tree)") }
  }

  /// One byte of one cell: it is listed with its place, the figures that need it are incomplete, and nothing else moves.
  @Test func oneBadCellCostsOneCell() throws {
    let city = try SampleCity.shared.get()
    let scratch = try city.copy()
    // 受益贫困人口 of 宜州's new central works: line 3, column E.
    let file = "451203/HC-19-1_2020-12.csv"
    var text = try scratch.text("inbox/" + file)
    let cell = try #require(text.range(of: ",52,2047,"))
    text.replaceSubrange(cell, with: ",52,2O47,")
    try scratch.write("inbox/" + file, text)
    let warehouse = Warehouse(path: scratch.path("workspace/warehouse.sqlite"))
    let figures = "SELECT * FROM city_figure ORDER BY indicator, period"
    let before = try warehouse.rows(figures)
    let ended = try Program.run(["run", "--inbox", "inbox"] + SampleCity.options(workspace: "workspace"), in: scratch.root)
    #expect(ended.code == 65 && ended.word == "findings", "\(ended)")
    let rejections = try warehouse.rows("SELECT file, line, col, cell, item, code, raw FROM rejection")
    #expect(rejections.count == 1)
    let rejection = try #require(rejections.first)
    #expect(rejection["file"] == file && rejection["line"] == "3" && rejection["col"] == "5" && rejection["cell"] == "E3", "\(rejection)")
    #expect(rejection["item"] == "persons" && rejection["raw"] == "2O47" && rejection["code"]?.isEmpty == false, "\(rejection)")
    let after = try warehouse.rows(figures)
    var changed: Set<String> = []
    for (old, new) in zip(before, after) where old != new { changed.insert(new["indicator"] ?? "") }
    #expect(before.count == after.count)
    #expect(changed == ["water_beneficiaries"])
    let beneficiaries = try #require(after.first { $0["indicator"] == "water_beneficiaries" })
    #expect(beneficiaries["verdict"] == "incomplete" && beneficiaries["flags"]?.contains("partial") == true, "\(beneficiaries)")
    let shown = try Program.run(["show", "water_beneficiaries"] + SampleCity.options(workspace: "workspace"), in: scratch.root)
    #expect(shown.out.contains("不全"), "\(shown)")
  }

  @Test func everythingIsMadeAgainFromArchiveAndJournal() throws {
    // In a copy: while it rebuilds, the workspace has a folder that others must not find when they copy it.
    let copy = try SampleCity.shared.get().copy()
    let ended = try Program.run(["verify", "--rebuild"] + SampleCity.options(workspace: "workspace"), in: copy.root)
    #expect(ended.code == 0, "\(ended)")
  }
}
