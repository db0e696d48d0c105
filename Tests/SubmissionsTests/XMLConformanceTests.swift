import Submissions
import Testing

/// Small documents of every kind that the XML recommendation treats, DTDs aside: each is read to the text that the
/// recommendation gives it, or refused at a place.
@Suite("XML: well-formed is read exactly, everything else is refused")
struct XMLConformanceTests {
  /// Document, the place of a text in it, the text.
  static let sound: [(String, String, String)] = [
    ("<a b=\"&lt;&gt;&amp;&quot;&apos;\"/>", "/a/@b", "<>&\"'"),
    ("<a>&lt;&gt;&amp;&quot;&apos;</a>", "/a", "<>&\"'"),
    ("<a>&#20013;&#x4E2D;</a>", "/a", "中中"),
    ("<a><![CDATA[<b>&amp;]]></a>", "/a", "<b>&amp;"),
    ("<a>x<![CDATA[y]]>z</a>", "/a", "xyz"),
    ("<a>x<!-- c -->y</a>", "/a", "xy"),
    ("<a>x<?p q?>y</a>", "/a", "xy"),
    ("<a>\r\nb\rc\n</a>", "/a", "\nb\nc\n"),
    ("<a b=\"x\ny\tz\r\nw\"/>", "/a/@b", "x y z w"),
    ("<a b=\"&#10;&#13;&#9;\"/>", "/a/@b", "\n\r\t"),
    ("<a>&#13;&#10;&#9;</a>", "/a", "\r\n\t"),
    ("<p:a xmlns:p=\"u\" p:b=\"1\"/>", "/a/@b", "1"),
    ("<a xml:space=\"preserve\"> x </a>", "/a", " x "),
    ("<a>]] ></a>", "/a", "]] >"),
    ("<a b=\">\"/>", "/a/@b", ">"),
    ("<a><![CDATA[]]]]><![CDATA[>]]></a>", "/a", "]]>"),
    ("<a\n b = \"1\"\n\tc\n=\n'2'\n/>", "/a/@c", "2"),
    ("<a>&amp;lt;</a>", "/a", "&lt;"),
    ("<a b=\"&amp;lt;&#38;amp;\"/>", "/a/@b", "&lt;&amp;"),
    ("<a>&#38;#60;</a>", "/a", "&#60;"),
    ("<a>\u{A0}\u{3000}</a>", "/a", "\u{A0}\u{3000}"),
    ("<a>\u{2028}\u{85}</a>", "/a", "\u{2028}\u{85}"),
    ("<a>&#x10FFFF;&#xE000;</a>", "/a", "\u{10FFFF}\u{E000}"),
    ("<a>😀𠀀</a>", "/a", "😀𠀀"),
    ("<_a.b-c>1</_a.b-c>", "/_a.b-c", "1"),
    ("<!-- c --><?p q?><a>1</a><!-- d -->", "/a", "1"),
    ("<?xml version='1.0' standalone='yes'?><a>1</a >", "/a", "1"),
  ]

  @Test(arguments: sound)
  func reads(document: String, place: String, text: String) throws {
    let root = try #require(try elements(of: document).first)
    let found = place.contains("@") ? root.attributes.first { root.path(ofAttribute: $0.name) == place }?.value : root.text
    #expect(found.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars), "\(document)")
    #expect(place.contains("@") || root.path == place)
  }

  static let broken: [String] = [
    "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a", "<a b/>", "<a b=1/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"<\"/>", "<a>&</a>",
    "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>\u{1}</a>", "<a b=\"\u{2}\"/>", "<a>]]></a>", "<a/><b/>",
    "<a/>text", " <?xml version=\"1.0\"?><a/>", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><a/>", "<a><?xml version=\"1.0\"?></a>",
    "<a><!-- -- --></a>", "<a><!-- --->\n</a>", "<a><!-- ", "<a><![CDATA[ ", "<a><![cdata[x]]></a>", "<1a/>", "<-a/>",
    "<a b=\"1\"c=\"2\"/>", "<a b=\"1></a>", "< a/>", "<a/ >", "<a></ a>", "<a><></a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#xZ;</a>",
    "<a>&lt</a>", "<p:a/>", "<a p:b=\"1\"/>", "<a xmlns:p=\"\"/>", "<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"/>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"><a/>", "<?xml encoding=\"UTF-8\"?><a/>", "<?xml version=\"2\"?><a/>", "<?xml?><a/>",
    "<a><?p</a>", "<a><? p?></a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<!ELEMENT a ANY><a/>",
    "<a>\u{FFFE}</a>", "<a>\u{FFFF}</a>", "<a b='1\"/>", "<a:b:c xmlns:a=\"u\"/>", "<:a/>", "<a:/>", "<a><b>1</b",
    "<?xml version=\"1.0\" encoding=UTF-8?><a/>", "<?XML version=\"1.0\"?><a/>", "<a xml:lang=\"x\" xml:lang=\"y\"/>",
    "<a xmlns=\"u\" xmlns=\"v\"/>", "<a b=\"&x;\"/>", "<a b=\"&\"/>", "<a b=\"&#1;\"/>", "<a></a ></a>", "<a b=\"1\" / >",
    "<a\u{B}b=\"1\"/>", "<\u{D7}/>", "<xmlns:a xmlns:xmlns=\"u\"/>", "<a xmlns:xml=\"u\"/>", "<?xml version=\"1.0\"?>\n<a><b></a>",
    "<a>x</a\n>y",
  ]

  @Test(arguments: broken)
  func refuses(document: String) throws {
    let refusal = try #require(refused(Array(document.utf8), "\(document)"))
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(refusal.place.line >= 1 && refusal.place.line <= lines.count && refusal.place.character >= 1, "\(document)")
    #expect(refusal.place.offset <= document.utf8.count, "\(document)")
  }
}
