import Testing

@testable import Publication

/// Nothing that a county writes becomes part of the page's own language.
@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("三只羊乡，家庭水柜", "三只羊乡，家庭水柜"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("' onmouseover='x", "&#39; onmouseover=&#39;x"),
    ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
    ("a\u{0}b\u{1B}[2J", "a[U+0000]b[U+001B][2J"),
    ("一\r\n二", "一[U+000D]\n二"),
    ("表\u{202E}vsc.exe", "表[U+202E]vsc.exe"),
    ("1\u{200B}06\u{FEFF}", "1[U+200B]06[U+FEFF]"),
    ("\u{E0041}", "[U+E0041]"),
    ("１５.9８亿元", "１５.9８亿元"),
  ])
  func escapes(_ written: String, _ shown: String) {
    #expect(VisibleText.escaped(written) == shown)
    let cell: Markup = "<td title=\"\(written)\">\(written)</td>"
    #expect(cell.text == "<td title=\"\(shown)\">\(shown)</td>")
  }

  @Test func markupIsNotEscapedTwice() {
    let inner: Markup = "<b>\("1<2")</b>"
    let none: Markup? = nil
    let outer: Markup = "<td>\(inner)\(none)\([inner, inner])\(7)</td>"
    #expect(outer.text == "<td><b>1&lt;2</b><b>1&lt;2</b><b>1&lt;2</b>7</td>")
  }

  @Test func longTextIsCutWithItsLength() {
    #expect(VisibleText.quoted("1O6") == "\"1O6\"")
    let long = String(repeating: "好", count: 65_536)
    #expect(VisibleText.quoted(long) == "\"" + String(repeating: "好", count: 160) + "…\"（共 65536 个字符）")
    #expect(VisibleText.shortened("第 2 个字是字母 O") == "第 2 个字是字母 O")
    #expect(VisibleText.shortened(String(repeating: "好", count: 400)).count == 400)
    #expect(VisibleText.shortened(long) == String(repeating: "好", count: 400) + "…（共 65536 个字符）")
  }

  @Test(arguments: [("甲.csv", "甲.csv"), ("甲\n乙\t丙\r\n.csv", "甲[U+000A]乙[U+0009]丙[U+000D][U+000A].csv"), ("甲\u{2028}乙", "甲[U+2028]乙")])
  func aNameStaysOnItsLine(_ written: String, _ shown: String) {
    #expect(VisibleText.shortened(written) == shown)
    let page = String(decoding: AnswerPage.bytes(file: written, lines: []), as: UTF8.self)
    #expect(page.contains("<h1>\(shown)</h1>") && page.contains("<title>\(shown) 的答复</title>"))
  }
}
