import Figures
import Foundation

/// The measurements as a table for people and as JSON lines for programs.
struct BenchReport {
  let cells: CellSpeed
  let nights: [Night]

  var table: [String] {
    var lines = ["plain cells    \(DigitGroups.of(Int(cells.perSecond)))/s", ""]
    let sizes = nights.map { DigitGroups.of($0.facts) + " facts" }
    lines.append(Self.row("facts/s", sizes, growth: nights.count > 1 ? "time ×" : ""))
    for (index, stage) in (nights.first?.stages ?? []).enumerated() {
      let milliseconds = nights.map { $0.stages.indices.contains(index) ? $0.stages[index].milliseconds : 0 }
      let rates = zip(nights, milliseconds).map { night, time in time == 0 ? "< 1 ms" : DigitGroups.of(night.facts * 1000 / time) }
      lines.append(Self.row(stage.stage, rates, growth: Self.growth(milliseconds.map(Double.init))))
    }
    lines.append(Self.row("all", nights.map { DigitGroups.of(Int(Double($0.facts) / $0.wall)) }, growth: Self.growth(nights.map(\.wall))))
    lines.append("")
    lines.append(Self.row("seconds", nights.map { Self.decimal($0.wall) }, growth: Self.growth(nights.map(\.wall))))
    lines.append(Self.row("processor s", nights.map { Self.decimal($0.processor) }, growth: Self.growth(nights.map(\.processor))))
    lines.append(Self.row("peak MiB", nights.map { DigitGroups.of($0.peakMemory >> 20) }, growth: Self.growth(nights.map { Double($0.peakMemory) })))
    lines.append(Self.row("inbox MiB", nights.map { Self.decimal(Double($0.bytes) / 1_048_576) }, growth: ""))
    lines.append(Self.row("warehouse MiB", nights.map { Self.decimal(Double($0.warehouseBytes) / 1_048_576) }, growth: ""))
    return lines
  }

  var json: [String] {
    var lines = ["{\"schema\":1,\"measure\":\"cells\",\"cells\":\(cells.cells),\"per_second\":\(Int(cells.perSecond))}"]
    for night in nights {
      let stages = night.stages.map { "\"\($0.stage)\":\($0.milliseconds)" }.joined(separator: ",")
      lines.append(
        "{\"schema\":1,\"measure\":\"night\",\"facts\":\(night.facts),\"bytes\":\(night.bytes),\"milliseconds\":{\(stages)},"
          + "\"seconds\":\(Self.decimal(night.wall)),\"processor_seconds\":\(Self.decimal(night.processor)),\"peak_bytes\":\(night.peakMemory),"
          + "\"warehouse_bytes\":\(night.warehouseBytes)}")
    }
    return lines
  }

  /// How much longer each size takes than the one before: 10 for ten times the facts is straight growth.
  private static func growth(_ values: [Double]) -> String {
    zip(values, values.dropFirst()).map { before, after in before > 0 ? decimal(after / before) : "—" }.joined(separator: "  ")
  }

  private static func row(_ name: String, _ cells: [String], growth: String) -> String {
    var line = name.padding(toLength: 14, withPad: " ", startingAt: 0)
    for cell in cells { line += String(repeating: " ", count: max(1, 19 - cell.count)) + cell }
    return growth.isEmpty ? line : line + "    " + growth
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
}
