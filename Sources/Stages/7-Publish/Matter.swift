import Figures

/// One thing to be done, or explained: a cell not read, a return sent back, or a finding of the audit, with the place that
/// a clerk can find.
struct Matter: Hashable {
  var severity: Severity
  /// open answered accepted refused closed lapsed
  var status = "open"
  var code: String
  /// The submitter; the city's code with `isCityWide` is the whole city. Empty where a file does not say whose it is.
  var region: String
  var isCityWide = false
  var form = ""
  var period = ""
  /// The record as people name it: 三只羊乡，家庭水柜，新建.
  var key = ""
  var item = ""
  var written: String?
  var message: String
  var english = ""
  var remedy = ""
  var file = ""
  var line = 0
  var column = 0
  var cell: String?
  var path: String?
  var explanation: String?
  var explainedBy: String?
  var explainedAt: String?
  var document: String?

  init(severity: Severity, code: String, region: String, message: String) {
    self.severity = severity
    self.code = code
    self.region = region
    self.message = message
  }

  /// Somebody still has to act or to answer for it.
  var isPending: Bool { ["open", "answered", "refused", "lapsed"].contains(status) }
  /// It is the column that lacks something, whatever stands in its cells: without a unit no figure of it is read.
  var isOfColumn: Bool { code == "unit-missing" }
  var isExplained: Bool { status == "accepted" }

  /// 待办, 已说明，照发 …
  var statusTitle: String {
    switch status {
    case "open": "待办"
    case "answered": "已答复，待看"
    case "accepted": "已说明，照发"
    case "refused": "说明未采纳"
    case "closed": "已了结"
    case "lapsed": "数变了，说明失效"
    default: status
    }
  }

  /// The spreadsheet's own address first, then the path and line of an XML file.
  var place: String {
    if let cell { return cell }
    if let path { return line > 0 ? "第\(line)行 \(path)" : path }
    guard line > 0 else { return file.isEmpty ? "—" : "整份" }
    return column > 0 ? "第\(line)行第\(column)格" : "第\(line)行"
  }
}

/// The gravest first, then by submitter, form, file and place.
extension Matter: Comparable {
  static func < (a: Matter, b: Matter) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    if a.isCityWide != b.isCityWide { return a.isCityWide }
    if let first = a.region.precedes(b.region) ?? a.form.precedes(b.form) ?? a.period.precedes(b.period) ?? a.file.precedes(b.file) { return first }
    if (a.line, a.column) != (b.line, b.column) { return (a.line, a.column) < (b.line, b.column) }
    return a.code.precedes(b.code) ?? a.item.precedes(b.item) ?? a.key.precedes(b.key) ?? a.status.precedes(b.status)
      ?? (a.path ?? "").precedes(b.path ?? "") ?? (a.written ?? "").precedes(b.written ?? "") ?? a.message.precedes(b.message)
      ?? a.remedy.precedes(b.remedy) ?? false
  }
}
