/// Whether a number format of a spreadsheet shows another figure than the cell holds.
///
/// `#,##0,` leaves out the thousands, `0!.0000` writes a point where none is: 12345 looks like 12 and like 1.2345. Chinese offices
/// use both to show 元 as 万元: `0!.0,"万元"`.
enum NumberFormat {
  static func scales(_ format: String) -> Bool {
    var text = format.unicodeScalars[...]
    var afterDigit = false
    var afterComma = false
    var afterPoint = false
    while let scalar = text.popFirst() {
      var literal: Unicode.Scalar?
      switch scalar {
      case "0", "#", "?":
        if afterPoint { return true }
        (afterDigit, afterComma) = (true, false)
        continue
      case "," where afterDigit:
        afterComma = true
        continue
      case "[": text = text.drop { $0 != "]" }.dropFirst()
      case "\\", "!": literal = text.popFirst()
      case "_", "*": _ = text.popFirst()
      case "\"":
        let quoted = text.prefix { $0 != "\"" }
        if quoted.count == 1 { literal = quoted.first }
        text = text.dropFirst(quoted.count + 1)
      default: break
      }
      // A comma that no digit follows stands for three digits that are not shown.
      if afterComma { return true }
      afterPoint = afterDigit && literal == "."
      afterDigit = false
    }
    return afterComma
  }
}
