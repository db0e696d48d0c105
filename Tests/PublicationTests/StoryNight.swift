import Definition
import Figures
import Handoff
import Warehouse

/// One night of December's returns: 都安 typed the letter O into a cell, two names of 东兰 are damaged, 大化 has not sent its week.
///
/// The city's water projects are 4788处 for want of 106 in 都安; the spending progress is that of ten counties,
/// 352467.82 of 364480.00万元.
struct StoryNight {
  let pipeline: Pipeline
  /// What the county wrote into the file's name, the cell and the record's key.
  var file = "451228/饮水安全项目表_12月.csv"
  var raw = "1O6"
  var key = "三只羊乡，家庭水柜，新建"
  /// The night's number and the order of arrival, neither of which may show.
  var run = 31
  var isReversed = false
  /// Everything is in and right.
  var isWhole = false
  /// Whether the year before is known.
  var hasYearBefore = false
  /// The same of those who benefit, who are complete.
  var hasPeopleBefore = false
  /// Counties whose figures contradict each other.
  var contradicted: [String] = []
  /// Nobody has sent anything.
  var isEmpty = false

  static let projects = [151, 195, 134, 195, 462, 524, 272, 213, 588, 1066, 988]

  func fill(_ writer: WarehouseWriter) throws {
    try writer.adopt(pipeline)
    if isEmpty { return try nothing(writer) }
    try writer.loading(pipeline.formsInOrder) { try sendReturns(writer) }
    for (id, rows) in Dictionary(grouping: figures, by: \.indicator) {
      try writer.replace(rows, standing: try writer.reader.figures().filter { $0.indicator == id }, indicator: id, sources: [], known: [], run: run)
    }
    if !isWhole { try writer.replace(findings: findings, where: { _ in true }, run: run) }
  }

  private func nothing(_ writer: WarehouseWriter) throws {
    for indicator in pipeline.indicators {
      var row = figure(indicator.id, FigureRow.city, value: nil, position: 1)
      row.state = "missing"
      row.missing = SmallPipeline.counties.joined(separator: " ")
      (row.reported, row.expected) = (0, 11)
      try writer.replace([row], standing: [], indicator: indicator.id, sources: [], known: [], run: run)
    }
  }

  // MARK: - Returns

  private func sendReturns(_ writer: WarehouseWriter) throws {
    var heads: [(Reading.Head, String)] = []
    for region in SmallPipeline.counties {
      heads.append((head("HC-19-1", region, "2020-12"), region == "451228" ? file : region + "/HC-19-1_2020-12.csv"))
      guard isWhole || region != "451229" else { continue }
      heads.append((head("HC-22-1", region, "2020-W52"), region + "/HC-22-1_2020-W52.csv"))
    }
    heads.append((head("HC-07-1", "451200", "2020-12"), "451200/台账.xml"))
    for (head, file) in isReversed ? heads.reversed() : heads { try send(head, file, writer) }
  }

  private func head(_ form: String, _ region: String, _ period: String) -> Reading.Head {
    var head = Reading.Head()
    head.form = form
    head.region = region
    head.period = period
    head.version = region == "451228" && form == "HC-19-1" ? 1 : 0
    head.rows = 76
    return head
  }

  private func send(_ head: Reading.Head, _ file: String, _ writer: WarehouseWriter) throws {
    let id = try writer.submission(
      sha256: Digest(of: head.form + head.region).hex, part: "1", file: file, receivedAt: "2021-01-0\(run % 9 + 1)T02:00:00+08:00", run: run, bytes: 4096)
    try writer.setStanding(Standing(status: "accepted", reason: "", head: head), submission: id, known: try writer.reader.standings()[id], run: run)
    var reading = Reading(head: head)
    if head.region == "451228", head.form == "HC-19-1", !isWhole {
      reading.rejections = [
        Rejection(
          .cell, "letter-in-number", .error, at: Place(line: 63, column: 5, row: 63), offset: 1, item: "quantity", key: key, raw: raw,
          message: "数量第 2 个字是字母 O，不是数字 0，这一格没有读", remedy: "改成数字，整张表重发", english: "a letter in a number")
      ]
    }
    if head.region == "451224", head.form == "HC-19-1", !isWhole { reading.rejections = Rejections([10, 9].map(damaged)) }
    _ = try writer.insert(reading, submission: id, batch: head.form + head.region, digest: Digest(of: head.region), file: file, form: pipeline.forms[head.form], run: run)
  }

  /// A record of 东兰 whose key lost a character; two of them, the later line first.
  private func damaged(_ line: Int) -> Rejection {
    Rejection(
      .record, "name-damaged", .error, at: Place(line: line, column: 1, row: line), item: nil, key: nil, raw: "三?镇\(line)",
      message: "名称里有字丢了", remedy: "换成 XML 表格 2003 再存一次", english: "a character was lost")
  }

  // MARK: - Figures

