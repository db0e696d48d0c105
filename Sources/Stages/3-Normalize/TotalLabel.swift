import Definition
import Figures

/// What makes a row a total: 合计, 全县合计, 合计（19个乡镇）, 隆福乡小计, 本页合计, 转下页.
struct TotalLabel: Equatable {
  /// The word of the form, 合计; 其中 for a part of the total above; 转下页 and 承前页 for what is carried from page to page.
  let word: String
  /// What the cell says besides: 隆福乡, 全县.
  let rest: String

  static let part = "其中"
  static let subtotal = "小计"

  var isPart: Bool { word == Self.part }

  /// It adds up some of the rows: those since the one before it, those of a printed page, or those up to the page's end.
  var isSubtotal: Bool { word == Self.subtotal || isOfPage || isCarried }

  /// 本页合计, 第1页小计: of a printed page.
  var isOfPage: Bool { !isCarried && (rest.hasPrefix("本页") || rest.hasSuffix("页")) }

  /// 转下页 below a page repeats what has come so far, or what the page has; 承前页 above the next says it again.
  var isCarried: Bool { Self.carries.contains(word) || Self.carries.contains(rest) }

  /// 全县 and nothing else, which a project for all townships may say of itself as well.
  var isWhole: Bool { rest.isEmpty && Self.wholes.contains(word) }

  /// Whether it can be nothing but a total: 合计, 全县合计, 安阳镇小计; 扶贫资金合计 may be what a record is called.
  var isPlain: Bool {
    guard let first = rest.first, let last = rest.last else { return true }
    return first.isNumber || "全各本(".contains(first) || "县区市州乡镇村页".contains(last)
  }

  /// Labels where a form lists none: a row of such a name is never a record.
  static let usual = ["小计", "合计", "总计", "共计"]

  /// Where a form knows one of them, it knows all: a district says 全区 where a county says 全县.
  static let wholes = ["全县", "全区", "全市"]

  /// Words that are a label only where nothing else stands in the cell.
  private static let alone = [
    "累计", "汇总", "总合计", "总数", "合计数", "总计数", "共计数", "本县计", "本区计", "本市计", "本乡计", "本镇计", "全县计", "全区计", "全市计", "total", "sum",
  ]
  private static let aloneOfSome = ["小计数": "", "subtotal": "", "页计": "本页", "本页计": "本页", "本页": "本页"]
  private static let carries = ["转下页", "转次页", "过次页", "过下页", "接上页", "接前页", "承上页", "承前页"]
  private static let latin = ["subtotal", "total", "sum"]

  /// A character of each of these words, and of 其中; latin words in both cases.
  static let signs: Set<Unicode.Scalar> = ["计", "計", "总", "總", "页", "頁", "其", "T", "t", "S", "s"]

  /// Reads a cell. `isName`: it stands where a record has its key, so that 隆福乡小计 is no free text.
  init?(_ text: String, words: [String], isName: Bool) {
    let folded = TotalText.folded(text)
    if words.contains(folded) {
      self.init(word: folded, rest: "")
      return
    }
    guard isName else { return nil }
    let lower = folded.lowercased()
    if Self.alone.contains(lower) {
      self.init(word: "合计", rest: "")
    } else if let rest = Self.aloneOfSome[lower] {
      self.init(word: Self.subtotal, rest: rest)
    } else if Self.carries.contains(folded) {
      self.init(word: folded, rest: "")
    } else if let word = Self.bare(folded, words) {
      self.init(word: word, rest: "")
    } else {
      let counting = words.filter { $0.hasSuffix("计") }.sorted { $0.count > $1.count }
      guard let word = counting.first(where: { folded.hasSuffix($0) || folded.hasPrefix($0 + "(") }) else { return nil }
      self.init(word: word, rest: folded.hasSuffix(word) ? String(folded.dropLast(word.count)) : String(folded.dropFirst(word.count)))
    }
  }

  init(word: String, rest: String) {
    self.word = word
    self.rest = rest
  }

  /// The word of 合计1 and 合计/Total.
  private static func bare(_ text: String, _ words: [String]) -> String? {
    var text = text
    for word in latin {
      if text.lowercased().hasSuffix(word) { text.removeLast(word.count) } else if text.lowercased().hasPrefix(word) { text.removeFirst(word.count) }
    }
    while let last = text.last, last.isNumber || "/(".contains(last) { text.removeLast() }
    while let first = text.first, "/)".contains(first) { text.removeFirst() }
    return words.contains(text) ? text : nil
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

  /// Whether a row without a key may have its label here: 安阳镇小计 in the column 乡镇 of a register of villages.
  var standsBesideKey: Bool {
    switch role {
    case .text, .ignored: true
    case .key, .region, .period, .category, .measure, .check, .date, .unit, .private: false
    }
  }
}
