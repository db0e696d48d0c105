package import Definition
import Handoff
package import Warehouse

/// The stage `publish` (发布): the pages and tables of one issue, as bytes.
///
/// A pure function of the warehouse, the definition, the business date and what the last look at the inbox left untaken: no clock, no folder, no run number, so that the
/// same figures give the same bytes on any machine. Whoever calls it writes the files beside the old ones and exchanges the
/// folders.
///
///     try Publisher(pipeline: hechi, today: "2021-01-07", isSample: true, checkCode: "7c1e-90ab", reader: reader).issue().files
///     // index.html, city.html, city.csv, …, county/451228.html
package struct Publisher {
  private let pipeline: Pipeline
  private let today: String
  private let isSample: Bool
  private let checkCode: String
  private let untaken: Untaken
  private let reader: WarehouseReader
  private let figures: [FigureRow]?

  /// - Parameter figures: the figures that stand, where they have been read already.
  package init(
    pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, untaken: Untaken = Untaken(), reader: WarehouseReader, figures: [FigureRow]? = nil
  ) {
    self.figures = figures
    self.pipeline = pipeline
    self.today = today
    self.isSample = isSample
    self.checkCode = checkCode
    self.untaken = untaken
    self.reader = reader
  }

  /// Every file of the issue with its path inside the outbox, in order of path; and the returns that are not in, as
  /// `大化 HC-22-1`, those due first in front.
  ///
  /// The warehouse is asked first, by one core; then the pages, which know nothing of each other, are written by all.
  package func issue(jobs: Int = 1) throws -> (files: [(path: String, bytes: [UInt8])], missing: [String]) {
    let edition = try edition()
    let morning = MorningPage(morning: try Morning(edition: edition, reader: reader)).bytes
    var pages: [Page] = [
      Page(Links.counties) { CountiesPage(edition: edition).bytes },
      Page(Links.city) { CityPage(edition: edition).bytes },
      Page(Links.findings) { FindingsPage(edition: edition).bytes },
      Page(Links.index) { IndexPage(edition: edition).bytes },
      Page(Links.morning) { morning },
    ]
    for export in ViewExport.all {
      let rows = ViewRows(try reader.rows(export.view, leavingOut: ViewExport.leftOut))
      pages.append(Page(export.path) { export.table(rows) })
    }
    for region in edition.submitters { pages.append(Page(Links.county(region.code)) { CountyPage(edition: edition, region: region).bytes }) }
    return (Parallel.map(pages, jobs: jobs) { ($0.path, $0.bytes()) }.sorted { $0.path < $1.path }, Self.missing(edition))
  }

  /// The returns that are not in, where the pages that say so lie in the outbox already.
  package func missing() throws -> [String] { Self.missing(try edition()) }

  private func edition() throws -> Edition {
    var edition = try Edition(pipeline: pipeline, today: today, isSample: isSample, checkCode: checkCode, reader: reader, figures: figures)
    edition.untaken = untaken
    return edition
  }

  private static func missing(_ edition: Edition) -> [String] {
    let absent = edition.returns.filter { [.awaited, .overdue].contains($0.state) }
    return absent.enumerated().sorted { ($0.element.dueDay, $0.offset) < ($1.element.dueDay, $1.offset) }.map { edition.short($0.element.region) + " " + $0.element.form.code }
  }

  /// A file of the issue, and how its bytes are made of what has been read.
  private struct Page: Sendable {
    let path: String
    let bytes: @Sendable () -> [UInt8]

    init(_ path: String, bytes: @escaping @Sendable () -> [UInt8]) { (self.path, self.bytes) = (path, bytes) }
  }
}
