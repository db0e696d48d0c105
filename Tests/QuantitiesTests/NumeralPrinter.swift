/// Writes whole numbers in the styles that people use, independently of the reader.
enum NumeralPrinter {
  private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let capitals = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

  /// 一万零五百, 十五, 二百一十
  static func chinese(_ number: Int) -> String {
    let text = sections(number, digits, ["", "十", "百", "千"], ["", "万", "亿"])
    return text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }

  /// 壹万零伍佰, 壹拾伍
  static func capital(_ number: Int) -> String {
    sections(number, capitals, ["", "拾", "佰", "仟"], ["", "万", "亿"])
  }

  private static func sections(_ number: Int, _ digits: [String], _ places: [String], _ scales: [String]) -> String {
    if number == 0 { return digits[0] }
    var text = ""
    var needsZero = false
    for index in [2, 1, 0] {
      let section = number / [1, 10_000, 100_000_000][index] % 10_000
      if section == 0 {
        needsZero = !text.isEmpty
        continue
      }
      if !text.isEmpty, needsZero || section < 1000 { text += digits[0] }
      text += self.section(section, digits, places) + scales[index]
      needsZero = false
    }
    return text
  }

  private static func section(_ number: Int, _ digits: [String], _ places: [String]) -> String {
    var text = ""
    var skipped = false
    for place in [3, 2, 1, 0] {
      let digit = number / [1, 10, 100, 1000][place] % 10
      if digit == 0 {
        skipped = !text.isEmpty
      } else {
        if skipped { text += digits[0] }
        text += digits[digit] + places[place]
        skipped = false
      }
    }
    return text
  }

  /// 12,345 with any separator
  static func grouped(_ number: Int, _ separator: String) -> String {
    var rest = String(number)
    var groups: [String] = []
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    return ([rest] + groups).joined(separator: separator)
  }

  /// １２３４５
  static func fullWidth(_ number: Int) -> String {
    String(String(number).unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
  }

  /// 1万2345
  static func mixed(_ number: Int) -> String {
    guard number >= 10_000, number % 10_000 != 0 else { return String(number) }
    let tail = String(number % 10_000)
    return "\(number / 10_000)万" + String(repeating: "0", count: 4 - tail.count) + tail
  }
}
