import Warehouse

/// What a rollup asks of readings again and again, asked once: hundreds of indicators draw on the same ones.
final class ReadingFacts {
  private let reader: WarehouseReader
  private var extents: [Int64: [Extent]] = [:]
  private var irregular: [Int64: Bool] = [:]
  private var refused: [Int64: Bool] = [:]

  init(_ reader: WarehouseReader) { self.reader = reader }

  func prepare() throws { extents = try reader.extents() }

  /// The regions that a reading has records of.
  func regions(of reading: Int64) throws -> Set<String> {
    let known = try extents[reading] ?? reader.extent(of: reading)
    extents[reading] = known
    return Set(known.map(\.region))
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
