import Definition
import Figures
import Warehouse

/// What a figure of the warehouse says in words.
extension FigureRow {
  var isDate: Bool { unit == "日期" }

  /// The exact value; a quotient from its two parts, never from its rounded text.
  var exact: Rational? {
    if let above = numerator.flatMap({ Exact(plain: $0) }), let below = denominator.flatMap({ Exact(plain: $0) }), !below.isZero {
      return Rational(above) / Rational(below) * Rational(unit == "%" ? 100 : 1)
    }
    return value.flatMap { Exact(plain: $0) }.map { Rational($0) }
  }

  /// `4894处`, `15.98亿元`, `2021年10月15日`; nil without a value.
  var shown: String? {
    guard let value else { return nil }
    if isDate { return dateTitle ?? value }
    return exact.map { FigureText.shown($0, unit: unit) } ?? value + unit
  }

  /// The token of the report, with the unit behind it where the token itself has none: `69.1万人`, `5147户`.
  var printedWithUnit: String? {
    guard let printed else { return shown }
    guard !isDate, let last = printed.unicodeScalars.last, Self.bareEndings.contains(last) else { return printed }
    return printed + unit
  }

  private static let bareEndings = Set("0123456789十百千万亿多余".unicodeScalars)

  /// The exact value in the canonical unit: `1598000000元`.
  var canonical: String? { value.map { isDate ? $0 : $0 + unit } }

  private var dateTitle: String? {
    guard let number = value.flatMap({ Int($0) }) else { return nil }
    if number >= 10_000_000 { return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)?.title }
    return Period.month(number / 100, number % 100)?.title()
  }

  /// What else is to be known of it; incompleteness is said beside the figure.
  var remarks: [String] {
    Set(flags.split(separator: " ")).sorted().compactMap { flag in
      switch flag {
      case "adjusted": "有调整"
      case "carried_forward": "沿用上期"
      case "coarse": "数字较粗"
      case "doubted": "有存疑的格"
      case "explained": "已说明"
      case "unexplained": "须说明"
      default: nil
      }
    }
  }

  var stateTitle: String {
    switch state {
    case "missing": "未报"
    case "not_applicable": "不适用"
    case "not_computable": "算不出"
    default: "—"
    }
  }

  var ruleTitle: String {
    switch rule {
    case "sum": "各县（区）相加"
    case "count": "计数"
    case "distinct": "去重计数"
    case "ratio": "总数相除"
    case "mean": "各县（区）平均"
    case "max": "取最大"
    case "min": "取最小"
    case "formula": "由别的指标算出"
    case "given": "给定"
    default: rule
    }
  }
}

/// A computed figure against the report of reference, in the words of people.
enum ComparisonVerdict: String, CaseIterable {
  case match
  case withinRounding = "within_rounding"
  case differs
  case incomplete
  case notPrinted = "not_printed"
  case notComputable = "not_computable"

  var title: String {
    switch self {
    case .match: "一致"
    case .withinRounding: "四舍五入内一致"
    case .differs: "不一致"
    case .incomplete: "不全"
    case .notPrinted: "原报告未印"
    case .notComputable: "算不出"
    }
  }
}
