import Figures

/// A whole text, taken apart by the one grammar: preamble, amounts, what joins them, what follows.
struct Phrase {
  let reader: AmountReader
  let policy: QuantityPolicy
  /// The unit that the context states, for numbers without one.
  let unit: Unit?

  private var glyphs: [Glyph] { reader.glyphs }
  private var complaint: Complaint { Complaint(reader.glyphs, reader.table, reader.family) }

  func outcome(from start: Int, warning outer: QuantityWarning?) throws(QuantityRefusal) -> QuantityOutcome {
    let preamble = try Preamble(reader, from: start)
    var amount = try reader.read(from: preamble.end)
    if preamble.bracket != nil { amount = try closed(amount) }
    if let currency = preamble.currency { try adopt(currency, in: &amount) }
    let next = reader.skipBlanks(amount.end)
    if let length = RangeSign.length(in: glyphs, at: next) {
      return try range(preamble, amount, reader.read(from: reader.skipBlanks(next + length)), outer)
    }
    if amount.upper != nil { return try neighbours(preamble, amount, outer) }
    if amount.unit != nil, let following = followingAmount(next) { return try compound(preamble, amount, following, outer) }
    return .quantity(try single(preamble, amount, outer))
  }

  /// `(3.5)万元`, `(3.5万元)`
  private func closed(_ amount: Amount) throws(QuantityRefusal) -> Amount {
    var amount = amount
    let close = reader.skipBlanks(amount.end)
    guard close < glyphs.count, glyphs[close].scalar == ")" else { throw complaint.behindFigure(close) }
    amount.end = close + 1
    let next = reader.skipBlanks(amount.end)
    if amount.unit == nil, let match = reader.table.match(in: glyphs, from: next) {
      amount.unit = try reader.choose(match.units, at: next, end: match.end)
      amount.unitStart = next
      amount.end = match.end
    }
    return amount
  }

  /// The currency before the number must be that of the unit behind it; where there is none, that of the column, whose
  /// multiple it does not state: ￥1.50 in a column of 万元 may be either.
  private func adopt(
    _ currency: (unit: [Unit], at: Int, end: Int), in amount: inout Amount
  ) throws(QuantityRefusal) {
    if let unit = amount.unit {
      guard currency.unit.contains(where: { $0.family == unit.family }) else {
        throw QuantityRefusal(.twoUnits, offset: glyphs[amount.unitStart].offset, found: unit.symbol)
      }
    } else {
      let own = try reader.choose(currency.unit, at: currency.at, end: currency.end)
      if let unit, unit.family == own.family, unit.factor != own.factor { throw complaint.refusal(.currencyScaleDoubtful, currency.at) }
      amount.unit = own
      amount.unitStart = currency.at
    }
  }

  // MARK: One figure

