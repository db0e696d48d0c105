import Definition

/// Eleven counties, three forms, six indicators: enough of the real definition to publish.
enum SmallPipeline {
  static func read() throws -> Pipeline {
    try PipelineReader(
      DefinitionBundle(files: [
        "pipeline.yaml": pipeline, "regions.csv": regions, "units.csv": units, "reference.csv": reference, "forms/HC-07-1.yaml": ledger,
        "forms/HC-19-1.yaml": water, "forms/HC-22-1.yaml": progress, "indicators/S07.yaml": ledgerFigures, "indicators/S19.yaml": waterFigures,
        "indicators/S22.yaml": progressFigures,
      ])
    ).read()
  }

  static let counties = [
    "451202", "451203", "451221", "451222", "451223", "451224", "451225", "451226", "451227", "451228", "451229",
  ]

  private static let pipeline = """
    pipeline: small
    title: 河池市脱贫攻坚数据汇总
    city: "451200"
    inbox: ../inbox
    period: 2020-12
    contact: 市汇总组
    screen: [fund_progress_average, water_projects]
    """

  private static let regions = """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451202,county,451200,金城江区,金城江,,,
    451203,county,451200,宜州区,宜州,,,
    451221,county,451200,南丹县,南丹,,,
    451222,county,451200,天峨县,天峨,,,
    451223,county,451200,凤山县,凤山,,,
    451224,county,451200,东兰县,东兰,,,
    451225,county,451200,罗城仫佬族自治县,罗城,,,
    451226,county,451200,环江毛南族自治县,环江,,,
    451227,county,451200,巴马瑶族自治县,巴马,,,
    451228,county,451200,都安瑶族自治县,都安,,,
    451229,county,451200,大化瑶族自治县,大化,,,
    """

  private static let units = """
    family,unit,factor,also,kind,decimals
    money,元,1,,measured,4
    money,万元,10000,,,
    people,人,1,,counted,0
    rate,%,1,,measured,6
    处,处,1,,counted,0
    座,座,1,,counted,0
    """

  private static let reference = """
    indicator,section,name,token,qualifier,value,unit,step,period,kind,note
    water_projects,二(五)四,饮水安全项目,4894处,exact,4894,处,1,2020,figure,
    water_beneficiaries,二(五)四,受益贫困人口,16.32万人,exact,163200,人,100,2020,figure,
    fund_progress_average,二(六),支出进度,96.57%,exact,96.57,%,0.01,2020,figure,
    self_eval_date,序,自评工作开展日期,2021年10月15日,exact,20211015,日期,0,2021,date,
    """

  private static let ledger = """
    form: HC-07-1
    title: 市本级资金台账
    stream: S07
    from: city
    filed: month
    due: "8d 17:30"
    columns:
      amount: {role: measure, header: [金额], family: money, unit: 万元}
    """

  private static let water = """
    form: HC-19-1
    title: 饮水安全项目表
    stream: S19
    from: counties
    filed: month
    due: "8d 17:30"
    columns:
      kind:     {role: category, header: [项目类型], values: {central: [集中供水], cistern: [家庭水柜]}}
      quantity: {role: measure, header: [数量], unit: {central: 处, cistern: 座}, by: kind}
      persons:  {role: measure, header: [受益贫困人口], unit: 人}
    """

  private static let progress = """
    form: HC-22-1
    title: 财政扶贫资金支出进度表
    stream: S22
    from: counties
    filed: week
    due: "2d 12:00"
    columns:
      received: {role: measure, header: [下达资金], family: money, unit: 万元}
      spent:    {role: measure, header: [已支出], family: money, unit: 万元}
    """

  private static let ledgerFigures = """
    self_eval_date: {name: 自评工作开展日期, stream: S01, baseline: true, unit: 日期, period: 2021}
    city_special_funds: {name: 市本级专项资金, stream: S07, of: HC-07-1, sum: amount, unit: 元, period: 2020, print: "{n:2 万}万元"}
    """

  private static let waterFigures = """
    water_projects: {name: 饮水安全项目, stream: S19, of: HC-19-1, sum: quantity, unit: 处, equate: [座], period: 2020, print: "{n}处"}
    water_beneficiaries: {name: 受益贫困人口, stream: S19, of: HC-19-1, sum: persons, unit: 人, period: 2020, print: "{n:2 万}万"}
    """

  private static let progressFigures = """
    fund_progress_average: {name: 财政扶贫资金平均支出进度, stream: S22, of: HC-22-1, ratio: [spent, received], unit: "%", period: 2020, print: "{n:2}%"}
    fund_received: {name: 财政扶贫资金下达, stream: S22, of: HC-22-1, sum: received, unit: 元, period: 2020, print: "{n:2 亿}亿元"}
    """
}
