import Definition
import Figures
import Handoff
import Normalization
import Quantities
import Submissions
import Testing

/// A return as text, read by the stages extract and normalize; ① stands where a finding should point.
struct ReadReturn {
  /// The first return of the file.
  let reading: Reading
  let readings: [Reading]
  /// The line and the ordinal of the cell before which ① stands; of commas outside quotes only.
  let marked: (line: Int, column: Int)?
  let pipeline: Pipeline

  init(_ text: String, path: String = "都安/报表.csv", pipeline: Pipeline? = nil) throws {
    var plain = String.UnicodeScalarView()
    var line = 1
    var column = 1
    var isQuoted = false
    var marked: (Int, Int)?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "①":
        marked = (line, column)
        continue
      case "\"": isQuoted.toggle()
      case ",": column += isQuoted ? 0 : 1
      case "\n":
        line += 1
        if !isQuoted { column = 1 }
      default: break
      }
      plain.append(scalar)
    }
    try self.init(bytes: Array(String(plain).utf8), path: path, marked: marked, pipeline: pipeline)
  }

  init(bytes: [UInt8], path: String = "都安/报表.csv", marked: (line: Int, column: Int)? = nil, pipeline: Pipeline? = nil) throws {
    self.pipeline = try pipeline ?? SmallForms.pipeline()
    self.marked = marked
    var rows: [ExtractRow] = []
    let facts = try SubmissionReader.read(bytes) { rows.append($0) }
    readings = try Normalizer(self.pipeline).read(
      ExtractedRows(rows), facts: .init(encoding: facts.encoding.rawValue, format: facts.format.rawValue, refusal: nil), path: path)
    reading = readings[0]
  }

  /// `安阳镇 central new: 3 100 105000`, in canonical units; ? for a cell that was not read, _ for an absent one.
  var figures: [String] { figures(of: reading) }

  private static func all<Element>(_ read: () throws -> [Element]) -> [Element] {
    do {
      return try read()
    } catch {
      Issue.record(error)
      return []
    }
  }

  func figures(of reading: Reading) -> [String] {
    guard let form = pipeline.forms[reading.head.form] else { return [] }
    return Self.all { try reading.records.all() }.map { record in
      let names = form.key.compactMap { id in
        if let index = reading.dimensions.firstIndex(of: id) { return record.dimensions[index] }
        return record.period
      }
      let values = zip(form.measures, record.cells).map { column, cell in
        guard let cell else { return "." }
        guard let value = cell.value else { return cell.detail?.state == CellState.rejected.rawValue ? "?" : "_" }
        var family = column.measure?.family
        if let by = column.measure?.byCategory, let at = reading.dimensions.firstIndex(of: by.column), let code = record.dimensions[at] {
          family = by.families[code]
        }
        return Exact(Int128(value), decimals: family?.decimals ?? 0).text
      }
      return names.joined(separator: " ") + ": " + values.joined(separator: " ")
    }
  }

  /// What was not taken of the first return, or is doubted.
  var rejections: [Rejection] { Self.all { try reading.rejections.all() } }

  var codes: [String] { rejections.map(\.code) }

  /// `code line:column`
  var places: [String] { rejections.map { "\($0.code) \($0.line):\($0.col)" } }

  /// What is found beside the figures that a list leaves out.
  var faults: [Rejection] { rejections.filter { $0.code != "cell-blank" } }

  /// What stands at ①, as `places` writes it.
  func expected(_ code: String) -> String { "\(code) \(marked?.line ?? 0):\(marked?.column ?? 0)" }
}
