/// What became of a text: exactly one of five.
package enum QuantityOutcome: Sendable, Hashable {
  case quantity(Quantity)
  indirect case range(QuantityRange)
  /// Several figures in one text, each with its unit: 5147户22454人.
  case compound([Quantity])
  case absent(AbsentKind)
  case refusal(QuantityRefusal)

  /// What deserves a look although the text was read.
  package var warning: QuantityWarning? {
    switch self {
    case .quantity(let quantity): quantity.warning
    case .range(let range): range.warning
    case .compound(let parts): parts.lazy.compactMap(\.warning).first
    case .absent, .refusal: nil
    }
  }
}
