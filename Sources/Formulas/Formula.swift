package import Figures

/// A formula of a definition file, read: an arithmetic expression, or a claim that compares.
///
///     try Formula("dibao_standard - national_poverty_line")
///     try Formula("water_central_new + water_cistern_new == stated(water_projects)")
///     try Formula("max(overdue / balance over counties) <= 3%")
///     try Formula("dibao_standard - dibao_over_poverty_line == 4000元/人·年")
///
/// The grammar knows numbers with units, names, `+ - * /`, parentheses, `== != <= < >= >` (also in a chain), and
/// `stated previous baseline last_year max min sum count disjoint`. What a name means is the caller's: `Environment`.
package struct Formula: Hashable, Sendable {
  package let text: String
  package let root: Root

  package enum Root: Hashable, Sendable {
    case term(Term)
    case claim(Claim)
  }

  package init(_ text: String) throws(FormulaMistake) {
    self.text = text
    var parser = FormulaParser(tokens: try FormulaTokens.of(text))
    root = try parser.formula()
  }

  package static func parse(_ text: String) throws(FormulaMistake) -> Formula { try Formula(text) }

  /// Whether the formula compares, as an audit rule must.
  package var isClaim: Bool {
    switch root {
    case .claim: true
    case .term: false
    }
  }

  /// Whether it looks at every county, wherever it is judged.
  package var looksAtCounties: Bool { terms.contains(where: \.looksAtCounties) }

  private var terms: [Term] {
    switch root {
    case .term(let term): [term]
    case .claim(let claim): claim.terms
    }
  }

  /// Every figure the formula names, each once, in reading order.
  package var names: [String] { Self.unique(references.map(\.name)) }

  /// Where the formula first names a figure, in Unicode scalars from its beginning.
  package func offset(of name: String) -> Int { terms.lazy.compactMap { $0.offset(of: name) }.first ?? 0 }

  /// Every figure and aspect, each once, in reading order: what must be at hand before the formula is judged.
  package var references: [Reference] { Self.unique(terms.flatMap(\.references)) }

  /// The references of each side of the comparisons: two sides from the same cells prove nothing.
  package var sides: [[Reference]] { terms.map { Self.unique($0.references) } }

  /// What a side of the comparisons names, where it is that figure and nothing else; sides count from 0.
  package func name(ofSide side: Int) -> String? {
    guard terms.indices.contains(side), case .reference(let name, .figure, _) = terms[side] else { return nil }
    return name
  }

  /// Every number with a unit, and where it stands.
  package var literals: [(number: Exact, unit: String, offset: Int)] { terms.flatMap(\.literals) }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
