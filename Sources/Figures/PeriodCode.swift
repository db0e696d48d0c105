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
    let bytes = Array(code.utf8)
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      guard let from = Period(unit: bytes[..<slash]), let through = Period(unit: bytes[(slash + 1)...]) else { return nil }
      guard from.kind != .year, from < through else { return nil }
      self.init(from: from, through: through)
      return
    }
    if bytes.count == 9, bytes[4] == UInt8(ascii: "-"), let from = Self.digits(bytes[..<4]), let through = Self.digits(bytes[5...]) {
      guard from >= 1, from < through else { return nil }
      self.init(from: .year(from), through: .year(through))
      return
    }
    self.init(unit: bytes[...])
  }

  /// Each kind of unit has a length and letters of its own.
  private init?(unit code: ArraySlice<UInt8>) {
    let at = { code[code.startIndex + $0] }
    let number = { (from: Int, count: Int) in Self.digits(code[(code.startIndex + from)..<(code.startIndex + from + count)]) }
    guard code.count >= 4, let year = number(0, 4), year >= 1 else { return nil }
    guard code.count > 4 else {
      self = .year(year)
      return
    }
    guard code.count >= 7, at(4) == UInt8(ascii: "-") else { return nil }
    switch (code.count, at(5)) {
    case (7, UInt8(ascii: "H")): self.init(.half, in: year, number(6, 1))
    case (7, UInt8(ascii: "Q")): self.init(.quarter, in: year, number(6, 1))
    case (8, UInt8(ascii: "W")): self.init(.week, in: year, number(6, 2))
    case (7, _): self.init(.month, in: year, number(5, 2))
    case (10, _):
      guard let month = number(5, 2), at(7) == UInt8(ascii: "-") else { return nil }
      if at(8) == UInt8(ascii: "X") {
        guard (1...12).contains(month), let xun = number(9, 1), (1...3).contains(xun) else { return nil }
        self.init(.xun, in: year, (month - 1) * 3 + xun)
      } else {
        guard let day = number(8, 2).flatMap({ Day(year: year, month: month, day: $0) }) else { return nil }
        self = .day(day)
      }
    default: return nil
    }
  }

  private init?(_ kind: Kind, in year: Int, _ index: Int?) {
    guard let index else { return nil }
    self.init(kind, in: year, index)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
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
    var code = CodePen()
    write(ordinal, to: &code)
    return code.text
  }

  private func write(_ ordinal: Int, to code: inout CodePen) {
    let day = first(of: ordinal)
    guard self != .week else {
      code.write(Self.isoYear(week: ordinal), digits: 4)
      code.write("-W")
      return code.write(Self.isoNumber(week: ordinal), digits: 2)
    }
    code.write(day.year, digits: 4)
    let month = day.month
    switch self {
    case .year, .week: return
    case .half: code.write(month == 1 ? "-H1" : "-H2")
    case .quarter:
      code.write("-Q")
      code.write((month - 1) / 3 + 1, digits: 1)
    case .month, .xun, .day:
      code.write("-")
      code.write(month, digits: 2)
    }
    if self == .xun {
      code.write("-X")
      code.write((day.day - 1) / 10 + 1, digits: 1)
    } else if self == .day {
      code.write("-")
      code.write(day.day, digits: 2)
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
