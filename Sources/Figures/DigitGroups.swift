/// A count with its digits in groups of three.
///
///     DigitGroups.of(146_260)    // 146,260
package enum DigitGroups {
  package static func of(_ number: Int) -> String {
    var text = String(number)
    var index = text.count - 3
    while index > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: index))
      index -= 3
    }
    return text
  }
}
