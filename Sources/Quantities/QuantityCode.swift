/// Why a text was refused, or what beside a reading deserves a look. Raw values are stable slugs.
///
/// The words for each code stand in `QuantityCode+Explanations.swift`, the sentence for one cell in
/// `QuantityRefusal+Message.swift`.
package enum QuantityCode: String, Sendable, CaseIterable {
  // What stands there is no number.
  case numberMissing = "number-missing"
  case textAround = "text-around"
  case textTooLong = "text-too-long"
  case markUnclear = "mark-unclear"
  case date
  case spreadsheetError = "spreadsheet-error"
  case formula
  case exponent
  case numberStyle = "number-style"

  // A character is not what it seems.
  case letterInNumber = "letter-in-number"
  case lookAlike = "look-alike"
  case hiddenCharacter = "hidden-character"
  case foreignDigit = "foreign-digit"

  // The number is not written in a way that has one reading.
  case grouping
  case twoPoints = "two-points"
  case pointStyle = "point-style"
  case numberUnfinished = "number-unfinished"
  case signUnclear = "sign-unclear"
  case severalNumbers = "several-numbers"
  case numeralUnreadable = "numeral-unreadable"
  case spokenTail = "spoken-tail"
  case vagueNumber = "vague-number"
  case twoQualifiers = "two-qualifiers"
  case rangeOrder = "range-order"
  case noFiniteDecimal = "no-finite-decimal"

  // It can be read, but not here.
  case signStyle = "sign-style"
  case chineseNumeral = "chinese-numeral"
  case mixedNumeral = "mixed-numeral"
  case qualifier = "qualifier"
  case range
  case compound
  case fraction

  // The unit.
  case unitMissing = "unit-missing"
  case unitUnknown = "unit-unknown"
  case unitOtherFamily = "unit-other-family"
  case unitScaleDoubtful = "unit-scale-doubtful"
  case currencyScaleDoubtful = "currency-scale-doubtful"
  case twoUnits = "two-units"

  // The size.
  case tooLarge = "too-large"
  case tooPrecise = "too-precise"
  case countedFraction = "counted-fraction"

  // Only ever a warning: read without doubt, but better written otherwise.
  case textMarker = "text-marker"
  case leadingZeros = "leading-zeros"
  case pointBare = "point-bare"
  case signApart = "sign-apart"
  case zeroMissing = "zero-missing"
  case positionalNumeral = "positional-numeral"
}
