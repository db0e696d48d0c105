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
  /// Every figure and aspect, each once, in reading order: what must be at hand before the formula is judged.
  package let references: [Reference]
  /// Every figure the formula names, each once, in reading order.
  package let names: [String]
  /// Whether it looks at every county, wherever it is judged.
  package let looksAtCounties: Bool

  package enum Root: Hashable, Sendable {
    case term(Term)
    case claim(Claim)

    fileprivate var terms: [Term] {
      switch self {
      case .term(let term): [term]
      case .claim(let claim): claim.terms
      }
    }
  }

  package init(_ text: String) throws(FormulaMistake) {
    self.text = text
    var parser = FormulaParser(tokens: try FormulaTokens.of(text))
    root = try parser.formula()
    // A night asks each formula hundreds of times what it names.
    references = Self.unique(root.terms.flatMap(\.references))
    names = Self.unique(references.map(\.name))
    looksAtCounties = root.terms.contains(where: \.looksAtCounties)
  }

  /// Whether the formula compares, as an audit rule must.
  package var isClaim: Bool {
    switch root {
    case .claim: true
    case .term: false
    }
  }

  /// Where the formula first names a figure, in Unicode scalars from its beginning.
  package func offset(of name: String) -> Int { root.terms.lazy.compactMap { $0.offset(of: name) }.first ?? 0 }

  /// The references of each side of the comparisons: two sides from the same cells prove nothing.
  package var sides: [[Reference]] { root.terms.map { Self.unique($0.references) } }

  /// What a side of the comparisons names, where it is that figure and nothing else; sides count from 0.
  package func name(ofSide side: Int) -> String? {
    guard root.terms.indices.contains(side), case .reference(let name, .figure, _) = root.terms[side] else { return nil }
    return name
  }

  /// Every number with a unit, and where it stands.
  package var literals: [(number: Exact, unit: String, offset: Int)] { root.terms.flatMap(\.literals) }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
