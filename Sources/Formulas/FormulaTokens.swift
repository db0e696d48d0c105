internal import Figures

/// A formula cut into words.
struct FormulaToken {
  enum Kind: Hashable {
    case number(Exact, unit: String)
    case name(String)
    case sign(String)
    case end
  }

  let kind: Kind
  let offset: Int

  /// The token as a message shows it.
  var shown: Sentence {
    switch kind {
    case .number(let number, let unit): Sentence(same: number.text + unit)
    case .name(let name): Sentence(same: name)
    case .sign(let sign): Sentence(same: sign)
    case .end: Sentence(zh: "结尾", en: "the end")
    }
  }
}

enum FormulaTokens {
  static func of(_ text: String) throws(FormulaMistake) -> [FormulaToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [FormulaToken] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index
      switch scalar {
      case " ", "\n", "\t":
        index += 1
      case "0"..."9":
        tokens.append(FormulaToken(kind: try number(scalars, &index), offset: start))
      case "a"..."z", "A"..."Z", "_":
        index = scalars[index...].firstIndex { !isNamePart($0) } ?? scalars.count
        let name = string(scalars[start..<index])
        guard !name.hasSuffix("."), !name.contains("..") else {
          throw FormulaMistake(offset: start, found: Sentence(same: name), expected: Sentence(zh: "一个名字", en: "a name"))
        }
        tokens.append(FormulaToken(kind: .name(name), offset: start))
      case "+", "-", "*", "/", "(", ")", ",":
        index += 1
        tokens.append(FormulaToken(kind: .sign(String(scalar)), offset: start))
      case "=", "!", "<", ">":
        index += 1
        var sign = String(scalar)
        if index < scalars.count, scalars[index] == "=" {
          sign += "="
          index += 1
        }
        guard Claim.Relation(rawValue: sign) != nil else {
          throw FormulaMistake(offset: start, found: Sentence(same: sign), expected: Sentence(same: "== != <= < >= >"))
        }
        tokens.append(FormulaToken(kind: .sign(sign), offset: start))
      default:
        throw FormulaMistake(offset: start, found: Sentence(same: shown(scalar)), expected: Sentence(zh: "名字、数或 +、== 这样的符号", en: "a name, a number or a sign such as + or =="))
      }
    }
    tokens.append(FormulaToken(kind: .end, offset: scalars.count))
    return tokens
  }

  /// Digits and what is written directly behind them: `5万元`, `3%`, `4000元/人·年`. A blank or a sign ends the unit; a `/`
  /// belongs to it when an ideograph follows.
  private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(FormulaMistake) -> FormulaToken.Kind {
    let start = index
    index = scalars[index...].firstIndex { !("0"..."9" ~= $0 || $0 == ".") } ?? scalars.count
    let digits = string(scalars[start..<index])
    guard let number = Exact(plain: digits) else {
      throw FormulaMistake(offset: start, found: Sentence(same: digits), expected: Sentence(zh: "普通的数，至多 36 位小数", en: "a plain number of at most 36 decimals"))
    }
    let unitStart = index
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "/" {
        guard index > unitStart, index + 1 < scalars.count, isIdeograph(scalars[index + 1]) else { break }
      } else if !isUnitPart(scalar) {
        break
      }
      index += 1
    }
    return .number(number, unit: string(scalars[unitStart..<index]))
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
    default: false
    }
  }

  private static func isUnitPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "%", "‰", "％", "·", "・", "²", "³", "㎡", "℃", "￥", "/": true
    default: isIdeograph(scalar)
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "\(scalar) (U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code))"
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
