import Figures

/// Adds up the pieces of one number: 十 百 千 within a section, sections by 万 and 亿, so that 3千5百万 is 3500万.
///
/// Strict about what has two readings: 一百五 and 1万5 (105 or 150, 10005 or 15000), 五十万六十万, 三零五百.
struct NumeralSum {
  /// A digit, or a run of them, with the power of ten it stands for.
  private struct Part {
    let mantissa: Int128
    let decimals: Int
    var exponent: Int
    let wholeDigits: Int
    let hasLeadingZero: Bool
    let isChinese: Bool
    /// No 十, 百 or 千 of its own.
    let isBare: Bool
    let hasZeroBefore: Bool
    let section: Int
    let token: Int
    /// The 5 of 1万5亿: the last digits before 亿, behind a 万 of their own.
    var endsGroup = false
  }

  private let tokens: ArraySlice<NumeralToken>
  private let glyphs: [Glyph]
  private var parts: [Part] = []
  private var pending: (mantissa: Int128, run: DigitRun?, isPair: Bool, token: Int)?
  private var zeroAt: Int?
  private var section = 0
  private var sectionStart = 0
  private var groupStart = 0
  private var sawTenThousand = false
  private var sawHundredMillion = false
  private var mixesPlaces = false
  private var warning: QuantityCode?

  static func add(_ tokens: ArraySlice<NumeralToken>, in glyphs: [Glyph]) throws(QuantityRefusal) -> Numeral {
    var sum = NumeralSum(tokens: tokens, glyphs: glyphs)
    return try sum.add()
  }

  private init(tokens: ArraySlice<NumeralToken>, glyphs: [Glyph]) {
    self.tokens = tokens
    self.glyphs = glyphs
  }

  private func refusal(_ code: QuantityCode, at token: Int) -> QuantityRefusal {
    let glyph = glyphs[tokens[token].start]
    return QuantityRefusal(code, offset: glyph.offset, found: String(glyph.scalar))
  }

  private mutating func add() throws(QuantityRefusal) -> Numeral {
    if tokens.count == 1, case .zero = tokens[tokens.startIndex].kind {
      return Numeral(mantissa: 0, decimals: 0, lastPlace: 0, lastNonZeroPlace: 0, features: [.chineseNumeral])
    }
    for index in tokens.indices { try take(index) }
    if pending != nil { placePending(0, isBare: true) }
    if let zeroAt { throw refusal(.numeralUnreadable, at: zeroAt) }
    guard !parts.isEmpty else { throw refusal(.numeralUnreadable, at: tokens.startIndex) }
    try checkOrder()
    return try total()
  }

  private mutating func take(_ index: Int) throws(QuantityRefusal) {
    let broken = refusal(.numeralUnreadable, at: index)
    switch tokens[index].kind {
    case .number(let run):
      guard pending == nil, zeroAt == nil else { throw broken }
      pending = (run.mantissa, run, false, index)
    case .digit(let digit, let isPair):
      guard pending == nil else { throw broken }
      pending = (Int128(digit), nil, isPair, index)
    case .tens(let digit):
      guard pending == nil else { throw broken }
      pending = (Int128(digit), nil, false, index)
      placePending(1, isBare: false)
    case .zero:
      guard pending == nil, zeroAt == nil, !parts.isEmpty else { throw broken }
      zeroAt = index
    case .place(let exponent):
      if pending == nil {
        guard exponent == 1 else { throw broken }
        if parts.count > sectionStart && zeroAt == nil { warning = .zeroMissing }
        pending = (1, nil, false, index)
      }
      if exponent == 1, pending?.isPair == true { throw broken }
      if let run = pending?.run, !run.isChinese { mixesPlaces = true }
      placePending(exponent, isBare: false)
    case .scale(let exponent):
      guard zeroAt == nil || pending != nil else { throw broken }
      if pending != nil { placePending(0, isBare: true) }
      try close(exponent, broken)
    case .point:
      throw broken
    }
  }

  /// 万 multiplies its section, 亿 everything since the last 亿.
  private mutating func close(_ exponent: Int, _ broken: QuantityRefusal) throws(QuantityRefusal) {
    let start: Int
    if exponent == 4 {
      guard !sawTenThousand, parts.count > sectionStart else { throw broken }
      sawTenThousand = true
      start = sectionStart
    } else {
      guard !sawHundredMillion, parts.count > groupStart else { throw broken }
      if sawTenThousand, parts.count > sectionStart, parts[parts.count - 1].isBare { parts[parts.count - 1].endsGroup = true }
      sawHundredMillion = true
      sawTenThousand = false
      start = groupStart
      groupStart = parts.count
    }
    for index in start..<parts.count { parts[index].exponent += exponent }
    sectionStart = parts.count
    section += 1
  }

