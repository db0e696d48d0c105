import Figures
import Submissions
import Testing

@Suite("Business XML: every element, every character")
struct BusinessXMLTests {
  static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- 一张表 -->
    <报表 编码="HC-19-1"
        县区="451228" 单位="万元">
      <记录>
        <乡镇>三只羊乡</乡镇>
        <投资
          单位='元'>856000</投资>
        <投资>12</投资>
      </记录>
      <记录 乡镇="隆福乡" 投资="5"/>
      <记录 乡镇="东庙乡" 投资="6"></记录>
    </报表>

    """

  @Test("elements come in the order of the document, with path, line, depth and ordinal")
  func order() throws {
    let elements = try elements(of: Self.document)
    #expect(
      elements.map(\.path) == [
        "/报表", "/报表/记录[1]", "/报表/记录[1]/乡镇", "/报表/记录[1]/投资", "/报表/记录[1]/投资[2]", "/报表/记录[2]", "/报表/记录[3]",
      ])
    #expect(elements.map(\.line) == [3, 5, 6, 7, 9, 11, 12])
    #expect(elements.map(\.depth) == [1, 2, 3, 3, 3, 2, 2])
    #expect(elements.map(\.ordinal) == [1, 1, 1, 1, 2, 2, 3])
    #expect(elements.map(\.isLeaf) == [false, false, true, true, true, true, true])
    #expect(elements.map(\.text) == [nil, nil, "三只羊乡", "856000", "12", "", ""])
    #expect(elements[0].attributes.map { "\($0.name)=\($0.value)" } == ["编码=HC-19-1", "县区=451228", "单位=万元"])
    #expect(elements[3].attributes.map { "\($0.name)=\($0.value)" } == ["单位=元"])
    #expect(elements[5].path(ofAttribute: "投资") == "/报表/记录[2]/@投资")
  }

  /// What stands inside `<数>…</数>`, and the text that it is.
  static let texts: [(String, String)] = [
    ("15.98", "15.98"),
    ("15.<!-- 注 -->98", "15.98"),
    ("15.<?处理 x?>98", "15.98"),
    ("<![CDATA[15]]>.98", "15.98"),
    ("<![CDATA[a<b&c]]>", "a<b&c"),
    ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
    ("&#x5E7F;&#35199;", "广西"),
    ("&#x20BB7;", "𠮷"),
    ("&amp;#38;&#38;#38;", "&#38;&#38;"),
    ("  15.98\n", "  15.98\n"),
    ("1\r\n2", "1\n2"),
    ("a&#13;b&#9;c", "a\rb\tc"),
    ("", ""),
    ("１５．９８", "１５．９８"),
    ("\u{FFFD}", "\u{FFFD}"),
  ]

  @Test("a leaf's text is exact", arguments: texts)
  func leaf(inner: String, text: String) throws {
    let elements = try elements(of: "<表><数>\(inner)</数></表>")
    #expect(elements.count == 2)
    #expect(elements[1].text.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }

  @Test("an attribute's value is exact")
  func attributes() throws {
    let elements = try elements(of: "<表 a='&amp;' b='&#38;#38;' c='1 &lt; 2' d='&quot;' e='x&#10;y' f='p\nq'/>")
    #expect(elements[0].attributes.map(\.value) == ["&", "&#38;", "1 < 2", "\"", "x\ny", "p q"])
  }

  @Test("text beside children is kept, with its line")
  func strayText() throws {
    let elements = try elements(of: "<表>\n 前\n <数>1</数>中 间<数>2</数>\n\n 后<!-- -->面\n</表>")
    #expect(elements.map(\.path) == ["/表", "/表/text()", "/表/数", "/表/text()[2]", "/表/数[2]", "/表/text()[3]"])
    #expect(elements.map(\.text) == [nil, "前", "1", "中 间", "2", "后面"])
    #expect(elements.map(\.line) == [1, 2, 3, 3, 3, 5])
    #expect(elements.map(\.role) == [.branch, .stray, .leaf, .stray, .leaf, .stray])
  }

  @Test("a child inside a value never makes the value shorter")
  func childInValue() throws {
    let elements = try elements(of: "<表><数>15.<b/>98</数></表>")
    #expect(elements.map(\.path) == ["/表", "/表/数[1]", "/表/数[1]/text()", "/表/数[1]/b", "/表/数[1]/text()[2]"])
    #expect(elements.map(\.text) == [nil, nil, "15.", "", "98"])
  }

  @Test("names are local names")
  func namespaces() throws {
    let elements = try elements(of: "<h:表 xmlns:h='urn:a' xmlns='urn:b' h:x='1'><h:数>1</h:数><数 y='2'>3</数></h:表>")
    #expect(elements.map(\.name) == ["表", "数", "数"])
    #expect(elements.map(\.ordinal) == [1, 1, 2])
    #expect(elements.map { $0.attributes.map(\.name) } == [["x"], [], ["y"]])
  }

  @Test("physical lines count CR, LF and CRLF alike", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let elements = try elements(of: ["<表>", "<a", "b='1'/>", "<!-- ", " --><c/>", "<d/></表>"].joined(separator: end))
    #expect(elements.map(\.line) == [1, 2, 5, 6])
  }

  /// Declared encoding, bytes in UTF-8 or GBK, and the note.
  @Test("the bytes decide about the encoding; a wrong declaration is noted")
  func declarations() throws {
    func notes(_ declaration: String, gbk: Bool) throws -> [SubmissionNote] {
      let name: [UInt8] = gbk ? [0xB9, 0xE3] : Array("广".utf8)
      let bytes = Array("<?xml version=\"1.0\"\(declaration)?>\n<a x=\"".utf8) + name + Array("\"/>".utf8)
      var values: [String] = []
      let facts = try SubmissionReader.read(bytes) { row in
        if case .element(let element) = row { values += element.attributes.map(\.value) }
      }
      #expect(values == ["广"])
      #expect(facts.encoding == (gbk ? .gb18030 : .utf8))
      return facts.notes
    }
    #expect(try notes(" encoding=\"UTF-8\"", gbk: false).isEmpty)
    #expect(try notes(" encoding='utf-8'", gbk: false).isEmpty)
    #expect(try notes("", gbk: false).isEmpty)
    #expect(try notes(" encoding=\"GB2312\"", gbk: true).isEmpty)
    #expect(try notes(" encoding=\"GBK\" standalone=\"yes\"", gbk: true).isEmpty)
    #expect(try notes(" encoding=\"GBK\"", gbk: false).map(\.details) == [["GBK", "UTF-8"]])
    #expect(try notes(" encoding=\"UTF-16\"", gbk: false).map(\.details) == [["UTF-16", "UTF-8"]])
    #expect(try notes(" encoding=\"Big5\"", gbk: false).first?.message(.zh) == "写的编码是 Big5，实际是 UTF-8")
    #expect(try notes(" encoding=\"UTF-8\"", gbk: true).map(\.details) == [["UTF-8", "GB18030"]])
    #expect(try notes("", gbk: true).first?.message(.zh) == "没有写编码，实际是 GB18030")
  }

  @Test("UTF-16 XML is read behind its mark")
  func utf16() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<表><数>15.98</数></表>"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var texts: [String] = []
    let facts = try SubmissionReader.read(bytes) { row in
      if case .element(let element) = row, let text = element.text { texts.append(text) }
    }
    #expect(texts == ["15.98"])
    #expect(
      facts == SubmissionFacts(encoding: .utf16LittleEndian, format: .xml, separator: nil, notes: [], rows: 2, cells: 1)
    )
  }

  @Test("a long document keeps its lines across all slices")
  func longDocument() throws {
    var text = "<表>\n"
    for number in 1...20_000 { text += "<记录 序号=\"\(number)\">\n\(number)</记录>\n" }
    text += "</表>"
    let elements = try elements(of: text)
    #expect(elements.count == 20_001)
    #expect(elements.dropFirst().enumerated().allSatisfy { $0.element.line == 2 + $0.offset * 2 })
    #expect(elements.dropFirst().enumerated().allSatisfy { $0.element.ordinal == $0.offset + 1 })
    #expect(elements.last?.text == "\n20000")
  }
}
