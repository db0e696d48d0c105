package import Definition
package import Warehouse

/// The stage `publish` (发布): the pages and tables of one issue, as bytes.
///
/// A pure function of the warehouse, the definition, the business date and what the last look at the inbox left untaken: no clock, no folder, no run number, so that the
/// same figures give the same bytes on any machine. Whoever calls it writes the files beside the old ones and exchanges the
/// folders.
///
///     try Publisher(pipeline: hechi, today: "2021-01-07", isSample: true, checkCode: "7c1e-90ab", reader: reader).files()
///     // index.html, city.html, city.csv, …, county/451228.html
package struct Publisher {
  private let pipeline: Pipeline
  private let today: String
  private let isSample: Bool
  private let checkCode: String
  private let untaken: Untaken
  private let reader: WarehouseReader

  package init(pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, untaken: Untaken = Untaken(), reader: WarehouseReader) {
    self.pipeline = pipeline
    self.today = today
    self.isSample = isSample
    self.checkCode = checkCode
    self.untaken = untaken
    self.reader = reader
  }

  /// Every file of the issue with its path inside the outbox, in order of path.
  package func files() throws -> [(path: String, bytes: [UInt8])] {
    var edition = try Edition(pipeline: pipeline, today: today, isSample: isSample, checkCode: checkCode, reader: reader)
    edition.untaken = untaken
    var files: [(path: String, bytes: [UInt8])] = [
      ("index.html", IndexPage(edition: edition).bytes),
      ("city.html", CityPage(edition: edition).bytes),
      ("counties.html", CountiesPage(edition: edition).bytes),
      ("findings.html", FindingsPage(edition: edition).bytes),
      (Links.morning, MorningPage(morning: try Morning(edition: edition, reader: reader)).bytes),
    ]
    for region in edition.submitters {
      files.append((Links.county(region.code), CountyPage(edition: edition, region: region).bytes))
    }
    for export in ViewExport.all { files.append((export.path, try export.bytes(from: reader))) }
    return files.sorted { $0.path < $1.path }
  }
}
