import Definition

/// Five forms, one of each shape: a register with units by category, a table that may be long, a register of villages, a
/// year of months, and rates.
enum SmallForms {
  static func pipeline() throws -> Pipeline { try pipeline(replacing: "", with: "") }

  /// The pipeline with another wording somewhere in the form of villages.
  static func pipeline(replacing old: String, with new: String) throws -> Pipeline {
    let villages = old.isEmpty ? villages : villages.replacing(old, with: new)
    return try PipelineReader(
      DefinitionBundle(files: [
        "pipeline.yaml": pipelineFile, "regions.csv": regions, "units.csv": units, "forms/HC-19-1.yaml": water, "forms/HC-22-1.yaml": progress,
        "forms/HC-12-1.yaml": villages, "forms/HC-14-1.yaml": months, "forms/HC-04-1.yaml": rates,
        "forms/HC-15-1.yaml": standards,
      ])
    ).read()
  }

  private static let pipelineFile = """
    pipeline: small
    title: 河池市脱贫攻坚数据汇总
    city: "451200"
    inbox: ../inbox
    period: 2020-12
    cells: exact
    contact: 市汇总组
    screen: []
    """

  private static let regions = """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451228,county,451200,都安瑶族自治县,都安,都安县,,
    451229,county,451200,大化瑶族自治县,大化,大化县,,
    """

  private static let units = """
    family,unit,factor,also,kind,decimals
    money,元,1,,measured,4
    money,千元,1000,,,
    money,万元,10000,,,
    money,亿元,100000000,,,
    area,亩,1,,measured,6
    area,公顷,15,,,
    people,人,1,,counted,0
    people,万人,10000,,,
    households,户,1,家 个,counted,0
    households,万户,10000,万个,,
    rate,%,1,,measured,6
    个,个,1,,counted,0
    个,万个,10000,,,
    处,处,1,,counted,0
    座,座,1,,counted,0
    座,万座,10000,,,
    month,月,1,,counted,0
    """

  private static let water = """
    form: HC-19-1
    title: 饮水安全项目表
    stream: S19
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [township, kind, nature]
    columns:
      township:   {role: key, header: [乡镇]}
      kind:       {role: category, header: [项目类型, 类型], values: {central: [集中供水], cistern: [家庭水柜, 水柜]}}
      nature:     {role: category, header: [建设性质, 性质], values: {new: [新建], extended: [改扩建, 扩建]}}
      unit:       {role: unit, header: [计量单位], of: quantity, optional: true}
      quantity:   {role: measure, header: [数量, 项目数量], unit: {central: 处, cistern: 座}, by: kind}
      persons:    {role: measure, header: [受益贫困人口, 受益人口], unit: 人}
      investment: {role: measure, header: [投资, 总投资], family: money}
      finished:   {role: date, header: [完工日期], optional: true}
      remark:     {role: text, header: [备注], optional: true}
    total_rows: {label: [小计, 合计, 总计], check: [quantity, persons, investment]}
    """

  private static let progress = """
    form: HC-22-1
    title: 财政扶贫资金支出进度表
    stream: S22
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [wide, long]
    key: [fund_year, level]
    columns:
      fund_year: {role: category, header: [资金年度, 年度], values: year}
      level:     {role: category, header: [级次], values: {central: [中央], county: [县级]}}
      received:  {role: measure, header: [下达资金, 下达], family: money, unit: 万元}
      spent:     {role: measure, header: [已支出, 支出], family: money, unit: 万元}
      progress:  {role: check, header: [支出进度], unit: "%", equals: "spent / received", optional: true}
    total_rows: {label: [小计, 合计], check: [received, spent]}
    long: {item: [指标名称, 指标], value: [数值, 金额], unit: [计量单位, 单位]}
    """

  private static let villages = """
    form: HC-12-1
    title: 村级集体经济收入表
    stream: S12
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [village]
    columns:
      township:   {role: text, header: [乡镇]}
      village:    {role: key, header: [村代码]}
      operating:  {role: measure, header: [经营收入], family: money, unit: 万元}
      households: {role: measure, header: [受益户], unit: 户}
      shops:      {role: measure, header: [网点], unit: 个, optional: true}
      serial:     {role: ignored, header: [编号], optional: true}
    total_rows: {label: [小计, 合计], check: [operating, households]}
    """

  private static let months = """
    form: HC-14-1
    title: 农村低保发放月报
    stream: S14
    from: counties
    filed: year
    records: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [township, month]
    columns:
      township: {role: key, header: [乡镇]}
      month:    {role: period, header: [月份]}
      persons:  {role: measure, header: [在册人数], unit: 人}
      poor:     {role: measure, header: [其中建档立卡], unit: 人}
    total_rows: {label: [合计], check: [persons]}
    """

  private static let rates = """
    form: HC-04-1
    title: 贫困发生率表
    stream: S04
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [village]
    columns:
      village:   {role: key, header: [村代码]}
      incidence: {role: measure, header: [贫困发生率], unit: "%"}
    """

  private static let standards = """
    form: HC-15-1
    title: 补贴标准表
    stream: S15
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [scheme]
    columns:
      scheme: {role: key, header: [补贴项目]}
      person: {role: measure, header: [人员补贴标准], unit: 元/人·月}
      land:   {role: measure, header: [土地补贴标准], unit: 元/亩}
    """
}
