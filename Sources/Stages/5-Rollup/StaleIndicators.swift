package import Definition
package import Warehouse

/// Which figures a rollup would compute again, found without writing anything.
package enum StaleIndicators {
  /// The indicators whose inputs are not those of the figure that stands, in the order of the definition.
  package static func find(pipeline: Pipeline, reader: WarehouseReader) throws -> [String] {
    var work = RollupWork(pipeline: pipeline, reader: reader)
    try work.prepare(try reader.figures())
    return try pipeline.indicators.filter { try work.figures(of: $0.id).1 }.map(\.id)
  }
}
