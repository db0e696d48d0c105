import Warehouse

/// One return as the view `submission` has it.
struct SubmissionRow: Hashable {
  var submission: String
  var region: String
  var form: String
  var period: String
  /// 隆福乡 of a form that is sent township by township, else 1.
  var part = "1"
  var version = 0
  var statedVersion = ""
  var file: String
  var records = 0
  var status: String
  var reason = ""
  /// When it came in; nil where no run says so.
  var arrival: Arrival?

  init(submission: String, region: String, form: String, period: String, file: String, status: String) {
    self.submission = submission
    self.region = region
    self.form = form
    self.period = period
    self.file = file
    self.status = status
  }

  static func all(_ reader: WarehouseReader, zone: String) throws -> [SubmissionRow] {
    let arrivals = try arrivals(reader, zone)
    return ViewRows(try reader.rows("submission")).map { row in
      var submission = SubmissionRow(
        submission: row["submission"] ?? "", region: row["region"] ?? "", form: row["form"] ?? "", period: row["period"] ?? "",
        file: row["file"] ?? "", status: row["status"] ?? "")
      submission.version = row["version"].flatMap { Int($0) } ?? 0
      submission.part = row["part"] ?? "1"
      submission.statedVersion = row["stated_version"] ?? ""
      submission.records = row["records"].flatMap { Int($0) } ?? 0
      submission.reason = row["reason"] ?? ""
      submission.arrival = arrivals[submission.submission]
      return submission
    }
  }

  /// What a run that died had received belongs to the run that went on.
  private static func arrivals(_ reader: WarehouseReader, _ zone: String) throws -> [String: Arrival] {
    let sql = """
      SELECT substr(b.sha256, 1, 16) || '/' || b.part, b.received_at,
        (SELECT r.today FROM run r WHERE r.run >= b.received_run ORDER BY r.run LIMIT 1) FROM received b
      """
    var arrivals: [String: Arrival] = [:]
    for row in try reader.query(sql) {
      guard let name = row[0], let moment = row[1], let today = row[2] else { continue }
      arrivals[name] = Arrival(businessDate: today, moment: moment, zone: zone)
    }
    return arrivals
  }

  /// `隆福乡，第2版，76 条记录，现行`; no part where the form has none, no version where the file states none.
  var standing: String {
    let version = version > 0 ? "第\(version)版" : statedVersion
    return [part == "1" ? "" : part, version, "\(records) 条记录", statusTitle].filter { !$0.isEmpty }.joined(separator: "，")
  }

  var statusTitle: String {
    switch status {
    case "accepted": "现行"
    case "rejected": "整份退回"
    case "superseded": "已被代替"
    case "held": reason == "version-ambiguous" ? "待定：两份都没有写版本，分不出先后" : "待定"
    case "withdrawn": "已撤回"
    default: status
    }
  }
}

extension SubmissionRow: Comparable {
  static func < (a: SubmissionRow, b: SubmissionRow) -> Bool {
    if let first = a.region.precedes(b.region) ?? a.form.precedes(b.form) ?? a.period.precedes(b.period) { return first }
    if a.version != b.version { return a.version < b.version }
    return a.file.precedes(b.file) ?? a.submission.precedes(b.submission) ?? false
  }
}
