package import Definition
package import Warehouse

/// Which figures a rollup would compute again, found without writing anything.
package enum StaleIndicators {
  /// The indicators whose inputs are not those of the figure that stands, in the order of the definition.
  package static func find(pipeline: Pipeline, reader: WarehouseReader) throws -> [String] {
    var work = try RollupWork(pipeline: pipeline, reader: reader, standing: try reader.figures())
    return try pipeline.indicators.map(\.id).filter { try work.isFresh($0) }
  }
}
