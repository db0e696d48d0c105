/// How a written figure relates to the true one. Raw values are the words of the public views.
package enum Qualifier: String, Sendable, CaseIterable {
  case exact
  /// 约, 大约, 左右
  case approx
  /// 近: below the number, `[x − step, x)`
  case nearly
  /// 多, 余: above the number, below the next step
  case moreThan = "more_than"
  /// 以上, 不低于
  case atLeast = "at_least"
  /// 以下, 不超过
  case atMost = "at_most"
  /// 不足, 低于
  case lessThan = "less_than"
  /// 超过, 逾, 高于
  case greaterThan = "greater_than"
  /// 以内
  case within
  /// 5-10万元
  case range
}
