package import Figures

/// What is wrong with a table of units, and in which line.
///
///     UnitTableMistake(line: 9, column: "factor", problem: .factor("1O000"))
///     // line 9, factor: found "1O000", expected an integer, decimal or fraction above zero
package struct UnitTableMistake: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case empty
    case factor(String)
    case kind(String)
    case decimals(String)
    case strayKind
    case missingKind
    case noCanonical(family: String)
    case secondCanonical(family: String, first: String)
    case spellingTwice(String, family: String, firstLine: Int)
    /// 万元 that is not ten thousand times 元.
    case scale(String, base: String)
  }

  package let line: Int
  /// The column's name in `units.csv`.
  package let column: String
  package let problem: Problem

  package init(line: Int, column: String, problem: Problem) {
    self.line = line
    self.column = column
    self.problem = problem
  }

  package var found: Sentence {
    switch problem {
    case .empty: Sentence(zh: "空着的 \(column)", en: "an empty \(column)")
    case .factor(let text), .kind(let text), .decimals(let text): Sentence(same: "\"\(text)\"")
    case .strayKind: Sentence(zh: "换算率不是 1，却写了 \(column)", en: "\(column) in a row whose factor is not 1")
    case .missingKind: Sentence(zh: "少了 kind 或 decimals", en: "no kind or no decimals")
    case .noCanonical(let family): Sentence(zh: "没有换算率为 1 的单位的 \(family)", en: "the family \(family) without a unit of factor 1")
    case .secondCanonical(let family, let first): Sentence(zh: "\(family) 的第二个换算率 1，第一个是 \(first)", en: "a second factor 1 in \(family), after \(first)")
    case .spellingTwice(let text, let family, let line):
      Sentence(zh: "\(family) 里 \"\(text)\" 的另一个换算率，第一个在第 \(line) 行", en: "another factor for \"\(text)\" in \(family), first in line \(line)")
    case .scale(let text, let base): Sentence(zh: "\"\(text)\" 的换算率，和 \"\(base)\" 的倍数不符", en: "a factor of \"\(text)\" that is not its multiple of \"\(base)\"")
    }
  }

  package var expected: Sentence {
    switch problem {
    case .empty: Sentence(zh: "写上 \(column)", en: "the \(column) of the unit")
    case .factor: Sentence(zh: "大于零的整数、小数或分数，如 10000、0.1、3/2000", en: "an integer, decimal or fraction above zero such as 10000, 0.1 or 3/2000")
    case .kind: Sentence(zh: "counted 或 measured", en: "counted or measured")
    case .decimals: Sentence(zh: "0 到 9 的整数，计数类只能是 0", en: "an integer from 0 to 9, for counted families 0")
    case .strayKind: Sentence(zh: "kind 和 decimals 只写在换算率为 1 的那一行", en: "kind and decimals in the row whose factor is 1 only")
    case .missingKind: Sentence(zh: "换算率为 1 的那一行写 kind，计量类还写 decimals", en: "kind in the row whose factor is 1, and decimals if measured")
    case .noCanonical: Sentence(zh: "有一行换算率为 1", en: "one row with factor 1")
    case .secondCanonical: Sentence(zh: "一个，别的写法放到 also", en: "one; further spellings go to also")
    case .spellingTwice: Sentence(zh: "一个写法一个换算率", en: "one factor for a spelling")
    case .scale: Sentence(zh: "倍数，如万元是 10000 元", en: "the multiple, as 万元 is 10000 元")
    }
  }
}
