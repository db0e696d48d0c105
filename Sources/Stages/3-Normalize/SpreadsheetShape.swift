/// What a spreadsheet makes of a code that looks like a number or a day to it.
enum SpreadsheetShape {
  /// `1.23E+08`: a digit, decimals, E and a sign.
  static func isExponent(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "+")) else { return false }
    var rest = text.utf8[...]
    guard digits(&rest, 1...1) else { return false }
    if take(".", &rest), !digits(&rest, 1...Int.max) { return false }
    return (take("E+", &rest) || take("e+", &rest)) && digits(&rest, 1...3) && rest.isEmpty
  }

  /// `1月2日`, `2-Jan`, `Jan-02`: what 1-2 becomes.
  static func isCalendarDay(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if digits(&rest, 1...2) {
      if take("-", &rest) { return isMonth(&rest) && rest.isEmpty }
      return take("月", &rest) && digits(&rest, 1...2) && take("日", &rest) && rest.isEmpty
    }
    return isMonth(&rest) && take("-", &rest) && digits(&rest, 2...2) && rest.isEmpty
  }

  /// `Jan`
  private static func isMonth(_ rest: inout Substring.UTF8View) -> Bool {
    let name = rest.prefix(3)
    guard name.count == 3, let first = name.first, (0x41...0x5A).contains(first), name.dropFirst().allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
    rest = rest.dropFirst(3)
    return true
  }

  private static func digits(_ rest: inout Substring.UTF8View, _ counts: ClosedRange<Int>) -> Bool {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard counts.contains(digits.count) else { return false }
    rest = rest.dropFirst(digits.count)
    return true
  }

  private static func take(_ word: String, _ rest: inout Substring.UTF8View) -> Bool {
    guard rest.starts(with: word.utf8) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }
}
