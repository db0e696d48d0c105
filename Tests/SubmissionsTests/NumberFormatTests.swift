import Testing

@testable import Submissions

@Suite("Number formats that show another figure than the cell holds")
struct NumberFormatTests {
  @Test(arguments: [
    "0!.0,\"万元\"", "0!.0000\"万元\"", "#,##0,", "0.00,,", "#,##0,_);(#,##0,)", "0\\.0,", "0\".\"0000", "[>=10000]0!.0,\"万\";0", "#,##0.00,\"千元\"", "0,.0", "0\"00\"", "\"-\"0",
    "0\",000\"", "0\\0", "\"1\"0", "0.\"5\"", "-0", "\\-0", "(0)", "\"负\"#,##0", "0-", "\"约\"0", "约0", "\"超过\"0\"人\"", "0\"以上\"", "0\"多万元\"", "0\"余人\"", "0\"人左右\"", "\"≥\"0",
  ])
  func scaled(format: String) { #expect(NumberFormat.scales(format), "\(format)") }

  @Test(arguments: [
    "General", "0", "0.00", "#,##0", "#,##0.00", "#,##0.00_);(#,##0.00)", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0.00\"万元\"", "[$-804]#,##0.00",
    "0\"万\"0000", "0.00%", "Percent", "Fixed", "yyyy\\-mm\\-dd", "@", "", "0\".\"", "0,000",
    "0.00\"m2\"", "0\"（2020年）\"", "\"共\"0\"人\"", "+0;-0;0", "0.00E+00", "0.00E-00", "[<0]-0;0", "#,##0;[Red]#,##0", "¥#,##0.00;¥-#,##0.00", "$#,##0;-$#,##0", "000-0000", "0;\"-\"0", "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-", "#,##0_);[Red](#,##0)",
    "0.00;0.00", "mm\\-ss.000",
  ])
  func asHeld(format: String) { #expect(!NumberFormat.scales(format), "\(format)") }

  @Test("a figure below zero that looks like one above, or like nothing", arguments: [
    ("0.00;0.00", true), ("0;0;0", true), ("#,##0;#,##0\"元\"", true), ("0;;0", true), ("0;\"-\"", true),
    ("0.00", false), ("0.00;-0.00", false), ("0;[Red]0", false), ("0;\"负\"0", false), ("#,##0_);(#,##0)", false), ("[>=10000]0;0", false), ("0;\\-0;\"-\"", false), ("General", false),
  ])
  func signs(format: String, isHidden: Bool) throws {
    #expect(NumberFormat.hidesSign(format) == isHidden, "\(format)")
    func workbook(_ number: String) -> [UInt8] {
      let format = format.replacing("\"", with: "&quot;").replacing(">", with: "&gt;")
      return Array(
        ("<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
          + "<Styles><Style ss:ID='w'><NumberFormat ss:Format='\(format)'/></Style></Styles>"
          + "<Worksheet ss:Name='S'><Table><Row><Cell ss:StyleID='w'><Data ss:Type='Number'>\(number)</Data></Cell></Row></Table></Worksheet></Workbook>").utf8)
    }
    _ = try SubmissionReader.read(workbook("12")) { _ in }
    if isHidden {
      let refusal = try #require(throws: SubmissionRefusal.self) { try SubmissionReader.read(workbook("-12")) { _ in } }
      #expect(refusal.code == .sheetScaled && refusal.place.row == 1 && refusal.place.column == 1)
    } else {
      _ = try SubmissionReader.read(workbook("-12")) { _ in }
    }
  }

  @Test("a cell under such a format refuses the file at its address; a text under it does not") func cell() throws {
    func workbook(_ type: String) -> [UInt8] {
      let styles = "<Styles><Style ss:ID='w'><NumberFormat ss:Format='0!.0,\"万元\"'/></Style></Styles>"
      let row = "<Row><Cell><Data ss:Type='String'>a</Data></Cell><Cell ss:StyleID='w'><Data ss:Type='\(type)'>12345</Data></Cell></Row>"
      return Array(
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\(styles)<Worksheet ss:Name='S'><Table>\(row)</Table></Worksheet></Workbook>"
          .utf8)
    }
    let refusal = try #require(throws: SubmissionRefusal.self) { try SubmissionReader.read(workbook("Number")) { _ in } }
    #expect(refusal.code == .sheetScaled)
    #expect(refusal.place.row == 1 && refusal.place.column == 2)
    _ = try SubmissionReader.read(workbook("String")) { _ in }
  }

  @Test("the unit that a format writes behind the number", arguments: [
    ("0\"万元\"", "万元"), ("#,##0.00\\ \"元\"", "元"), ("0.00\\万\\元", "万元"), ("0!户", "户"), ("General\"人\"", "人"), ("0.0\" 公里 \"", "公里"),
    ("0.00\"%\"", "%"), ("0元;\\-0元", "元"), ("#,##0\"万元\"_);(#,##0\"万元\")", "万元"), ("[>=1]0\"处\";0", "处"), ("0[$万元]", "万元"), ("[$HK$-C04]#,##0", "HK$"), ("[$€-2] 0", "€"), ("[$$-409]#,##0.00", "$"),
    ("0", nil), ("General", nil), ("0.00_ ", nil), ("\"约\"0", nil), ("0\"万\"0000", nil), ("0\".\"", nil), ("yyyy\"年\"m\"月\"", nil), ("@\"元\"", nil), ("0;0\"元\"", nil),
    ("0.00E+00", nil), ("[$¥-804]#,##0.00", nil),
  ] as [(String, String?)])
  func unit(format: String, unit: String?) { #expect(NumberFormat.unit(format) == unit, "\(format)") }

  @Test("it goes with the number, not with a text") func unitOfCells() throws {
    let styles = "<Styles><Style ss:ID='w'><NumberFormat ss:Format='0\"万元\"'/></Style></Styles>"
    let row = "<Row ss:StyleID='w'><Cell><Data ss:Type='String'>12</Data></Cell><Cell><Data ss:Type='Number'>12</Data></Cell></Row>"
    let text =
      "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\(styles)<Worksheet ss:Name='S'><Table>\(row)</Table></Worksheet></Workbook>"
    let rows = try rawRows(of: text)
    #expect(rows[0].texts == ["12", "12"] && rows[0].cells.map { rows[0].unit(of: $0) } == [nil, "万元"])
  }

  @Test("however long it is, the batch reads back") func longUnit() throws {
    let format = "0\"" + String(repeating: "万元", count: 5_000) + "\""
    let row = "<Row ss:StyleID='w'><Cell><Data ss:Type='Number'>12</Data></Cell></Row>"
    let rows = try rows(
      of: "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
        + "<Styles><Style ss:ID='w'><NumberFormat ss:Format='\(format)'/></Style></Styles><Worksheet ss:Name='S'><Table>\(row)</Table></Worksheet></Workbook>")
    #expect(try RowCodecTests.read(RowCodecTests.written(rows)) == rows)
    guard case .row(let row)? = rows.last else { return }
    #expect(row.texts == ["12"] && row.unit(of: row.cells[0])?.hasPrefix("万元万元") == true)
  }
}
