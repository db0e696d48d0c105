import Handoff
import Testing

/// A number format that writes a unit behind the number: what the sheet shows and what the cell holds must be one figure.
@Suite struct ShownUnitTests {
  /// 下达资金 12 and 已支出 9 under a format each, with what the table says of its units.
  private func read(_ formats: [String], unit: String, headers: [String] = ["下达资金", "已支出"]) throws -> ReadReturn {
    let styles = formats.enumerated().map { "<Style ss:ID=\"s\($0)\"><NumberFormat ss:Format=\"\($1.replacing("\"", with: "&quot;"))\"/></Style>" }.joined()
    func text(_ text: String) -> String { "<Cell><Data ss:Type=\"String\">\(text)</Data></Cell>" }
    func row(_ cells: [String]) -> String { "<Row>\(cells.joined())</Row>\n" }
    let numbers = ["12", "9"].enumerated().map { "<Cell ss:StyleID=\"s\($0)\"><Data ss:Type=\"Number\">\($1)</Data></Cell>" }
    let above = ["表号：HC-22-1", "期别：2020-12"] + (unit.isEmpty ? [] : ["单位：\(unit)"])
    return try ReadReturn(
      "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>\(styles)</Styles>"
        + "<Worksheet ss:Name=\"资金\"><Table>\n" + above.map { row([text($0)]) }.joined() + row((["年度", "级次"] + headers).map(text))
        + row([text("2020"), text("中央")] + numbers) + "</Table></Worksheet></Workbook>")
  }

  @Test func anotherUnitThanTheColumnsCostsTheCell() throws {
    let read = try read(["0\"万元\"", "0\"元\""], unit: "元")
    #expect(read.codes == ["unit-shown"] && read.rejections.map(\.cell) == ["资金!C5"])
    #expect(read.rejections.map(\.scope) == [.cell] && read.rejections.map(\.severity) == ["error"] && read.rejections.map(\.raw) == ["12"])
    #expect(read.rejections[0].message == "下达资金（元）格子里存的是 \"12\"，单元格格式让它显示成 \"12万元\"，对不上，这一格没有读")
    #expect(read.figures == ["2020 central: ? 9"])
  }

  /// The unit of the column by whatever source, and other ways to write the same figure.
  @Test(arguments: [
    (["0\"万元\"", "0"], "万元", ["下达资金", "已支出"]), (["0\"万元\"", "0.00\"万元\""], "", ["下达资金（万元）", "已支出（万元）"]),
    (["0\"万元\"", "General"], "", ["下达资金", "已支出"]),
  ])
  func theColumnsOwnUnitIsNothingToSay(formats: [String], unit: String, headers: [String]) throws {
    let read = try read(formats, unit: unit, headers: headers)
    #expect(read.codes == [] && read.figures == ["2020 central: 120000 90000"], "\(read.rejections)")
  }

  @Test(arguments: ["0\"万\"", "0\"亩\"", "0\"亿元\"", "0\"（估）\""]) func whatIsNoUnitOfTheColumnCostsTheCell(format: String) throws {
    let read = try read([format, "0"], unit: "元")
    #expect(read.codes == ["unit-shown"] && read.figures == ["2020 central: ? 9"], "\(format)")
  }
}
