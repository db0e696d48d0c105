import Warehouse

/// A public view as a table for download: the view's columns in the view's order, each headed by its Chinese name and its
/// name in the view.
///
/// What would make two issues of the same figures differ stays out: run numbers, and binary approximations.
struct ViewExport {
  let path: String
  let view: String
  /// The columns by which rows are put in order; none where the view has an order of its own.
  let order: [String]

  static let all = [
    ViewExport(path: "city.csv", view: "city_figure", order: []),
    ViewExport(path: "counties.csv", view: "county_figure", order: []),
    ViewExport(path: "findings.csv", view: "finding", order: ["region", "form", "period", "file", "line", "col", "code", "item", "id"]),
    ViewExport(
      path: "rejections.csv", view: "rejection", order: ["region", "form", "period", "file", "submission", "line", "col", "code", "item", "path", "raw"]),
  ]

  func table(_ answer: ViewRows) -> [UInt8] {
    var rows = answer.rows
    if !order.isEmpty {
      let keyed = zip(answer.map { row in order.map { Self.sortable(row[$0]) } }, rows)
      rows = keyed.sorted { a, b in
        a.0 != b.0 ? a.0.lexicographicallyPrecedes(b.0) : a.1.map { $0 ?? "" }.lexicographicallyPrecedes(b.1.map { $0 ?? "" })
      }.map(\.1)
    }
    let isNumber = answer.columns.map(Self.numeric.contains)
    return CSVTable.bytes(
      header: answer.columns.map { ColumnTitle.of($0, in: view) + " " + $0 },
      rows: rows.map { row in zip(row, isNumber).map { text, isNumber in text.map { isNumber ? .number($0) : .text($0) } ?? .absent } })
  }

  static let leftOut: Set<String> = ["run", "value_approx"]

  private static let numeric: Set<String> = [
    "value", "numerator", "denominator", "lower", "lower_included", "upper", "upper_included", "reported", "submitted", "adjustment", "expected",
    "computed", "gap", "line", "col", "offset",
  ]

  /// Line 9 before line 10, and what has no line before both.
  private static func sortable(_ text: String?) -> String {
    guard let text else { return "" }
    guard let number = Int(text), number >= 0 else { return text }
    let digits = String(number)
    return String(repeating: "0", count: max(0, 19 - digits.count)) + digits
  }
}

/// What people call the columns of the public views.
enum ColumnTitle {
  static func of(_ column: String, in view: String) -> String { (view == "finding" ? ofFindings[column] : nil) ?? titles[column] ?? column }

  /// In findings, what is written and what it should be; elsewhere a figure and how many returns it expects.
  private static let ofFindings = ["value": "写的或算出", "expected": "应为"]

  private static let titles: [String: String] = [
    "adjustment": "调整数", "as_of": "数据时点", "cell": "格", "code": "依据", "col": "列序", "computed": "算出", "denominator": "分母",
    "document": "依据文件", "expected": "应报单位数", "explained_at": "说明时间", "explained_by": "说明人", "explanation": "说明", "file": "文件",
    "flags": "标记", "form": "报表", "gap": "差", "id": "编号", "indicator": "指标代码", "item": "项目", "key": "记录", "line": "行",
    "lower": "下限", "lower_included": "含下限", "message": "原因", "missing": "缺报单位", "name": "名称", "numerator": "分子", "offset": "字符位置",
    "path": "路径", "period": "期别", "printed": "我们印作", "raw": "写的", "reference": "原报告印作", "region": "单位代码", "region_name": "单位",
    "remedy": "怎么办", "reported": "已报单位数", "rule": "算法", "severity": "程度", "state": "状态", "status": "处理", "submission": "报表编号",
    "submitted": "上报数", "unit": "基本单位", "upper": "上限", "upper_included": "含上限", "value": "数值", "verdict": "对照",
  ]
}
