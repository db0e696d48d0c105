import Figures

/// Turns an amount into a quantity: multiplies by the unit's exact factor and checks that the result can be kept.
struct Measure {
  let reader: AmountReader
  let policy: QuantityPolicy
  let context: Unit?

  private var glyphs: [Glyph] { reader.glyphs }

  func quantity(
    _ amount: Amount, isNegative: Bool = false, decreases: Bool = false, qualifier: Qualifier = .exact, isWhole: Bool = false,
    warning: QuantityWarning?
  ) throws(QuantityRefusal) -> Quantity {
    let unit = try effectiveUnit(amount)
    let family = unit.family
    let number = amount.lower
    let value = try canonical(number.mantissa, number.decimals, unit, amount)
    var step = Exact.zero
    if number.hasPlaces && !isWhole {
      let place = Exact(1).shifted(by: number.lastPlace)
      guard let place else { throw refusal(.tooPrecise, amount) }
      let printed = try canonical(place.mantissa, place.decimals, unit, amount, isStep: true)
      if !family.isCounted || printed > Exact(1) { step = printed }
    }
    var reach = Exact.zero
    switch qualifier {
    case .approx, .nearly, .moreThan: reach = try self.reach(amount, unit, qualifier)
    case .exact, .atLeast, .atMost, .within, .lessThan, .greaterThan, .range: break
    }
    return Quantity(
      value: isNegative ? -value : value, step: step, reach: reach, family: family, qualifier: qualifier,
      decreases: decreases, writtenUnit: amount.unit, warning: warning)
  }

  /// The step of the last printed place, for the last piece of 5元3角.
  func grain(_ amount: Amount) -> Exact {
    guard let unit = amount.unit, let place = Exact(1).shifted(by: amount.lower.lastPlace) else { return .zero }
    do { return try canonical(place.mantissa, place.decimals, unit, amount, isStep: true) } catch { return .zero }
  }

  private func effectiveUnit(_ amount: Amount) throws(QuantityRefusal) -> Unit {
    if let unit = amount.unit { return unit }
    guard let context else { throw Complaint(glyphs, reader.table, reader.family).end(.unitMissing) }
    guard amount.trailingScale == 0 || !context.isScaled else {
      throw QuantityRefusal(.unitScaleDoubtful, offset: glyphs[amount.end - 1].offset, found: text(amount), expected: context.symbol)
    }
    return context
  }

  /// 约 reaches one printed step; 近 and 多 reach the place of the last digit that is not zero, and one printed step
  /// where all are: 0余个 is more than none and less than one.
  private func reach(_ amount: Amount, _ unit: Unit, _ qualifier: Qualifier) throws(QuantityRefusal) -> Exact {
    guard amount.lower.hasPlaces else { throw refusal(.numeralUnreadable, amount) }
    let exponent = qualifier == .approx || amount.isMoreOfUnit || amount.lower.isZero ? amount.lower.lastPlace : amount.lower.lastNonZeroPlace
    guard let place = Exact(1).shifted(by: exponent) else { throw refusal(.tooLarge, amount) }
    return try canonical(place.mantissa, place.decimals, unit, amount, isStep: true)
  }

  private func canonical(
    _ mantissa: Int128, _ decimals: Int, _ unit: Unit, _ amount: Amount, isStep: Bool = false
  ) throws(QuantityRefusal) -> Exact {
    let scale = unit.family.decimals
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: unit.numerator)
    let (scaled, over) = product.multipliedReportingOverflow(by: Exact.powerOfTen(max(0, scale - decimals)))
    guard !overflow, !over else { throw refusal(.tooLarge, amount) }
    let (divisor, under) = unit.denominator.multipliedReportingOverflow(by: Exact.powerOfTen(min(30, max(0, decimals - scale))))
    guard !under else { throw refusal(.tooPrecise, amount) }
    guard scaled / divisor <= limit(unit.family) else { throw refusal(.tooLarge, amount) }
    if scaled % divisor == 0 { return Exact(scaled / divisor, decimals: scale) }
    if unit.family.isCounted {
      guard isStep else { throw refusal(.countedFraction, amount) }
      return .zero
    }
    let quotient = Rational(Exact(mantissa, decimals: decimals)) * unit.factor
    guard let exact = quotient.exact else {
      // The step of 45元/公顷 is a fifteenth of a 元/亩. It only bounds the figure: kept a little wider where it must fit, else far
      // finer than any bound is shown.
      guard isStep, let wider = Int128(exactly: quotient.rounded(to: policy.mustFitScale ? scale : 24, .ceil)) else {
        throw refusal(.noFiniteDecimal, amount)
      }
      return Exact(wider, decimals: policy.mustFitScale ? scale : 24)
    }
    guard policy.mustFitScale else { return exact }
    // 4.60000元: zeros beyond what is kept say nothing that 4.6000 does not.
    guard isStep else { throw refusal(.tooPrecise, amount) }
    return Exact(1, decimals: scale)
  }

  /// What the warehouse can add up; a printed figure may go to 10^18 of the canonical unit.
  private func limit(_ family: UnitFamily) -> Int128 {
    policy.mustFitScale ? Exact.cellLimit : Exact.powerOfTen(18 + family.decimals)
  }

  private func refusal(_ code: QuantityCode, _ amount: Amount) -> QuantityRefusal {
    QuantityRefusal(code, offset: glyphs[amount.start].offset, found: text(amount))
  }

  private func text(_ amount: Amount) -> String {
    String(String.UnicodeScalarView(glyphs[amount.start..<amount.end].map(\.scalar)))
  }
}

extension Exact {
  /// This number times 10^`exponent`, nil beyond what an exact number holds.
  fileprivate func shifted(by exponent: Int) -> Exact? {
    guard exponent > -36, exponent < 36 else { return nil }
    if exponent >= 0 { return Exact(mantissa * Exact.powerOfTen(exponent), decimals: decimals) }
    return Exact(mantissa, decimals: decimals - exponent)
  }
}
