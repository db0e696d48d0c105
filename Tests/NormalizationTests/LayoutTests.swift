import Handoff
import Testing

/// The same three rows in the dress of different offices: the same figures, and nothing to complain about.
@Suite struct LayoutTests {
  static let dresses: [(String, String)] = [
    ("plain", Written.top + Written.header + Written.rows),
    ("carriage returns", (Written.top + Written.header + Written.rows).replacing("\n", with: "\r\n")),
    ("lone carriage returns", (Written.top + Written.header + Written.rows).replacing("\n", with: "\r")),
    ("semicolons", (Written.top + Written.header + Written.rows).replacing(",", with: ";")),
    ("tabs", (Written.top + Written.header + Written.rows).replacing(",", with: "\t")),
    ("a byte order mark", "\u{FEFF}" + Written.top + Written.header + Written.rows),
    (
      "labels and values in cells of their own",
      "附件3：2020年饮水安全项目表\n期别：,2020年12月,表号：,HC-19-1\n填报单位：,都安县,单位：,万元\n" + Written.header + Written.rows
    ),
    ("one line for all", "表号：HC-19-1  填报单位：451228000000  报告期：2020.12  金额单位：人民币万元\n" + Written.header + Written.rows),
    (
      "columns in another order, aliases, units in the header",
      """
      表号：HC-19-1,,期别：2020/12,,,
      总投资（元）,性质,类型,受益人口/万人,乡镇,项目数量（处/座）
      "105,000",新建,集中供水,0.01,安阳镇,3
      "112,000",新建,水柜,0.004,高岭镇,12
      "98,000",扩建,水柜,0.0035,地苏镇,10

      """
    ),
    (
      "a unit row, column numbers, a serial number",
      """
      表号：HC-19-1
      期别：2020-12
      序号,乡镇,项目类型,建设性质,数量,受益贫困人口,投资
      ,,,,,人,（亿元）
      甲,乙,丙,丁,1,2,3
      1,安阳镇,集中供水,新建,3,100,0.00105
      2,高岭镇,家庭水柜,新建,12,40,0.00112
      3,地苏镇,家庭水柜,改扩建,10,35,0.00098

      """
    ),
    (
      "two header rows, the unit above both columns of it",
      """
      表号：HC-19-1,期别：2020-12
      乡镇,项目情况,,,完成情况（千元）,受益贫困人口
      ,项目类型,建设性质,数量,投资,
      安阳镇,集中供水,新建,3,105,100
      高岭镇,家庭水柜,新建,12,112,40
      地苏镇,家庭水柜,改扩建,10,98,35

      """
    ),
    (
      "three header rows with line breaks",
      """
      表号：HC-19-1,期别：2020-12
      饮水安全项目,,,,,
      乡镇,项目,,,效果,
      ,"项目
      类型",建设 性质,数量,"受益贫困
      人口","投资
      （万元）"
      安阳镇,集中供水,新建,3,100,10.5
      高岭镇,家庭水柜,新建,12,40,11.2
      地苏镇,家庭水柜,改扩建,10,35,9.8

      """
    ),
    (
      "a unit column, units in cells, full-width digits, blanks",
      """
      表号：HC-19-1
      期别：2020-12
      乡镇,项目类型,建设性质,计量单位,数量,受益贫困人口,投资
      　安阳镇 ,集中供水,新建,处,３,100人,10.5万元
      高岭镇, 家庭水柜 ,新建,座, １２ ,40人,112000元
      地苏镇,家庭水柜,改扩建,座,１０,35人,９．８万元

      """
    ),
    (
      "blank rows, trailing columns, the header again, footers",
      """
      表号：HC-19-1,,,,,,,,
      期别：2020-12,,,,,,,,
      单位：万元,,,,,,,,
      ,,,,,,,,
      乡镇,项目类型,建设性质,数量,受益贫困人口,投资,,,
      安阳镇,集中供水,新建,3,100,10.5,,,
      ,,,,,,,,
      乡镇,项目类型,建设性质,数量,受益贫困人口,投资,,,
      高岭镇,家庭水柜,新建,12,40,11.2,,,
      地苏镇,家庭水柜,改扩建,10,35,9.8,,,
      ,,,,,,,,
      注：1.受益人口指建档立卡人口。,,,,,,,,
      2.投资含配套资金。,,,,,,,,
      填表人：韦某,,审核人：覃某,,联系电话：0778-1234567,,,,

      """
    ),
    (
      "an Excel 2003 workbook with merged headers",
      """
      <?xml version="1.0"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="Sheet1"><Table>
      <Row><Cell><Data ss:Type="String">表号：HC-19-1  期别：2020-12</Data></Cell></Row>
      <Row><Cell><Data ss:Type="String">乡镇</Data></Cell><Cell ss:MergeAcross="2"><Data ss:Type="String">项目</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">完成情况</Data></Cell></Row>
      <Row><Cell ss:Index="2"><Data ss:Type="String">项目类型</Data></Cell><Cell><Data ss:Type="String">建设性质</Data></Cell><Cell><Data ss:Type="String">数量</Data></Cell><Cell><Data ss:Type="String">受益贫困人口</Data></Cell><Cell><Data ss:Type="String">投资（万元）</Data></Cell></Row>
      <Row ss:Index="9"><Cell><Data ss:Type="String">安阳镇</Data></Cell><Cell><Data ss:Type="String">集中供水</Data></Cell><Cell><Data ss:Type="String">新建</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell><Cell><Data ss:Type="Number">100</Data></Cell><Cell><Data ss:Type="Number">10.5</Data></Cell></Row>
      <Row><Cell><Data ss:Type="String">高岭镇</Data></Cell><Cell><Data ss:Type="String">家庭水柜</Data></Cell><Cell><Data ss:Type="String">新建</Data></Cell><Cell><Data ss:Type="Number">12</Data></Cell><Cell><Data ss:Type="Number">40</Data></Cell><Cell><Data ss:Type="Number">11.2</Data></Cell></Row>
      <Row><Cell><Data ss:Type="String">地苏镇</Data></Cell><Cell><Data ss:Type="String">家庭水柜</Data></Cell><Cell><Data ss:Type="String">改扩建</Data></Cell><Cell><Data ss:Type="Number">10</Data></Cell><Cell><Data ss:Type="Number">35</Data></Cell><Cell><Data ss:Type="Number">9.8</Data></Cell></Row>
      </Table></Worksheet></Workbook>
      """
    ),
    (
      "business XML, attributes and children, units at three levels",
      """
      <报表 期别="2020年12月" 单位="万元" 编码="HC-19-1" 县区="都安">
      <记录 乡镇="安阳镇" 项目类型="集中供水" 建设性质="新建" 数量="3" 受益人口="100" 投资="10.5"/>
      <记录 单位="千元"><乡镇>高岭镇</乡镇><类型>水柜</类型><性质>新建</性质><数量 单位="座">12</数量><受益人口>40</受益人口><投资>112</投资></记录>
      <记录 单位="千元" 乡镇="地苏镇"><投资 单位="元">98000</投资><类型>水柜</类型><性质>扩建</性质><数量>10</数量><受益人口>35</受益人口></记录>
      </报表>
      """
    ),
  ]

