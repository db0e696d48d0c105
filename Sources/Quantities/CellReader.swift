import Figures

/// What a cell of one column says.
package enum CellOutcome: Sendable, Hashable {
  /// Digits in the column's unit and nothing else; both numbers at 10^-decimals of the canonical unit, step 0 = exact.
  case plain(value: Int64, step: Int64)
  /// Everything else: absent marks, units in the cell, whatever only the whole grammar can decide.
  /// Boxed, so that the plain ones stay two words.
  indirect case other(QuantityOutcome)
}

/// Reads the cells of one column, whose family and unit are known.
///
/// Cells of digits, comma groups, point and minus — nearly all there are — are read straight from their bytes into
/// an integer, with one of the family's units behind them into a quantity; whatever differs in one byte goes to
/// `QuantityReader`, which decides alone what it means.
///
///     column 投资, 万元:  "12,354.36"  →  plain(value: 1235436000000, step: 100000)   at 10^-4 元
package final class CellReader: Sendable {
  private let reader: QuantityReader
  private let family: UnitFamily
  private let unit: Unit?
  private let ladder: Ladder
  /// The family's units by the bytes of their spelling.
  private let written: [(spelling: [UInt8], unit: Unit, ladder: Ladder)]

  package init(reader: QuantityReader, family: UnitFamily, unit: Unit?) {
    self.reader = reader
    self.family = family
    self.unit = unit
    ladder = Ladder(unit, family)
    written = reader.units.plainSpellings(family).map { (Array($0.text.utf8), $0.unit, Ladder($0.unit, family)) }
  }

  package func read(_ utf8: UnsafeBufferPointer<UInt8>) -> CellOutcome {
    guard let digits = CellDigits(utf8) else { return whole(utf8) }
    if digits.end == utf8.count {
      guard let (value, step) = ladder.scaled(digits) else { return whole(utf8) }
      return .plain(value: value, step: step)
    }
    return withUnit(digits, utf8) ?? whole(utf8)
  }

  private func whole(_ utf8: UnsafeBufferPointer<UInt8>) -> CellOutcome {
    .other(reader.read(String(decoding: utf8, as: UTF8.self), family: family, unit: unit))
  }

  /// `168.47万亩`, `22454 人`
  private func withUnit(_ digits: CellDigits, _ bytes: UnsafeBufferPointer<UInt8>) -> CellOutcome? {
    var start = digits.end
    if bytes[start] == UInt8(ascii: " ") { start += 1 }
    let count = bytes.count - start
    for place in written.indices where written[place].spelling.count == count {
      var index = 0
      while index < count, written[place].spelling[index] == bytes[start + index] { index += 1 }
      guard index == count else { continue }
      guard let (value, step) = written[place].ladder.scaled(digits) else { return nil }
      return .other(
        .quantity(
          Quantity(
            value: Exact(Int128(value), decimals: family.decimals), step: Exact(Int128(step), decimals: family.decimals),
            family: family, writtenUnit: written[place].unit)))
    }
    return nil
  }
}

/// For 0, 1, 2 … decimals of a cell: what to multiply its digits with to get a stored integer.
private struct Ladder: Sendable {
  private let steps: [(factor: Int64, step: Int64)]

  init(_ unit: Unit?, _ family: UnitFamily) {
    var steps: [(factor: Int64, step: Int64)] = []
    if let unit, unit.family == family {
      for decimals in 0...family.decimals + 12 {
        let (top, over) = unit.numerator.multipliedReportingOverflow(by: Exact.powerOfTen(family.decimals))
        let (below, under) = unit.denominator.multipliedReportingOverflow(by: Exact.powerOfTen(decimals))
        guard !over, !under, top % below == 0, let factor = Int64(exactly: top / below) else { break }
        steps.append((factor, family.isCounted && factor <= 1 ? 0 : factor))
      }
    }
    self.steps = steps
  }

  /// Nil where the whole grammar has to decide: more decimals than are kept, or too large.
  func scaled(_ digits: CellDigits) -> (value: Int64, step: Int64)? {
    guard digits.decimals < steps.count else { return nil }
    let (value, overflow) = digits.mantissa.multipliedReportingOverflow(by: steps[digits.decimals].factor)
    guard !overflow, value <= Int64(Exact.cellLimit) else { return nil }
    return (digits.isNegative ? -value : value, steps[digits.decimals].step)
  }
}

/// The digits a cell begins with, read from its bytes; nil for everything that is not entirely usual.
private struct CellDigits {
  private(set) var mantissa: Int64 = 0
  private(set) var decimals = 0
  private(set) var isNegative = false
  /// The first byte behind them.
  private(set) var end = 0

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let count = bytes.count
    guard count > 0 else { return nil }
    isNegative = bytes[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    let start = index
    var digits = 0
    // -1 until the first comma; then the digits since the last one.
    var group = -1
    while index < count {
      let digit = bytes[index] &- 0x30
      if digit <= 9 {
        guard digits < 18 else { return nil }
        mantissa = mantissa &* 10 &+ Int64(digit)
        digits += 1
        if group >= 0 { group += 1 }
      } else if bytes[index] == UInt8(ascii: ",") {
        guard group == 3 || (group == -1 && digits >= 1 && digits <= 3 && bytes[start] != 0x30) else { return nil }
        group = 0
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, group == -1 || group == 3, bytes[start] != 0x30 || digits == 1 else { return nil }
    if index < count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < count, bytes[index] &- 0x30 <= 9 {
        guard digits < 18 else { return nil }
        mantissa = mantissa &* 10 &+ Int64(bytes[index] &- 0x30)
        digits += 1
        decimals += 1
        index += 1
      }
      guard decimals > 0 else { return nil }
    }
    end = index
  }
}
