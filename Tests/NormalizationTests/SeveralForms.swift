import Definition

/// Forms for files of several returns: two plain ones, one of which takes several tables, one sent township by township,
/// one worksheet by worksheet, a cross table, and a list in XML.
enum SeveralForms {
  static func pipeline() throws -> Pipeline { try PipelineReader(DefinitionBundle(files: files)).read() }

  static let files = [
    "pipeline.yaml": pipelineFile, "regions.csv": regions, "units.csv": units, "forms/HC-A.yaml": water, "forms/HC-B.yaml": funds,
    "forms/HC-C.yaml": townships, "forms/HC-D.yaml": cross, "forms/HC-E.yaml": sheets, "forms/HC-F.yaml": list,
  ]

  /// A form beside them that has the columns of HC-E under another title.
  static func withTwin() throws -> Pipeline {
    var files = files
    files["forms/HC-G.yaml"] = sheets.replacing("HC-E", with: "HC-G").replacing("岗位表", with: "公益岗位表").replacing("parts: worksheet\n", with: "")
    files["forms/HC-E.yaml"] = sheets.replacing("parts: worksheet\n", with: "")
    return try PipelineReader(DefinitionBundle(files: files)).read()
  }

  private static let pipelineFile = """
    pipeline: several
    title: 汇总
    city: "451200"
    inbox: ../inbox
    period: 2020-12
    cells: exact
    screen: []
    """

  private static let regions = """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451228,county,451200,都安瑶族自治县,都安,,,
    """

  private static let units = """
    family,unit,factor,also,kind,decimals
    money,元,1,,measured,4
    money,万元,10000,,,
    people,人,1,,counted,0
    处,处,1,,counted,0
    座,座,1,,counted,0
    """

  private static let water = """
    form: HC-A
    title: 饮水安全项目表
    from: counties
    filed: month
    layout: [register]
    key: [township, kind]
    columns:
      township: {role: key, header: [乡镇], fill: down}
      kind:     {role: category, header: [类型], values: {central: [集中供水], cistern: [家庭水柜]}}
      quantity: {role: measure, header: [数量], unit: {central: 处, cistern: 座}, by: kind}
      invested: {role: measure, header: [投资], family: money}
    total_rows: {label: [小计, 合计], check: [quantity, invested]}
    """

  private static let funds = """
    form: HC-B
    title: 资金支出表
    from: counties
    filed: month
    tables: many
    layout: [register]
    key: [level]
    columns:
      level:    {role: key, header: [级次]}
      received: {role: measure, header: [下达资金], unit: 万元}
      spent:    {role: measure, header: [已支出], unit: 万元}
    total_rows: {label: [合计], check: [received, spent]}
    """

  private static let townships = """
    form: HC-C
    title: 村人数表
    from: counties
    filed: month
    parts: township
    layout: [register]
    key: [township, village]
    columns:
      township: {role: key, header: [乡镇]}
      village:  {role: key, header: [村]}
      persons:  {role: measure, header: [人数], unit: 人}
    """

  private static let cross = """
    form: HC-D
    title: 乡镇项目资金表
    from: counties
    filed: month
    layout: [cross]
    key: [township, project]
    columns:
      township: {role: key, header: [乡镇]}
      project:  {role: category, header: [项目], values: {road: [道路], water: [饮水], house: [住房]}}
      funds:    {role: measure, header: [资金], family: money, unit: 万元}
    cross: {across: project, measure: funds}
    total_rows: {label: [小计, 合计], check: [funds]}
    """

  private static let sheets = """
    form: HC-E
    title: 岗位表
    from: counties
    filed: month
    parts: worksheet
    layout: [register]
    key: [post]
    columns:
      post:   {role: key, header: [岗位]}
      people: {role: measure, header: [在岗], unit: 人}
    """

  private static let list = """
    form: HC-F
    title: 村级月报
    from: counties
    filed: month
    layout: [long]
    key: [village]
    columns:
      village: {role: key, header: [村代码]}
      poor:    {role: measure, header: [贫困人口], unit: 人}
      lifted:  {role: measure, header: [脱贫人口], unit: 人}
    long: {item: [指标], value: [数值], unit: [单位]}
    xml:
      row: 指标
      places: {村代码: ../@代码, 指标: "@名称", 单位: "@单位", 数值: "."}
    """
}
