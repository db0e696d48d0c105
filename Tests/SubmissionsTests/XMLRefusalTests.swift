import Figures
import Submissions
import Testing

@Suite("XML: what is refused, and where")
struct XMLRefusalTests {
  /// ① stands where the refusal points.
  static let broken: [(String, RefusalCode, String)] = [
    ("<表>\n<a>1</a>\n<b>2①</c>\n</表>", .xmlNotWellFormed, "结束标签对不上：第 3 行的 <b> 还没有结束"),
    ("<表>\n<a>1</a>\n①", .xmlTruncated, "文件在这里断了，第 1 行的 <表> 还没有结束"),
    ("<表>\n<a>1</a>\n<b>2①", .xmlTruncated, "文件在这里断了，第 3 行的 <b> 还没有结束"),
    ("<表>\n<a>1</a>\n①<b x=\"1", .xmlTruncated, "文件在这里断了，第 1 行的 <表> 还没有结束"),
    ("<表>\n<a>1①</", .xmlTruncated, "文件在这里断了，第 2 行的 <a> 还没有结束"),
    ("<表>①<!-- 注", .xmlTruncated, "文件在这里断了，第 1 行的 <表> 还没有结束"),
    ("①<?xml", .xmlTruncated, "文件在这里断了"),
    ("<?xml version=\"1.0\"?>\n①", .xmlTruncated, "文件在这里断了"),
    ("<表/>\n①<表/>", .xmlNotWellFormed, "最外层的标签已经结束，后面还有内容"),
    ("<表/>\n①x", .xmlNotWellFormed, "最外层的标签已经结束，后面还有内容"),
    ("<表>\n15①&nbsp;亿元</表>", .xmlNotWellFormed, "\"&nbsp;\" 读不出：XML 里只有 &amp; &lt; &gt; &quot; &apos; 和 &#…;"),
    ("<表>\n甲①&乙</表>", .xmlNotWellFormed, "字符 & 要写成 &amp;"),
    ("<表>\n①<a x=\"1\" x=\"2\"/></表>", .xmlNotWellFormed, "一个标签里同一个属性写了两次"),
    ("<表>\n①<a x=1/></表>", .xmlNotWellFormed, "属性要写成 名=\"值\"，值里的 < 要写成 &lt;"),
    ("<表>\n①<h:a/></表>", .xmlNotWellFormed, "前缀没有声明"),
    ("<表>\n①<a x=\"1<2\"/></表>", .xmlNotWellFormed, "标签还没有结束就又有 <"),
    ("<表>\n1①\u{0B}2</表>", .xmlNotWellFormed, "这里有一个不能写进 XML 的控制字符"),
    ("<表>\n甲①]]></表>", .xmlNotWellFormed, "]]> 要写成 ]]&gt;"),
    ("<表>①<!ELEMENT a></表>", .xmlNotWellFormed, "这里的 <! 读不懂"),
    ("①<!DOCTYPE 表><表/>", .doctype, "XML 里有 DOCTYPE"),
    ("<?xml version=\"1.0\"?>\n①<!DOCTYPE 表 SYSTEM \"file:///etc/hostname\">\n<表/>", .doctype, "XML 里有 DOCTYPE"),
  ]

  @Test("at its place, in words", arguments: broken)
  func refuses(marked: String, code: RefusalCode, message: String) {
    let submission = MarkedSubmission(marked)
    expectRefusal(submission, code)
    #expect(refused(submission.bytes)?.message(.zh) == message)
  }

  @Test("a declaration behind a blank line is refused")
  func lateDeclaration() {
    let refusal = refused(Array("\n<?xml version=\"1.0\"?><表/>".utf8))
    #expect(refusal?.code == .xmlNotWellFormed)
    #expect(refusal?.place.line == 2)
    #expect(refusal?.message(.zh) == "<?xml …?> 前面不能有空格或空行")
  }