  var figures: [FigureRow] {
    var rows: [FigureRow] = []
    var water = figure("water_projects", FigureRow.city, value: isWhole ? "4894" : "4788", position: 1)
    water.printed = isWhole ? "4894处" : "4788处"
    water.reference = "4894处"
    water.verdict = isWhole ? "match" : "incomplete"
    water.flags = isWhole ? "" : "partial"
    (water.reported, water.expected) = (11, 11)
    rows.append(water)
    for (region, count) in zip(SmallPipeline.counties, Self.projects) {
      var own = figure("water_projects", region, value: String(region == "451228" && isWhole ? 1172 : count), position: 1)
      own.flags = region == "451228" && !isWhole ? "partial" : ""
      rows.append(own)
    }
    var people = figure("water_beneficiaries", FigureRow.city, value: "163204", position: 2)
    people.printed = "16.32万"
    people.reference = "16.32万人"
    people.verdict = "match"
    (people.reported, people.expected) = (11, 11)
    if hasYearBefore || hasPeopleBefore { rows.append(before) }
    if hasPeopleBefore { rows.append(peopleBefore) }
    return rows + [people] + progress + [ledger, ledgerOfCity, announced]
  }

  private func figure(_ id: String, _ region: String, value: String?, position: Int) -> FigureRow {
    let indicator = pipeline.indicator(id)
    var row = FigureRow(
      indicator: id, period: "2020", region: region, name: indicator?.name ?? id, unit: indicator?.unit ?? "日期", rule: indicator?.ruleName ?? "given",
      position: position)
    row.value = value
    row.submitted = value
    row.state = value == nil ? "not_computable" : "value"
    row.asOf = "2020-12-31"
    row.verdict = region == FigureRow.city ? "not_printed" : ""
    return row
  }

  private var progress: [FigureRow] {
    var city = figure("fund_progress_average", FigureRow.city, value: isWhole ? "96.57" : "96.704296533", position: 3)
    city.numerator = isWhole ? "3984478200" : "3524678200"
    city.denominator = isWhole ? "4126000000" : "3644800000"
    city.printed = isWhole ? "96.57%" : "96.70%"
    city.reference = "96.57%"
    city.verdict = isWhole ? "match" : "incomplete"
    (city.reported, city.expected) = (isWhole ? 11 : 10, 11)
    city.missing = isWhole ? "" : "451229"
    var missing = figure("fund_progress_average", "451229", value: isWhole ? "95.55" : nil, position: 3)
    if !isWhole { missing.state = "missing" }
    return [city, figure("fund_progress_average", "451202", value: "98.5", position: 3), missing]
  }

  private var ledger: FigureRow { figure("city_special_funds", "451200", value: "28400000", position: 0) }

  private var ledgerOfCity: FigureRow {
    var row = figure("city_special_funds", FigureRow.city, value: "28400000", position: 0)
    row.printed = "2840.00万元"
    (row.reported, row.expected) = (1, 1)
    return row
  }

  /// Printed in the report of reference, computed by nothing yet.
  private var announced: FigureRow {
    var row = figure("self_eval_date", FigureRow.city, value: nil, position: 9)
    row.period = "2021"
    row.name = "自评工作开展日期"
    row.reference = "2021年10月15日"
    row.verdict = "not_computable"
    return row
  }

  /// The city's water projects of the year before, where they are kept.
  private var before: FigureRow {
    var row = figure("water_projects", FigureRow.city, value: "4652", position: 1)
    row.period = "2019"
    row.printed = "4652处"
    return row
  }

  private var peopleBefore: FigureRow {
    var row = figure("water_beneficiaries", FigureRow.city, value: "150000", position: 2)
    row.period = "2019"
    row.printed = "15.00万"
    return row
  }

  // MARK: - Findings

  var findings: [FindingRow] {
    var contradiction = FindingRow(
      id: "0123456789ab", code: "B19", severity: "error", region: "451200", form: "", period: "2020", key: "", item: "water_projects", value: "1329",
      message: "1329个大于贫困村总数 817个", remedy: "说明统计口径", english: "")
    contradiction.status = "accepted"
    contradiction.explanation = "按结对数统计，一村由多家企业帮扶的重复计入"
    contradiction.explainedBy = "市本级"
    contradiction.explainedAt = "2021-01-04"
    let doubt = FindingRow(
      id: "ba9876543210", code: "C13", severity: "query", region: "451223", form: "", period: "2020", key: "", item: "water_beneficiaries", value: "14906",
      message: "每处受益 32人，与上月 30人 相差较大", remedy: "核对，如属实写一句说明", english: "")
    return [contradiction, doubt]
      + contradicted.map { region in
        FindingRow(
          id: "c13" + region, code: "C13", severity: "error", region: region, form: "", period: "2020", key: "", item: "water_beneficiaries", value: "1",
          message: "每处受益 32人，太多", remedy: "核对", english: "32 people a project")
      }
  }
}
