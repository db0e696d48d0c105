import Figures

extension DigitRun {
  /// More digits than this no figure has; the parts beyond are refused before anything is added up.
  private static let mostDigits = 30

  /// Digits with groups and point from `start` on: `1234`, `1,234.5`, `12 354.36`.
  ///
  /// Groups are of three after a first one of one to three, all with the same separator (GB/T 15835); a comma is never a
  /// decimal point, `1,2354` and `1,23` have no reading.
  static func scan(_ glyphs: [Glyph], from start: Int) throws(QuantityRefusal) -> NumeralToken {
    var index = start
    var digits = Digits()
    digits.take(glyphs, &index)
    let firstGroup = digits.count
    let hasLeadingZero = firstGroup > 1 && glyphs[start].scalar == "0"
    if firstGroup > 0 { try takeGroups(glyphs, &index, &digits, firstGroup: firstGroup, leadingZero: glyphs[start].scalar == "0") }
    let wholeDigits = digits.count
    if scalar(glyphs, index) == "." {
      guard scalar(glyphs, index + 1).isASCIIDigit else {
        let code: QuantityCode = scalar(glyphs, index + 1) == "." ? .twoPoints : .numberUnfinished
        throw QuantityRefusal(code, offset: glyphs[index].offset, found: ".")
      }
      index += 1
      digits.take(glyphs, &index)
      try checkTail(glyphs, index)
    }
    let decimals = digits.count - wholeDigits
    guard digits.significant <= mostDigits, decimals <= mostDigits, let mantissa = digits.value else {
      throw QuantityRefusal(wholeDigits > decimals ? .tooLarge : .tooPrecise, offset: glyphs[start].offset, found: text(glyphs, start, index))
    }
    let run = DigitRun(
      mantissa: mantissa, decimals: decimals, wholeDigits: wholeDigits, hasLeadingZero: hasLeadingZero,
      hasBarePoint: firstGroup == 0, isChinese: false)
    return NumeralToken(kind: .number(run), start: start, end: index)
  }

  private static func takeGroups(
    _ glyphs: [Glyph], _ index: inout Int, _ digits: inout Digits, firstGroup: Int, leadingZero: Bool
  ) throws(QuantityRefusal) {
    let separator = scalar(glyphs, index)
    guard separator == "," || separator == " " else { return }
    while scalar(glyphs, index) == separator, scalar(glyphs, index + 1).isASCIIDigit {
      let mark = index
      var next = index + 1
      var group = Digits()
      group.take(glyphs, &next)
      guard group.count == 3, firstGroup <= 3, !leadingZero else {
        throw QuantityRefusal(.grouping, offset: glyphs[mark].offset, found: String(separator))
      }
      index += 1
      digits.take(glyphs, &index)
    }
    let next = scalar(glyphs, index)
    if next == "," || next == " ", scalar(glyphs, index + 1).isASCIIDigit {
      throw QuantityRefusal(.grouping, offset: glyphs[index].offset, found: String(next))
    }
  }

  /// What may not follow decimals: a second point, or a group.
  private static func checkTail(_ glyphs: [Glyph], _ index: Int) throws(QuantityRefusal) {
    let next = scalar(glyphs, index)
    if next == "." { throw QuantityRefusal(.twoPoints, offset: glyphs[index].offset, found: ".") }
    if next == "," || next == " ", scalar(glyphs, index + 1).isASCIIDigit {
      throw QuantityRefusal(.grouping, offset: glyphs[index].offset, found: String(next))
    }
  }

  private static func scalar(_ glyphs: [Glyph], _ index: Int) -> Unicode.Scalar {
    index < glyphs.count ? glyphs[index].scalar : "\0"
  }

  private static func text(_ glyphs: [Glyph], _ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(glyphs[start..<end].map(\.scalar)))
  }
}

/// Digits being collected.
private struct Digits {
  /// All digits taken, leading zeros included.
  var count = 0
  /// Digits from the first that is not zero.
  var significant = 0
  /// Nil once it left Int128.
  var value: Int128? = 0

  mutating func take(_ glyphs: [Glyph], _ index: inout Int) {
    while index < glyphs.count, glyphs[index].scalar.isASCIIDigit {
      let digit = Int128(glyphs[index].scalar.value - 0x30)
      count += 1
      if significant > 0 || digit > 0 { significant += 1 }
      if let old = value {
        let (tens, over) = old.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(digit)
        value = over || carry ? nil : sum
      }
      index += 1
    }
  }
}