  /// Documents that attack by DTD: each is refused at the DOCTYPE, before a declaration is looked at.
  static let attacks = [
    """
    <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
    <l>&c;</l>
    """,
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
    "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
    "<!-- x --><!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY d \"9\"><!ENTITY u \"亿元\">]><a>15.&d;8&u;</a>",
    "<!DOCTYPE a [<!ATTLIST a x CDATA \"5\">]><a/>",
  ]

  @Test("entity bombs and external entities are refused at the DOCTYPE", arguments: attacks)
  func refusesAttack(text: String) throws {
    var given = 0
    do {
      _ = try SubmissionReader.read(Array(text.utf8)) { _ in given += 1 }
      Issue.record("read")
    } catch let refusal as SubmissionRefusal {
      #expect(refusal.code == .doctype)
    }
    #expect(given == 0)
  }

  @Test("what has no words of our own is told in the parser's")
  func otherWords() {
    let refusal = refused(Array("<表>\n<!-- -- --></表>".utf8))
    #expect(refusal?.code == .xmlNotWellFormed)
    #expect(refusal?.place.line == 2)
    #expect(refusal?.message(.zh).hasPrefix("从这里读不下去（") == true)
  }

  @Test("sizes beyond the limits are refused before they cost time")
  func limits() {
    let depth = Limits().xmlDepth
    let deep = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect(throws: Never.self) { try rows(of: deep) }
    expectRefusal(MarkedSubmission(String(repeating: "<a>", count: depth) + "①<a>"), .xmlTooDeep)
    #expect(refused(Array(String(repeating: "<a>", count: 200_000).utf8))?.code == .xmlTooDeep)

    func attributes(_ count: Int) -> String { "<表>①<a" + (1...count).map { " a\($0)=''" }.joined() + "/></表>" }
    #expect(throws: Never.self) { try rows(of: MarkedSubmission(attributes(256)).bytes) }
    expectRefusal(MarkedSubmission(attributes(257)), .tooManyAttributes)
    expectRefusal(MarkedSubmission(attributes(100_000)), .tagTooLong)

    let names = (1...40_000).map { "<a\($0)/>" }.joined()
    #expect(refused(Array("<表>\(names)</表>".utf8))?.code == .tooManyNames)
    let values = (1...40_000).map { "<a b='\($0)'>\($0)</a>" }.joined()
    #expect(throws: Never.self) { try rows(of: "<表>\(values)</表>") }

    let long = String(repeating: "x", count: 1 << 20)
    expectRefusal(MarkedSubmission("<表>①<a x='\(long)'/></表>"), .tagTooLong)
    expectRefusal(MarkedSubmission("<表>①<\(long)/></表>"), .tagTooLong)
    expectRefusal(MarkedSubmission("<表>①<a b='\(long)"), .tagTooLong)
    expectRefusal(MarkedSubmission("<表>①<!--\(long)\(long)"), .cellTooLong)
    expectRefusal(MarkedSubmission("<表>①<![CDATA[\(long)"), .cellTooLong)
    #expect(refused(Array("<表>\(long)</表>".utf8))?.code == .cellTooLong)
    #expect(refused(Array("<表><a>\(String(repeating: "x", count: 70_000))</a></表>".utf8))?.code == .cellTooLong)
    #expect(throws: Never.self) { try rows(of: "<表><a>\(String(repeating: "x", count: 60_000))</a></表>") }
  }

  @Test("places are those of the file, also in GBK")
  func gbk() throws {
    // <表>广\n&x;</表> in GBK.
    let bytes: [UInt8] = [
      0x3C, 0xB1, 0xED, 0x3E, 0xB9, 0xE3, 0x0A, 0xB9, 0xE3, 0x26, 0x78, 0x3B, 0x3C, 0x2F, 0xB1, 0xED, 0x3E,
    ]
    let refusal = try #require(refused(bytes))
    #expect(refusal.code == .xmlNotWellFormed)
    #expect(refusal.place == SubmissionPlace(line: 2, character: 2, offset: 9))
    #expect(refusal.written == "&x;</表>")
  }
}
