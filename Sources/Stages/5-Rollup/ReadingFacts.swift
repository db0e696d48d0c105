import Warehouse

/// What a rollup asks of readings again and again, asked once: hundreds of indicators draw on the same ones.
final class ReadingFacts {
  private let reader: WarehouseReader
  private var regions: [Int64: [String]] = [:]
  private var irregular: [Int64: Bool] = [:]
  private var refused: [Int64: Bool] = [:]

  init(_ reader: WarehouseReader) throws {
    self.reader = reader
    regions = try reader.extents().mapValues(Self.regions)
  }

  /// The regions that a reading has records of, each once.
  func regions(of reading: Int64) throws -> [String] {
    if let known = regions[reading] { return known }
    let found = Self.regions(try reader.extent(of: reading))
    regions[reading] = found
    return found
  }

  private static func regions(_ extents: [Extent]) -> [String] {
    extents.count == 1 ? [extents[0].region] : Array(Set(extents.map(\.region)))
  }

  func hasIrregularCells(_ reading: Int64) throws -> Bool {
    let known = try irregular[reading] ?? reader.hasIrregularCells(reading)
    irregular[reading] = known
    return known
  }

  func hasRefusedRecords(_ reading: Int64) throws -> Bool {
    let known = try refused[reading] ?? reader.hasRefusedRecords(reading)
    refused[reading] = known
    return known
  }
}
