/// One row of `units.csv` as it is written, with the line it stands in.
///
///     money,万元,10000,人民币万元,,
///     money,元,1,块 圆 人民币元 ￥,measured,4
package struct UnitRow: Sendable {
  package let family: String
  package let unit: String
  /// Integer, decimal or fraction (`3/2000`) relative to the canonical unit, whose factor is 1.
  package let factor: String
  /// Further spellings, separated by blanks.
  package let also: String
  /// `counted` or `measured`, on the canonical row only.
  package let kind: String
  /// Decimals kept in the warehouse, on the canonical row only.
  package let decimals: String
  package let line: Int

  package init(
    family: String, unit: String, factor: String, also: String = "", kind: String = "", decimals: String = "", line: Int
  ) {
    self.family = family
    self.unit = unit
    self.factor = factor
    self.also = also
    self.kind = kind
    self.decimals = decimals
    self.line = line
  }
}
