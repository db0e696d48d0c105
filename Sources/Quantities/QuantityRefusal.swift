/// A text that is not read: which code, where, and what stands there.
///
///     "1O6"   letter-in-number, offset 1, found "O"
///     "5匹"   unit-other-family, offset 1, found "匹", expected 元
package struct QuantityRefusal: Error, Hashable, Sendable {
  package let code: QuantityCode
  /// Unicode scalars of the original text before the place in question.
  package let offset: Int
  /// The character or word that stands there; empty at the end of the text.
  package let found: String
  /// What would have been expected: a unit, a family's unit, the nearest spelling. Empty where nothing is known.
  package let expected: String

  package init(_ code: QuantityCode, offset: Int, found: String = "", expected: String = "") {
    self.code = code
    self.offset = offset
    self.found = found
    self.expected = expected
  }
}

/// Something to look at beside a reading that is not in doubt: `4千元` is 4000 元, but mixes digits with 千.
package struct QuantityWarning: Hashable, Sendable {
  package let code: QuantityCode
  package let offset: Int

  package init(_ code: QuantityCode, offset: Int) {
    self.code = code
    self.offset = offset
  }
}
