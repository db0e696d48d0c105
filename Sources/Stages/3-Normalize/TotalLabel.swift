import Definition
import Figures

/// What makes a row a total: 合计, 全县合计, 合计（19个乡镇）, 隆福乡小计, 本页合计.
struct TotalLabel: Equatable {
  /// The word of the form, 合计; 其中 for a part of the total above.
  let word: String
  /// What the cell says besides: 隆福乡, 全县.
  let rest: String

  static let part = "其中"

  /// A subtotal adds up what stands since the one before it; so does the total of a printed page.
  var isSubtotal: Bool { word == "小计" || rest.hasPrefix("本页") }

  /// Whether it can be nothing but a total: 合计, 全县合计, 安阳镇小计; 扶贫资金合计 may be what a record is called.
  var isPlain: Bool {
    guard let first = rest.first, let last = rest.last else { return true }
    return first.isNumber || "全各本(".contains(first) || "县区市州乡镇村".contains(last)
  }

  /// Labels where a form lists none: a row of such a name is never a record.
  static let usual = ["小计", "合计", "总计", "共计"]

  /// Words that are a label only where nothing else stands in the cell.
  private static let alone = ["累计", "汇总", "总合计", "合计数", "总计数", "total", "subtotal", "sum"]

  /// A character of each of these words, and of 其中; latin words in both cases.
  static let signs: Set<Unicode.Scalar> = Set(alone.compactMap(\.unicodeScalars.first)).union(["T", "S", "其"])

  /// Reads a cell. `isName`: it stands where a record has its key, so that 隆福乡小计 is no free text.
  init?(_ text: String, words: [String], isName: Bool) {
    var folded = HeaderName.folded(text)
    while folded.hasSuffix(":") { folded.removeLast() }
    if folded.hasPrefix("("), folded.hasSuffix(")") { folded = String(folded.dropFirst().dropLast()) }
    if words.contains(folded) {
      self.init(word: folded, rest: "")
      return
    }
    guard isName else { return nil }
    if Self.alone.contains(folded.lowercased()) {
      self.init(word: "合计", rest: "")
      return
    }
    let counting = words.filter { $0.hasSuffix("计") }.sorted { $0.count > $1.count }
    guard let word = counting.first(where: { folded.hasSuffix($0) || folded.hasPrefix($0 + "(") }) else { return nil }
    self.init(word: word, rest: folded.hasSuffix(word) ? String(folded.dropLast(word.count)) : String(folded.dropFirst(word.count)))
  }

  init(word: String, rest: String) {
    self.word = word
    self.rest = rest
  }
}

extension Column {
  /// Whether the column says which record a row is; remarks and titles may speak of totals.
  var namesRecords: Bool {
    switch role {
    case .key, .region, .period, .category: true
    case .measure, .check, .date, .unit, .text, .ignored, .private: false
    }
  }
}
