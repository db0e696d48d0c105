package import Figures
package import Formulas

/// What a broken rule says: its message with both sides and the gap filled in.
///
///     四类供水项目合计 4894处，项目总数 4895处，相差 1处
///
/// Two sides that differ are never written alike: 3.004% stands against 3%, not 3% against 3%.
package struct RuleWords {
  private let left: String
  private let right: String
  private let gap: String

  /// What somebody wrote for a side, instead of what was read.
  package typealias Quoted = (left: String?, right: String?)

  /// - Parameter write: How a figure is written, with so many decimals more than usual.
  package init(_ verdict: Verdict, quoted: Quoted = (nil, nil), _ write: (Rational, Int) -> String) {
    func shown(_ value: Rational, _ more: Int, _ side: Operand?) -> String {
      // A quotient of equals is a rate, whatever its parts are.
      side?.scale == .percent ? FigureText.number(value, places: 2 + more) + "%" : write(value, more)
    }
    let (a, b) = (verdict.left, verdict.right)
    let scale = a?.scale == .percent ? a : b
    let more = a.flatMap { a in b.map { FigureText.toTell(a.value, from: $0.value) { shown($0, $1, scale) } } } ?? 0
    left = quoted.left ?? a.map { shown($0.value, more, scale) } ?? "—"
    right = quoted.right ?? b.map { shown($0.value, more, scale) } ?? "—"
    gap = verdict.gap.map { gap in shown(gap, max(more, FigureText.toTell(gap, from: .zero) { shown($0, $1, scale) }), scale) } ?? "—"
  }

  package func fill(_ message: String) -> String {
    var text = message
    for (name, words) in [("{left}", left), ("{right}", right), ("{gap}", gap)] {
      text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: words)
    }
    return text
  }
}

extension Rule {
  /// The message about figures of a unit.
  package func words(_ language: Language, verdict: Verdict, unit: String) -> String {
    RuleWords(verdict) { FigureText.shown($0, unit: unit, more: $1) }.fill(message[language] ?? "")
  }
}