  private mutating func placePending(_ exponent: Int, isBare: Bool) {
    guard let pending else { return }
    parts.append(
      Part(
        mantissa: pending.mantissa, decimals: pending.run?.decimals ?? 0, exponent: exponent,
        wholeDigits: pending.run?.wholeDigits ?? 1, hasLeadingZero: pending.run?.hasLeadingZero ?? false, isChinese: pending.run?.isChinese ?? true, isBare: isBare,
        hasZeroBefore: zeroAt != nil, section: section, token: pending.token))
    self.pending = nil
    zeroAt = nil
  }

  /// Every part must be smaller than the place of the one before, and be where it is without doubt.
  private mutating func checkOrder() throws(QuantityRefusal) {
    for index in parts.indices.dropFirst() {
      let before = parts[index - 1]
      let part = parts[index]
      let broken = refusal(.numeralUnreadable, at: part.token)
      guard before.decimals == 0, before.isChinese == part.isChinese, before.exponent > part.exponent else { throw broken }
      guard part.mantissa < Exact.powerOfTen(min(38, before.exponent - part.exponent + part.decimals)) else { throw broken }
      let isTail = index == parts.count - 1 && part.isBare && part.section == section
      let isDoubtful = part.isBare && (isTail || part.endsGroup || before.section == part.section)
      if !part.isChinese {
        if part.hasLeadingZero && !isTail { throw broken }
        if isDoubtful && part.wholeDigits != before.exponent - part.exponent { throw refusal(.spokenTail, at: part.token) }
        continue
      }
      let gap = before.exponent - part.exponent - 1
      if part.hasZeroBefore {
        guard gap > 0 else { throw broken }
      } else if gap > 0 {
        if isDoubtful { throw refusal(.spokenTail, at: part.token) }
        // 十万五千 leaves no place out; 一亿五千 leaves out all of 万 and is 1.5亿 to most ears.
        let fillsThousands = part.exponent % 4 == 3 && before.section != part.section
        if fillsThousands, before.exponent / 4 - part.exponent / 4 > 1 { throw refusal(.spokenTail, at: part.token) }
        if !fillsThousands { warning = warning ?? .zeroMissing }
      }
    }
    for part in parts.dropFirst() where isPairTail(part) { throw refusal(.numeralUnreadable, at: part.token) }
  }

  /// 一百零两: 两 stands alone or before a place, never as a last digit.
  private func isPairTail(_ part: Part) -> Bool {
    guard part.isBare, part.section == section, case .digit(_, isPair: true) = tokens[part.token].kind else { return false }
    return true
  }

  private func total() throws(QuantityRefusal) -> Numeral {
    let tooLarge = QuantityRefusal(.tooLarge, offset: glyphs[tokens[tokens.startIndex].start].offset)
    let last = parts[parts.count - 1]
    let decimals = max(0, last.decimals - last.exponent)
    var mantissa: Int128 = 0
    for part in parts {
      let shift = part.exponent + decimals - part.decimals
      guard shift >= 0, shift <= 30 else { throw tooLarge }
      let (product, over) = part.mantissa.multipliedReportingOverflow(by: Exact.powerOfTen(shift))
      let (sum, carry) = mantissa.addingReportingOverflow(product)
      guard !over, !carry else { throw tooLarge }
      mantissa = sum
    }
    var numeral = Numeral(
      mantissa: mantissa, decimals: decimals, lastPlace: lastPlace(last), lastNonZeroPlace: lastNonZeroPlace())
    if last.isChinese { numeral.features.append(.chineseNumeral) }
    if !last.isChinese && (parts.count > 1 || mixesPlaces) { numeral.features.append(.mixedNumeral) }
    numeral.warning = mixesPlaces ? .mixedNumeral : warning
    if case .number(let run) = tokens[parts[0].token].kind, numeral.warning == nil {
      if run.hasLeadingZero { numeral.warning = .leadingZeros }
      if run.hasBarePoint { numeral.warning = .pointBare }
    }
    return numeral
  }

  private func lastPlace(_ last: Part) -> Int {
    if !last.isChinese || last.decimals > 0 { return last.exponent - last.decimals }
    var exponent = 0
    for token in tokens.reversed() {
      guard case .scale(let power) = token.kind else { break }
      exponent += power
    }
    return exponent
  }

  private func lastNonZeroPlace() -> Int {
    for part in parts.reversed() where part.mantissa != 0 {
      var rest = part.mantissa
      var place = part.exponent - part.decimals
      while rest % 10 == 0 {
        rest /= 10
        place += 1
      }
      return place
    }
    return 0
  }
}
