internal import Figures

/// Reads tokens into a tree by recursive descent: claim → sum → product → factor.
struct FormulaParser {
  private let tokens: [FormulaToken]
  private var index = 0
  private var depth = 0
  private var insideCounties = false

  private static let depthLimit = 64
  private static let functions =
    Reference.Aspect.allCases.filter { $0 != .figure }.map(\.rawValue) + Term.Fold.allCases.map(\.rawValue)
    + ["count", "disjoint"]

  init(tokens: [FormulaToken]) {
    self.tokens = tokens
  }

  private var token: FormulaToken { tokens[index] }

  mutating func formula() throws(FormulaMistake) -> Formula.Root {
    if case .name("disjoint") = token.kind, isCall { return .claim(try disjoint()) }
    let first = try sum()
    if relation == nil {
      try end(Sentence(zh: "运算符、比较或结尾", en: "an operator, a comparison or the end"))
      return .term(first)
    }
    let claim = try claim(startingWith: first)
    try end(Sentence(zh: "运算符或结尾", en: "an operator or the end"))
    return .claim(claim)
  }

  private func end(_ expected: Sentence) throws(FormulaMistake) {
    guard token.kind == .end else { throw mistake(expected) }
  }

  // MARK: comparisons

  private var relation: Claim.Relation? {
    if case .sign(let sign) = token.kind { Claim.Relation(rawValue: sign) } else { nil }
  }

  private mutating func claim() throws(FormulaMistake) -> Claim {
    let first = try sum()
    guard relation != nil else { throw mistake(Sentence(zh: "一个比较：== != <= < >= >", en: "a comparison: == != <= < >= >")) }
    return try claim(startingWith: first)
  }

  private mutating func claim(startingWith first: Term) throws(FormulaMistake) -> Claim {
    var terms = [first]
    var relations: [Claim.Relation] = []
    var offsets: [Int] = []
    while let relation {
      if let previous = relations.last, !previous.chains(with: relation) {
        throw mistake(Sentence(zh: "同一方向的一串，如 a <= b <= c", en: "a chain in one direction, such as a <= b <= c"))
      }
      relations.append(relation)
      offsets.append(token.offset)
      index += 1
      terms.append(try sum())
    }
    return Claim(terms: terms, relations: relations, offsets: offsets)
  }

  // MARK: arithmetic

  private mutating func sum() throws(FormulaMistake) -> Term {
    var term = try product()
    while case .sign(let sign) = token.kind, let op = Term.Operator(rawValue: sign), op == .plus || op == .minus {
      let offset = token.offset
      index += 1
      term = .binary(op, term, try product(), offset: offset)
    }
    return term
  }

  private mutating func product() throws(FormulaMistake) -> Term {
    var term = try factor()
    while case .sign(let sign) = token.kind, let op = Term.Operator(rawValue: sign), op == .times || op == .over {
      let offset = token.offset
      index += 1
      term = .binary(op, term, try factor(), offset: offset)
    }
    return term
  }

  private mutating func factor() throws(FormulaMistake) -> Term {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw mistake(Sentence(zh: "至多 \(Self.depthLimit) 层括号", en: "at most \(Self.depthLimit) levels of parentheses")) }
    let start = token
    switch start.kind {
    case .number(let number, let unit):
      index += 1
      return .number(number, unit: unit, offset: start.offset)
    case .sign("-"):
      index += 1
      return .negative(try factor(), offset: start.offset)
    case .sign("("):
      index += 1
      let term = try sum()
      try close()
      return term
    case .name(let name):
      if isCall { return try call(name) }
      index += 1
      return .reference(name: name, aspect: .figure, offset: start.offset)
    case .sign, .end:
      throw mistake(Sentence(zh: "名字、数或 (", en: "a name, a number or ("))
    }
  }

  // MARK: functions

  private var isCall: Bool { tokens[index + 1].kind == .sign("(") }

  private mutating func call(_ name: String) throws(FormulaMistake) -> Term {
    let offset = token.offset
    if let aspect = Reference.Aspect(rawValue: name), aspect != .figure {
      index += 2
      let figure = try figureName()
      try close()
      return .reference(name: figure, aspect: aspect, offset: offset)
    }
    let fold = Term.Fold(rawValue: name)
    guard fold != nil || name == "count" else {
      let expected =
        name == "disjoint"
        ? Sentence(zh: "disjoint(…) 单独成式", en: "disjoint(…) as the whole formula") : Sentence(same: Self.functions.joined(separator: ", "))
      throw FormulaMistake(offset: offset, found: Sentence(zh: "函数 \(name)", en: "the function \(name)"), expected: expected.near(NearestName.of(name, among: Self.functions)))
    }
    guard !insideCounties else { throw mistake(Sentence(zh: "各县之列里面不再有 \(name)", en: "no \(name) inside another list of counties")) }
    insideCounties = true
    defer { insideCounties = false }
    index += 2
    guard let fold else { return .countOfCounties(try conditions(), offset: offset) }
    let term = try sum()
    try word("over")
    try word("counties")
    try close()
    return .overCounties(fold, term, offset: offset)
  }

  private mutating func conditions() throws(FormulaMistake) -> [Claim] {
    try word("counties")
    var claims: [Claim] = []
    if case .name("where") = token.kind {
      index += 1
      claims.append(try claim())
      while case .name("and") = token.kind {
        index += 1
        claims.append(try claim())
      }
    }
    try close()
    return claims
  }

  /// `disjoint(a, b)`: no county has both, said as the claim that their number is 0.
  private mutating func disjoint() throws(FormulaMistake) -> Claim {
    let offset = token.offset
    index += 2
    let first = try positive()
    guard token.kind == .sign(",") else { throw mistake(Sentence(same: ",")) }
    index += 1
    let second = try positive()
    try close()
    try end(Sentence(zh: "结尾", en: "the end"))
    return Claim(
      terms: [.countOfCounties([first, second], offset: offset), .number(.zero, unit: "", offset: offset)],
      relations: [.equal], offsets: [offset])
  }

  private mutating func positive() throws(FormulaMistake) -> Claim {
    let offset = token.offset
    let name = try figureName()
    return Claim(
      terms: [.reference(name: name, aspect: .figure, offset: offset), .number(.zero, unit: "", offset: offset)],
      relations: [.greater], offsets: [offset])
  }

  private mutating func figureName() throws(FormulaMistake) -> String {
    guard case .name(let name) = token.kind else { throw mistake(Sentence(zh: "一个数的名字", en: "the name of a figure")) }
    index += 1
    return name
  }

  private mutating func word(_ word: String) throws(FormulaMistake) {
    guard token.kind == .name(word) else { throw mistake(Sentence(same: word)) }
    index += 1
  }

  private mutating func close() throws(FormulaMistake) {
    guard token.kind == .sign(")") else { throw mistake(Sentence(same: ")")) }
    index += 1
  }

  private func mistake(_ expected: Sentence) -> FormulaMistake {
    FormulaMistake(offset: token.offset, found: token.shown, expected: expected)
  }
}

extension Claim.Relation {
  /// `a <= b <= c` and `a == b == c` read as one statement; `a <= b >= c` does not.
  func chains(with next: Claim.Relation) -> Bool {
    switch self {
    case .equal: next == .equal
    case .different: false
    case .atMost, .less: next == .atMost || next == .less
    case .atLeast, .greater: next == .atLeast || next == .greater
    }
  }
}