  @Test(arguments: dresses.indices)
  func theSameFigures(dress: Int) throws {
    let (name, text) = Self.dresses[dress]
    let name19 = text.contains("填报单位") ? "都安/报表.csv" : "451228/报表.csv"
    let read = try ReadReturn(text, path: name19)
    #expect(read.figures == Written.figures, "\(name): \(read.rejections.map(\.message))")
    #expect(read.codes.filter { $0 != "unit-overridden" } == [], "\(name)")
  }

  @Test func utf16WithTabs() throws {
    let text = "\u{FEFF}" + (Written.top + Written.header + Written.rows).replacing(",", with: "\t").replacing("\n", with: "\r\n")
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try ReadReturn(bytes: bytes).figures == Written.figures)
  }

  /// 表号, 乡镇, 县 and the like as GB 2312 has them: bytes of a file saved by a Chinese spreadsheet.
  @Test func gbk() throws {
    // 表号:HC-22-1 / 期别:2020-12 / 年度,级次,下达,支出 / 2020,中央,1000,965.7
    let lines: [[UInt8]] = [
      [0xB1, 0xED, 0xBA, 0xC5] + Array(":HC-22-1".utf8), [0xC6, 0xDA, 0xB1, 0xF0] + Array(":2020-12".utf8),
      [0xC4, 0xEA, 0xB6, 0xC8, 0x2C, 0xBC, 0xB6, 0xB4, 0xCE, 0x2C, 0xCF, 0xC2, 0xB4, 0xEF, 0x2C, 0xD6, 0xA7, 0xB3, 0xF6],
      Array("2020,".utf8) + [0xD6, 0xD0, 0xD1, 0xEB] + Array(",1000,965.7".utf8),
    ]
    let read = try ReadReturn(bytes: Array(lines.joined(separator: [0x0D, 0x0A])))
    #expect(read.figures == ["2020 central: 10000000 9657000"])
    #expect(read.reading.head.region == "451228")
  }
}
