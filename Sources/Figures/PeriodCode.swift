/// Codes and titles of periods: `2020-12-X1` for files and tables, `2020年12月上旬` for people.
extension Period {
  /// The period's one spelling in files, names and views.
  ///
  ///     2020   2020-H1   2020-Q2   2020-12   2020-12-X1   2020-W53   2020-12-31   2016-2020   2020-02/2020-06
  package var code: String {
    let from = kind.code(of: start)
    guard isRange else { return from }
    let through = kind.code(of: end)
    return kind == .year ? "\(from)-\(through)" : "\(from)/\(through)"
  }

  /// Reads a code as `code` writes it, and nothing else.
  package init?(_ code: some StringProtocol) {
    let text = String(code)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let from = Period(unit: parts[0]), let through = Period(unit: parts[1]) else { return nil }
      guard from.kind != .year, from < through else { return nil }
      self.init(from: from, through: through)
      return
    }
    if text.utf8.count == 9, case let years = text.split(separator: "-"), years.count == 2,
      let from = Period(unit: years[0]), let through = Period(unit: years[1])
    {
      guard from.kind == .year, from < through else { return nil }
      self.init(from: from, through: through)
      return
    }
    self.init(unit: text[...])
  }

  private init?(unit code: Substring) {
    if let day = Day(code) {
      self = .day(day)
      return
    }
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = Self.digits(parts[0], 4), year >= 1 else { return nil }
    switch (parts.count, parts.last?.utf8.first) {
    case (1, _):
      self = .year(year)
    case (2, UInt8(ascii: "H")):
      guard let half = Self.digits(parts[1].dropFirst(), 1) else { return nil }
      self.init(.half, in: year, half)
    case (2, UInt8(ascii: "Q")):
      guard let quarter = Self.digits(parts[1].dropFirst(), 1) else { return nil }
      self.init(.quarter, in: year, quarter)
    case (2, UInt8(ascii: "W")):
      guard let week = Self.digits(parts[1].dropFirst(), 2) else { return nil }
      self.init(.week, in: year, week)
    case (2, _):
      guard let month = Self.digits(parts[1], 2) else { return nil }
      self.init(.month, in: year, month)
    case (3, UInt8(ascii: "X")):
      guard let month = Self.digits(parts[1], 2), let xun = Self.digits(parts[2].dropFirst(), 1) else { return nil }
      guard (1...12).contains(month), (1...3).contains(xun) else { return nil }
      self.init(.xun, in: year, (month - 1) * 3 + xun)
    default:
      return nil
    }
  }

  private static func digits(_ text: Substring, _ width: Int) -> Int? {
    guard text.utf8.count == width, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }

  /// What people read: `2020年第四季度`, `2020年2—6月`. English screens show the code.
  package func title(_ language: Language = .zh) -> String {
    switch language {
    case .en: code
    case .zh: isRange ? rangeTitle : kind.title(of: start)
    }
  }

  private var rangeTitle: String {
    let sameYear = first.year == last.year
    switch kind {
    case .year:
      return "\(first.year)—\(last.year)年"
    case .month where sameYear:
      return "\(first.year)年\(first.month)—\(last.month)月"
    case .half, .quarter, .month, .xun, .week, .day:
      return "\(kind.title(of: start))至\(kind.title(of: end))"
    }
  }
}

extension Period: CustomStringConvertible {
  package var description: String { code }
}

extension Period.Kind {
  func code(of ordinal: Int) -> String {
    let day = first(of: ordinal)
    let year = padded(day.year, 4)
    switch self {
    case .year: return year
    case .half: return "\(year)-H\((day.month - 1) / 6 + 1)"
    case .quarter: return "\(year)-Q\((day.month - 1) / 3 + 1)"
    case .month: return "\(year)-\(padded(day.month, 2))"
    case .xun: return "\(year)-\(padded(day.month, 2))-X\((day.day - 1) / 10 + 1)"
    case .week: return "\(padded(Self.isoYear(week: ordinal), 4))-W\(padded(Self.isoNumber(week: ordinal), 2))"
    case .day: return day.text
    }
  }

  func title(of ordinal: Int) -> String {
    let day = first(of: ordinal)
    switch self {
    case .year: return "\(day.year)年"
    case .half: return "\(day.year)年\(day.month == 1 ? "上" : "下")半年"
    case .quarter: return "\(day.year)年第\(["一", "二", "三", "四"][(day.month - 1) / 3])季度"
    case .month: return "\(day.year)年\(day.month)月"
    case .xun: return "\(day.year)年\(day.month)月\(["上", "中", "下"][(day.day - 1) / 10])旬"
    case .week: return "\(Self.isoYear(week: ordinal))年第\(Self.isoNumber(week: ordinal))周"
    case .day: return day.title
    }
  }
}
