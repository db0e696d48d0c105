/// A way of writing that not every pipeline accepts in a cell. What is always accepted — digits, groups, a sign, a unit —
/// has no feature.
package enum QuantityFeature: String, Sendable, CaseIterable {
  /// 约, 近, 多, 以上, ≥
  case qualifier
  /// 三千五百, 壹佰, 百分之五
  case chineseNumeral
  /// 1亿2345万, 4千
  case mixedNumeral
  /// 5-10万元, 三四百个
  case range
  /// 5147户22454人
  case compound
  /// 3/4, 四分之三
  case fraction
  /// 负3.5, △3.5, (3.5), 减少3.5
  case signWord

  /// What a text is refused with where the feature is not accepted.
  var code: QuantityCode {
    switch self {
    case .qualifier: .qualifier
    case .chineseNumeral: .chineseNumeral
    case .mixedNumeral: .mixedNumeral
    case .range: .range
    case .compound: .compound
    case .fraction: .fraction
    case .signWord: .signStyle
    }
  }
}
