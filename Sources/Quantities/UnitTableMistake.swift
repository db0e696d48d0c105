package import Figures

/// What is wrong with a table of units, and in which line.
///
///     UnitTableMistake(line: 9, column: "factor", problem: .factor("1O000"))
///     // line 9, factor: "1O000" is no integer, decimal or fraction above zero
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

  package func message(_ language: Language) -> String {
    switch (problem, language) {
    case (.empty, .zh): "不能空着"
    case (.empty, .en): "must not be empty"
    case (.factor(let text), .zh): "\"\(text)\" 不是大于零的整数、小数或分数（如 10000、0.1、3/2000）"
    case (.factor(let text), .en): "\"\(text)\" is no integer, decimal or fraction above zero (10000, 0.1, 3/2000)"
    case (.kind(let text), .zh): "\"\(text)\" 应是 counted 或 measured"
    case (.kind(let text), .en): "\"\(text)\" should be counted or measured"
    case (.decimals(let text), .zh): "\"\(text)\" 应是 0 到 9 的整数，计数类只能是 0"
    case (.decimals(let text), .en): "\"\(text)\" should be an integer from 0 to 9, for counted families 0"
    case (.strayKind, .zh): "kind 和 decimals 只写在换算率为 1 的那一行"
    case (.strayKind, .en): "kind and decimals belong to the row whose factor is 1"
    case (.missingKind, .zh): "换算率为 1 的那一行要写 kind，计量类还要写 decimals"
    case (.missingKind, .en): "the row whose factor is 1 needs kind, and decimals if measured"
    case (.noCanonical(let family), .zh): "\(family) 没有换算率为 1 的单位"
    case (.noCanonical(let family), .en): "\(family) has no unit with factor 1"
    case (.secondCanonical(let family, let first), .zh): "\(family) 已有换算率为 1 的单位 \(first)，别的写法放到 also"
    case (.secondCanonical(let family, let first), .en):
      "\(family) already has \(first) with factor 1; further spellings go to also"
    case (.spellingTwice(let text, let family, let line), .zh): "\(family) 里 \"\(text)\" 在第 \(line) 行已有另一个换算率"
    case (.spellingTwice(let text, let family, let line), .en):
      "\"\(text)\" already has another factor within \(family) in line \(line)"
    case (.scale(let text, let base), .zh): "\"\(text)\" 的换算率与 \"\(base)\" 的倍数不符"
    case (.scale(let text, let base), .en): "the factor of \"\(text)\" is not its multiple of \"\(base)\""
    }
  }
}
