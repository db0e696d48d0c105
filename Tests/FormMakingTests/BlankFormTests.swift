import Definition
import Figures
import FormMaking
import Handoff
import Quantities
import Sheets
import Submissions
import TestSupport
import Testing

@testable import SampleMaking

@Suite("A blank form passes check, empty and filled")
struct BlankFormTests {
  private static let pipelines: [Pipeline] = [try? ProjectPipelines.hechi(), try? ProjectPipelines.villages()].compactMap { $0 }
  static let forms: [(pipeline: Int, code: String)] = pipelines.enumerated().flatMap { index, pipeline in
    pipeline.forms.keys.sorted().map { (index, $0) }
  }

  private func blank(_ form: Form, _ pipeline: Pipeline) throws -> BlankForm {
    let sender = try #require(form.submitters(pipeline.regions).first.flatMap { pipeline.regions[$0] })
    return BlankForm(form, pipeline: pipeline, region: sender, period: Period(form.filed, containing: pipeline.period.last))
  }

  @Test func allFormsOfBothPipelinesAreThere() { #expect(Self.forms.count >= 72) }

  @Test("as it stands it is a nil return", arguments: forms)
  func nilReturn(pipeline index: Int, code: String) throws {
    let pipeline = Self.pipelines[index]
    let blank = try blank(try #require(pipeline.forms[code]), pipeline)
    for bytes in [blank.csv(), blank.workbook()] {
      let reading = try checked(bytes, pipeline)
      #expect(try reading.rejections.all().map(\.message) == [], "\(code)")
      #expect(reading.head.form == code && reading.records.isEmpty && !reading.isRefused, "\(code)")
    }
  }

  @Test("filled with a record it is a return that says the same in both formats", arguments: forms)
  func filled(pipeline index: Int, code: String) throws {
    let pipeline = Self.pipelines[index]
    let form = try #require(pipeline.forms[code])
    let seed = UInt64.random(in: 0..<1 << 32)
    guard let record = index == 0 ? try sample(of: form, seed) : drawn(form, seed), let period = Period(record.period) else { return }
    let sender = try #require(pipeline.regions[record.submitter])
    let blank = BlankForm(form, pipeline: pipeline, region: sender, period: period)
    let cells = try blank.columns.map { try cell($0, record) }
    let csv = try checked(blank.csv([cells]), pipeline)
    let workbook = try checked(blank.workbook([cells]), pipeline)
    #expect(try csv.rejections.all().map(\.message) == [], "\(code) seed \(seed)")
    #expect(try workbook.rejections.all().map(\.message) == [], "\(code) seed \(seed)")
    #expect(csv.records.count == 1, "\(code) seed \(seed)")
    #expect(try csv.records.all().map { $0.cells.map { $0?.value } } == workbook.records.all().map { $0.cells.map { $0?.value } }, "\(code) seed \(seed)")
    #expect(try csv.records.all().map(\.dimensions) == workbook.records.all().map(\.dimensions), "\(code) seed \(seed)")
    for (position, column) in form.measures.enumerated() {
      let value = try csv.records.all().first?.cells[position]?.value
      #expect(value.map { Int128($0) } == record.measures[column.id], "\(code) \(column.id) seed \(seed)")
    }
  }

  // MARK: - Records

  private func sample(of form: Form, _ seed: UInt64) throws -> SampleRecord? {
    var random = Seeded(seed)
    return try ProjectPipelines.returns().filter { $0.form.code == form.code }.flatMap(\.records).randomElement(using: &random)
  }

  /// A record with drawn figures, for a pipeline that has no samples.
  private func drawn(_ form: Form, _ seed: UInt64) -> SampleRecord? {
    var random = Seeded(seed)
    let pipeline = Self.pipelines[1]
    guard let submitter = form.submitters(pipeline.regions).first else { return nil }
    let filed = Period(form.filed, containing: pipeline.period.last)
    var record = SampleRecord(submitter: submitter, period: filed.code, number: 1, overall: 1, texts: [:])
    for column in form.columns {
      if let measure = column.measure {
        record.measures[column.id] = Int128(Int.random(in: 1...500, using: &random)) * Exact.powerOfTen(measure.family.decimals)
      } else if case .period = column.role, let kind = form.records {
        record.texts[column.id] = Period(kind, containing: filed.last).code
      } else {
        record.texts[column.id] = submitter + "001001"
      }
    }
    return record
  }

  private func cell(_ blank: BlankColumn, _ record: SampleRecord) throws -> SheetCell {
    let column = blank.column
    let text = record.texts[column.id] ?? ""
    switch column.role {
    case .measure(let measure), .check(let measure, _):
      guard let value = record.measures[column.id] else { return .text("—") }
      let unit = blank.unit ?? measure.byCategory.flatMap { by in record.texts[by.column].flatMap { by.units[$0] } }
      return .figure(try #require(DressedColumn.digits(value, unit?.family ?? measure.family, unit)), unit: "")
    case .category(.named(let values)): return .text(values.first { $0.code == text }?.written.first ?? text)
    case .category(.flag): return .text(text == "yes" ? "是" : "否")
    case .date: return Day(text).map { .day($0) } ?? .text("—")
    case .category(.year), .region, .key, .period, .unit, .text, .ignored, .private: return text.isEmpty ? .blank : .text(text)
    }
  }
}

extension BlankFormTests {
  @Test("it states contact, deadline and the words that categories take")
  func notes() throws {
    let pipeline = try ProjectPipelines.hechi()
    let form = try #require(pipeline.forms["HC-19-1"])
    let blank = BlankForm(form, pipeline: pipeline, region: pipeline.regions["451228"], period: Period("2020-12"))
    let lines = String(decoding: blank.csv().dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(blank.csv().starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(lines.prefix(5) == ["饮水安全项目表", "表号：HC-19-1", "填报单位：都安瑶族自治县", "期别：2020-12", "单位：万元"])
    #expect(lines[5] == "乡镇,项目编码,项目类型,建设性质,数量（处/座）,受益贫困人口（人）,投资（万元）,完工日期,备注")
    #expect(lines.contains("注：没有填 0，不适用填 —，空着算没报。"))
    #expect(lines.contains("注：项目类型填集中供水、家庭水柜之一。"))
    #expect(lines.last == "注：2021-01-08 17:30 前报送。联系：市脱贫攻坚指挥部汇总组。")
  }

  @Test("details of persons that no figure needs are not asked for")
  func persons() throws {
    let pipeline = try ProjectPipelines.hechi()
    for form in pipeline.formsInOrder {
      for column in BlankForm(form, pipeline: pipeline, region: nil, period: nil).columns {
        if case .private = column.column.role { #expect(!column.column.optional, "\(form.code) \(column.header)") }
      }
    }
  }
}