  private func single(
    _ preamble: Preamble, _ amount: Amount, _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> Quantity {
    var amount = amount
    let tail = try tail(preamble, &amount)
    try accept(preamble.features + features(amount) + tail.features)
    return try Measure(reader: reader, policy: policy, context: unit).quantity(
      amount, isNegative: preamble.minus != nil, decreases: preamble.decreases, qualifier: tail.qualifier, isWhole: tail.isWhole,
      warning: outer ?? warning(preamble, amount))
  }

  /// 以上, 左右, 整 and the like up to the end of the text.
  private func tail(
    _ preamble: Preamble, _ amount: inout Amount
  ) throws(QuantityRefusal) -> (qualifier: Qualifier, isWhole: Bool, features: [(feature: QuantityFeature, at: Int)]) {
    var index = reader.skipBlanks(amount.end)
    var isWhole = false
    var features: [(feature: QuantityFeature, at: Int)] = []
    var words: [(word: Qualifier, at: Int)] = []
    if let qualifier = preamble.qualifier { words.append(qualifier) }
    if amount.isMore { words.append((.moreThan, amount.unitStart)) }
    if index < glyphs.count, let unit = amount.unit, index == amount.end {
      if glyphs[index].scalar == "整" || (glyphs[index].scalar == "正" && reader.table.isCurrency(unit)) {
        isWhole = true
        index += 1
      } else if QualifierWord.isMore(glyphs[index].scalar), !amount.isMore {
        amount.isMore = true
        amount.isMoreOfUnit = true
        words.append((.moreThan, index))
        features.append((.qualifier, index))
        index += 1
      }
    }
    index = reader.skipBlanks(index)
    if let word = QualifierWord.behind(glyphs, at: index) {
      words.append((word.qualifier, index))
      features.append((.qualifier, index))
      index += word.text.count
    }
    guard index == glyphs.count else { throw complaint.behindFigure(index) }
    if words.count > 1 { throw QuantityRefusal(.twoQualifiers, offset: glyphs[min(words[1].at, glyphs.count - 1)].offset) }
    guard !isWhole || words.isEmpty else { throw QuantityRefusal(.twoQualifiers, offset: glyphs[words[0].at].offset) }
    return (words.first?.word ?? .exact, isWhole, features)
  }

  // MARK: Two figures

  private func range(
    _ preamble: Preamble, _ left: Amount, _ right: Amount, _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> QuantityOutcome {
    let at = glyphs[left.end < glyphs.count ? left.end : glyphs.count - 1].offset
    var left = left
    try plainEnds(preamble, left, right)
    if left.unit == nil, let unit = right.unit {
      left.unit = left.trailingScale > 0 && unit.isScaled ? try base(of: unit, at: right.unitStart) : unit
    } else if left.unit != nil && right.unit == nil {
      throw complaint.end(.unitMissing)
    }
    if left.trailingScale == 0, right.trailingScale > 0, right.unit?.isScaled != true || right.unit == nil {
      guard let scaled = left.lower.scaled(by: right.trailingScale) else { throw QuantityRefusal(.tooLarge, offset: at) }
      left.lower = scaled
      left.trailingScale = right.trailingScale
    }
    try accept(preamble.features + features(left) + features(right) + [(.range, left.end)])
    let warning = outer ?? self.warning(preamble, left) ?? self.warning(preamble, right)
    return .range(try ends(left, right, warning, at))
  }

  /// Both ends of a range stand bare: no sign, no qualifier, nothing behind.
  private func plainEnds(_ preamble: Preamble, _ left: Amount, _ right: Amount) throws(QuantityRefusal) {
    if let qualifier = preamble.qualifier { throw complaint.refusal(.twoQualifiers, qualifier.at) }
    if let minus = preamble.minus { throw complaint.refusal(.signUnclear, minus) }
    if left.isMore || right.isMore { throw complaint.refusal(.twoQualifiers, left.isMore ? left.unitStart : right.unitStart) }
    guard left.upper == nil, right.upper == nil else { throw complaint.refusal(.vagueNumber, left.start) }
    guard left.lower.hasPlaces, right.lower.hasPlaces else { throw complaint.refusal(.numeralUnreadable, left.start) }
    let end = reader.skipBlanks(right.end)
    guard end == glyphs.count else {
      throw QualifierWord.behind(glyphs, at: end) == nil ? complaint.behindFigure(end) : complaint.refusal(.twoQualifiers, end)
    }
  }

  private func base(of unit: Unit, at index: Int) throws(QuantityRefusal) -> Unit {
    let spelling = Array(unit.symbol.unicodeScalars)
    if let scale = ScaleWord(spelling) {
      let rest = String(String.UnicodeScalarView(spelling.dropFirst(scale.length)))
      if let base = reader.table.unit(rest, in: unit.family) { return base }
    }
    throw complaint.refusal(.unitScaleDoubtful, index)
  }

  /// 三四百个
  private func neighbours(
    _ preamble: Preamble, _ amount: Amount, _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> QuantityOutcome {
    guard let upper = amount.upper else { throw complaint.refusal(.vagueNumber, amount.start) }
    var right = amount
    right.lower = upper
    right.upper = nil
    var left = amount
    left.upper = nil
    try plainEnds(preamble, left, right)
    try accept(preamble.features + features(left) + features(right) + [(.range, amount.start)])
    return .range(try ends(left, right, outer ?? warning(preamble, left), glyphs[amount.start].offset))
  }

  private func ends(
    _ left: Amount, _ right: Amount, _ warning: QuantityWarning?, _ offset: Int
  ) throws(QuantityRefusal) -> QuantityRange {
    let measure = Measure(reader: reader, policy: policy, context: unit)
    let lower = try measure.quantity(left, warning: warning)
    let upper = try measure.quantity(right, warning: warning)
    guard lower.family == upper.family else {
      throw QuantityRefusal(.unitOtherFamily, offset: glyphs[right.unitStart].offset, found: upper.unit, expected: lower.unit)
    }
    guard Rational(lower.value) < Rational(upper.value) else { throw QuantityRefusal(.rangeOrder, offset: offset) }
    return QuantityRange(lower: lower, upper: upper, warning: warning)
  }

  // MARK: Several figures

  /// Where the next amount of a compound begins: directly, or after a separator.
  private func followingAmount(_ index: Int) -> Int? {
    if NumeralToken.begins(glyphs, at: index) { return index }
    guard index < glyphs.count, ["、", ",", ";", "/", "和"].contains(glyphs[index].scalar) else { return nil }
    let next = reader.skipBlanks(index + 1)
    return NumeralToken.begins(glyphs, at: next) ? next : nil
  }

  private func compound(
    _ preamble: Preamble, _ first: Amount, _ second: Int, _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> QuantityOutcome {
    // A column expects one family; the parts of a compound may have others.
    let free = AmountReader(glyphs: glyphs, table: reader.table, family: nil)
    var amounts = [first]
    var joined = true
    var next: Int? = second
    var end = first.end
    while let start = next {
      if start != amounts[amounts.count - 1].end { joined = false }
      // 元零叁分: a zero that only marks the skipped place.
      let skipsZero = glyphs[start].scalar == "零" && start + 1 < glyphs.count && NumeralToken.begins(glyphs, at: start + 1)
      let amount = try free.read(from: skipsZero ? start + 1 : start)
      guard amount.unit != nil else { throw complaint.behindFigure(start) }
      guard amount.upper == nil else { throw complaint.refusal(.vagueNumber, amount.start) }
      amounts.append(amount)
      end = amount.end
      next = followingAmount(reader.skipBlanks(end))
    }
    if joined, let figure = try steps(preamble, amounts, outer) { return figure }
    return try parts(preamble, amounts, outer)
  }

  /// 5元3角 and 1公里500米 are one figure: units of one family going down, each amount smaller than the unit before.
  private func steps(
    _ preamble: Preamble, _ amounts: [Amount], _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> QuantityOutcome? {
    let units = amounts.enumerated().map { index, amount in
      guard index > 0 else { return amount.unit }
      return reader.table.candidates(amount.unit?.symbol ?? "").first { $0.family == amounts[0].unit?.family }
    }
    guard units.allSatisfy({ $0 != nil }) else { return nil }
    var total = Rational.zero
    var last: Quantity?
    let measure = Measure(reader: reader, policy: policy, context: unit)
    for (index, var amount) in amounts.enumerated() {
      amount.unit = units[index]
      let quantity = try measure.quantity(amount, warning: outer ?? warning(preamble, amount))
      if let before = last, let unit = before.writtenUnit, let step = quantity.writtenUnit {
        guard step.factor < unit.factor, Rational(quantity.value) < unit.factor, !unit.isScaled, amounts[index - 1].lower.decimals == 0
        else { throw complaint.refusal(.severalNumbers, amount.start) }
      }
      guard !amount.isMore || index == amounts.count - 1 else { throw complaint.refusal(.twoQualifiers, amount.unitStart) }
      total = total + Rational(quantity.value)
      last = quantity
    }
    guard let last, var final = amounts.last else { return nil }
    guard let sum = total.exact else { throw complaint.refusal(.tooPrecise, final.start) }
    let tail = try tail(preamble, &final)
    var found = preamble.features + amounts.flatMap(features) + tail.features
    if !amounts[0].lower.features.contains(.chineseNumeral) { found.append((.compound, amounts[1].start)) }
    try accept(found)
    let isNegative = preamble.minus != nil
    return .quantity(
      Quantity(
        value: isNegative ? -sum : sum, step: tail.isWhole ? .zero : last.step, reach: tail.qualifier == .exact ? .zero : measure.grain(final),
        family: last.family, qualifier: tail.qualifier, writtenUnit: last.writtenUnit,
        warning: outer ?? amounts.lazy.compactMap { warning(preamble, $0) }.first))
  }

  /// 5147户22454人
  private func parts(
    _ preamble: Preamble, _ amounts: [Amount], _ outer: QuantityWarning?
  ) throws(QuantityRefusal) -> QuantityOutcome {
    if let minus = preamble.minus { throw complaint.refusal(.signUnclear, minus) }
    if let qualifier = preamble.qualifier { throw complaint.refusal(.severalNumbers, qualifier.at) }
    let end = reader.skipBlanks(amounts[amounts.count - 1].end)
    guard end == glyphs.count else { throw complaint.behindFigure(end) }
    // 一户、一人 means each of them, as in 不落一户、不落一人.
    if amounts.allSatisfy({ glyphs[$0.start].scalar == "一" && $0.unitStart == $0.start + 1 }) { throw complaint.refusal(.vagueNumber, amounts[0].start) }
    let measure = Measure(reader: reader, policy: policy, context: nil)
    var found: [(feature: QuantityFeature, at: Int)] = [(.compound, amounts[1].start)]
    var parts: [Quantity] = []
    for amount in amounts {
      let part = try measure.quantity(
        amount, qualifier: amount.isMore ? .moreThan : .exact, warning: outer ?? warning(preamble, amount))
      guard !parts.contains(where: { $0.family == part.family }) else { throw complaint.refusal(.severalNumbers, amount.start) }
      found += features(amount)
      parts.append(part)
    }
    try accept(found)
    return .compound(parts)
  }

  // MARK: What the policy accepts

  private func features(_ amount: Amount) -> [(feature: QuantityFeature, at: Int)] {
    var found = amount.lower.features.map { (feature: $0, at: amount.start) }
    if amount.isMore, !amount.isMoreOfUnit { found.append((.qualifier, amount.unitStart)) }
    return found
  }

  private func warning(_ preamble: Preamble, _ amount: Amount) -> QuantityWarning? {
    if let warning = preamble.warning { return QuantityWarning(warning.code, offset: glyphs[warning.at].offset) }
    return amount.lower.warning.map { QuantityWarning($0, offset: glyphs[amount.start].offset) }
  }

  private func accept(_ found: [(feature: QuantityFeature, at: Int)]) throws(QuantityRefusal) {
    for (feature, at) in found where !policy.accepted.contains(feature) {
      throw complaint.refusal(feature.code, min(at, glyphs.count - 1))
    }
  }
}
