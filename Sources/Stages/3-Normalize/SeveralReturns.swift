import Definition
import Figures
import Handoff

/// What the tables of one file make together: tables of one slice are joined where the form allows several, else refused;
/// each return gets a mark of its own.
enum SeveralReturns {
  static func settled(_ readings: [Reading], _ pipeline: Pipeline) throws -> [Reading] {
    var settled: [Reading] = []
    var places: [String: Int] = [:]
    var joining: [Int: JoinedTables] = [:]
    for reading in readings {
      let head = reading.head
      let isMany = pipeline.forms[head.form]?.tables == .many
      let slice = [head.form, head.region, head.period, head.part, String(head.version), isMany ? "" : head.issued].joined(separator: "|")
      guard pipeline.forms[head.form] != nil, let first = places[slice] else {
        places[slice] = settled.count
        settled.append(reading)
        continue
      }
      if isMany {
        if joining[first] == nil { joining[first] = try JoinedTables(settled[first]) }
        try joining[first]?.add(reading)
      } else if !reading.isRefused {
        try refuse(&settled[first], reading)
      } else {
        settled.append(reading)
      }
    }
    for (index, tables) in joining { settled[index] = try tables.finished(pipeline.forms[settled[index].head.form]) }
    mark(&settled)
    return settled
  }

  /// Neither is taken, since which one counts is not ours to say: one refusal, at the second.
  private static func refuse(_ first: inout Reading, _ second: Reading) throws {
    let record = try second.records.record(at: 0)
    let bound = second.columns.first
    let place = Place(
      line: record?.line ?? bound?.line ?? 1, column: 0, sheet: record?.sheet ?? "", row: record?.row ?? 0, path: record?.path)
    let title = Period(second.head.period)?.title() ?? second.head.period
    first.rejections.append(
      Words.rejection(
        .submission, .severalTables, at: place, zh: "从这里起又是一张 \(second.head.form)，也是\(title)的，都没有收",
        en: "another table of \(second.head.form) for \(second.head.period) starts here; none was taken"))
  }

  /// The ordinary return is 1; of several without parts each is its ordinal.
  private static func mark(_ readings: inout [Reading]) {
    var taken: Set<String> = []
    for index in readings.indices {
      let ordinal = String(index + 1)
      var mark = readings[index].head.part == "1" ? ordinal : readings[index].head.part
      while !taken.insert(mark).inserted { mark += "." + ordinal }
      if mark != readings[index].head.part { readings[index].head.mark = mark }
    }
  }
}
