import Handoff
import Testing

/// What a file's name says: the first period of the form's kind counts, and a county in it must be that of the folder.
@Suite struct FileNameTests {
  private func read(_ path: String, top: String = "") throws -> ReadReturn {
    try ReadReturn(top + "单位：万元\n" + Written.header + Written.rows, path: path)
  }

  /// What follows the period is anything: a date of writing, a remark.
  @Test(arguments: [
    "都安/HC-19-1_2020-12_2021-01-05.csv", "都安/HC-19-1_2021-01-05_2020-12.csv", "都安/HC-19-1_2020-12_2020年12月.csv", "都安/HC-19-1_2020-12_2020.csv", "都安/HC-19-1_2020-12_更正.csv",
    "都安/HC-19-1_2020-12（更正）.csv", "都安/HC-19-1_12月(第2次).csv", "都安/饮水安全项目表（更正）_2020-12.csv", "都安/HC-19-1_2020-12_1-12月.csv", "都安/都安县饮水_HC-19-1_2020-12.csv",
    "都安/451228_HC-19-1_2020-12.csv", "都安/都安_大化_HC-19-1_2020-12.csv", "都安/HC-19-1_2020-12_大化镇.csv", "都安/HC-19-1_2020-12_大化村.csv", "451228都安_HC-19-1_2020-12.csv",
  ])
  func theFirstPeriodOfTheKindCounts(path: String) throws {
    let read = try read(path)
    #expect(read.codes == [] && read.figures == Written.figures, "\(path): \(read.rejections.map(\.message))")
    #expect("\(read.reading.head.region) \(read.reading.head.period)" == "451228 2020-12", "\(path)")
  }

  @Test(arguments: [
    ("都安/HC-19-1_2020-12_2020-11.csv", "文件名里写了2020年12月，又写了2020年11月，不知道以哪个为准"),
    ("都安/大化饮水安全项目表_HC-19-1_2020-12.csv", "文件名说是大化的，放的文件夹是都安"), ("都安/451229_HC-19-1_2020-12.csv", "文件名说是大化的，放的文件夹是都安"),
    ("都安/451229大化_HC-19-1_2020-12.csv", "文件名说是大化的，放的文件夹是都安"), ("都安/HC-19-1_2020-12_（大化县）.csv", "文件名说是大化的，放的文件夹是都安"),
  ])
  func whereTheNameContradictsTheReturnIsRefused(path: String, message: String) throws {
    let read = try read(path)
    #expect(read.reading.isRefused && read.places == ["identity-differs 1:0"] && read.rejections.map(\.message) == [message], "\(path): \(read.rejections.map(\.message))")
  }

  /// The content may say it all; a name that says otherwise still contradicts it.
  @Test func theContentIsHeldAgainstTheName() throws {
    let top = "表号：HC-19-1\n填报单位：都安县\n期别：2020-12\n"
    #expect(try read("大化饮水.csv", top: top).rejections.map(\.message) == ["文件名说是大化的，表里写的是都安"])
    #expect(try read("饮水_2021-01-05.csv", top: top).codes == [])
    #expect(try read("饮水_2020.csv", top: top).codes == [])
    #expect(try read("饮水_2019.csv", top: top).codes == ["identity-differs"])
    #expect(try read("饮水_2020-Q3.csv", top: top).codes == ["identity-differs"])
    #expect(try read("都安/饮水_2021-01-05.csv", top: "表号：HC-19-1\n").codes == ["period-kind"])
  }
}
