/// How strict the one grammar is. Every preset reads the same text to the same number; they differ only in what they
/// refuse.
///
///     exact     what a county's cell may say: digits, groups, sign, unit, absent marks
///     tolerant  exact, and qualifiers: 约31.06亿元, 300余个
///     printed   everything a report prints: 十一个, 5-10万元, 5147户22454人
package struct QuantityPolicy: Sendable, Equatable {
  package let accepted: Set<QuantityFeature>
  /// Whether a figure must fit the decimals its family keeps in the warehouse.
  package let mustFitScale: Bool
  /// Whether zero-width characters at the ends are passed over with a warning; inside a text they never are.
  package let forgivesHiddenEnds: Bool

  package init(accepted: Set<QuantityFeature>, mustFitScale: Bool, forgivesHiddenEnds: Bool) {
    self.accepted = accepted
    self.mustFitScale = mustFitScale
    self.forgivesHiddenEnds = forgivesHiddenEnds
  }

  package static let exact = QuantityPolicy(accepted: [], mustFitScale: true, forgivesHiddenEnds: false)
  package static let tolerant = QuantityPolicy(accepted: [.qualifier], mustFitScale: true, forgivesHiddenEnds: false)
  package static let printed = QuantityPolicy(
    accepted: Set(QuantityFeature.allCases), mustFitScale: false, forgivesHiddenEnds: true)

  /// The preset of that name in a pipeline's `cells:`.
  package init?(named name: String) {
    switch name {
    case "exact": self = .exact
    case "tolerant": self = .tolerant
    case "printed": self = .printed
    default: return nil
    }
  }
}
