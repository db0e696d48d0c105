import Definition

/// How the label of a total row is compared: without what offices put around it, in the usual characters.
///
///     【合计】 → 合计   —合 计—： → 合计   ⼩计 → 小计   總計。 → 总计
enum TotalText {
  private static let brackets: [Character: Character] = [
    "(": ")", "[": "]", "【": "】", "〔": "〕", "［": "］", "《": "》", "〈": "〉", "<": ">", "「": "」", "『": "』", "{": "}", "“": "”", "‘": "’", "\"": "\"",
  ]
  private static let marks = Set("—–‐-_=·•※*~#。．.、，,；;:：!")
  private static let simplified: [Character: Character] = [
    "計": "计", "總": "总", "數": "数", "頁": "页", "轉": "转", "過": "过", "匯": "汇", "縣": "县", "區": "区", "鄉": "乡", "鎮": "镇",
  ]

  static func folded(_ text: String) -> String {
    var text = Substring(HeaderName.folded(KeyText.folded(text)))
    var isBare = false
    while !isBare {
      isBare = true
      while let last = text.last, marks.contains(last) { text.removeLast() }
      while let first = text.first, marks.contains(first) { text.removeFirst() }
      if let first = text.first, let last = text.last, text.count > 1, brackets[first] == last {
        text = text.dropFirst().dropLast()
        isBare = false
      }
    }
    guard text.contains(where: { simplified[$0] != nil }) else { return String(text) }
    return String(text.map { simplified[$0] ?? $0 })
  }
}
