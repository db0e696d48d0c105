import Handoff
import Testing

/// Keys that look the same are one record's; what was folded, and what cannot be told, is said.
@Suite struct AlikeKeyTests {
  private static func read(_ keys: String...) throws -> ReadReturn {
    try ReadReturn(Written.top + Written.header + keys.map { $0 + ",集中供水,新建,3,100,10.5\n" }.joined())
  }

  @Test(arguments: ["高　岭镇", "⾼岭镇", "高岭镇\u{FE0F}", "高岭\u{A0}镇"])
  func isTheSameRecord(written: String) throws {
    let one = try Self.read("①" + written)
    #expect(one.figures == ["高岭镇 central new: 3 100 105000"])
    #expect(one.places == [one.expected("key-folded")] && one.rejections.map(\.raw) == [written] && one.rejections.map(\.severity) == ["note"])
    let two = try Self.read("高岭镇", written)
    #expect(two.codes.filter { $0 == "record-duplicate" }.count == 2 && two.reading.records.isEmpty)
  }

  @Test func aPrivateCharacterIsAskedAbout() throws {
    let read = try Self.read("①\u{E863}岭镇", "高岭镇")
    #expect(read.places == [read.expected("key-unassigned")] && read.rejections.map(\.severity) == ["query"])
    #expect(read.reading.records.count == 2)
  }

  /// Characters that no eye tells apart make two records: they are taken, and asked about once.
  @Test(arguments: [["A01", "А01"], ["A 01", "A01"], ["A-01", "A—01", "A–01"], ["Α01", "A01"], ["A\u{2212}01", "A-01"]])
  func twoThatLookAlikeAreAskedAbout(keys: [String]) throws {
    let read = try ReadReturn(Written.top + Written.header + (["高岭镇"] + keys).map { $0 + ",集中供水,新建,3,100,10.5\n" }.joined())
    #expect(read.codes.filter { $0 != "key-folded" } == ["keys-alike"], "\(keys)")
    let alike = read.rejections.first { $0.code == "keys-alike" }
    #expect(alike?.line == 6 + keys.count && alike?.severity == "query" && alike?.key?.hasPrefix(keys[keys.count - 1]) == true, "\(keys)")
    #expect(read.reading.records.count == keys.count + 1)
  }

  /// Without another that looks like it, or of another category, such a key is nothing to ask about.
  @Test func oneAloneIsNot() throws {
    #expect(try Self.read("A 01", "А02", "A—03", "B—01", "A13").codes.filter { $0 != "key-folded" } == [])
    let kinds = Written.top + Written.header + "A01,集中供水,新建,3,100,10.5\nА01,家庭水柜,新建,3,100,10.5\n"
    #expect(try ReadReturn(kinds).codes == [])
  }

  /// In a list the rows of a record may write it either way.
  @Test func inAListToo() throws {
    let text = "表号：HC-F\n期别：2020-12\n村代码,指标,数值,单位\n⽔口,贫困人口,10,人\n水口,脱贫人口,7,人\n"
    let read = try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
    #expect(read.figures == ["水口: 10 7"] && read.codes == ["key-folded"])
  }
}
