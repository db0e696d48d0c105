import Figures
import Quantities

/// How many plain cells a second the reader of one column takes.
struct CellSpeed {
  let cells: Int
  let seconds: Double
  var perSecond: Double { Double(cells) / seconds }

  static func measure(rounds: Int = 200) throws -> CellSpeed {
    let units = try UnitTable(rows: [
      UnitRow(family: "money", unit: "元", factor: "1", also: "", kind: "measured", decimals: "4", line: 2),
      UnitRow(family: "money", unit: "万元", factor: "10000", also: "", kind: "", decimals: "", line: 3),
    ])
    let unit = units.candidates("万元").first
    guard let unit else { throw NoUnit() }
    let reader = CellReader(reader: QuantityReader(units: units, policy: .exact), family: unit.family, unit: unit)
    let texts = ["1743.67", "52", "12,354.36", "0", "-3.5", "623.77", "1945.46", "98765432", "80.79", "1.16"].map { Array($0.utf8) }
    let clock = ContinuousClock()
    var plain = 0
    var sum: Int64 = 0
    let elapsed = clock.measure {
      for _ in 0..<rounds * 1_000 {
        for text in texts {
          text.withUnsafeBufferPointer { bytes in
            if case .plain(let value, _) = reader.read(bytes) {
              plain += 1
              sum &+= value
            }
          }
        }
      }
    }
    // The sum is looked at, so that no reading can be left out.
    guard plain == rounds * 1_000 * texts.count, sum != 0 else { throw NotPlain() }
    return CellSpeed(cells: plain, seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
  }

  struct NoUnit: Error {}
  struct NotPlain: Error {}
}
