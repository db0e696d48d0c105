import GRDB

extension WarehouseWriter {
  /// Puts an indicator's figures in place of those that stood, keeping every row that did not change.
  ///
  /// - Parameter known: the readings that fed those that stood.
  /// - Returns: The figures that stand now, in the order of `figures`.
  @discardableResult
  package func replace(
    _ figures: [FigureRow], standing: [FigureRow], indicator: String, sources: Set<FigureSource>, known: Set<FigureSource>, run: Int
  ) throws -> [FigureRow] {
    let before = Dictionary(standing.map { ($0.region + "|" + $0.period, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    var now = figures
    for position in figures.indices {
      let key = figures[position].region + "|" + figures[position].period
      kept.insert(key)
      let old = before[key]
      if let old { now[position].flags = Self.withAuditFlags(now[position].flags, of: old) }
      let figure = now[position]
      if let old {
        if old == figure { continue }
        if old.sameApartFromInputs(figure) {
          try db.run(
            "UPDATE figure SET inputs = ? WHERE indicator = ? AND period = ? AND region = ? AND to_run IS NULL",
            arguments: [figure.inputs, indicator, figure.period, figure.region])
          continue
        }
        try close("figure", "indicator = ? AND period = ? AND region = ?", [indicator, figure.period, figure.region], run: run)
      }
      try figure.insert(db, run: run)
    }
    for (key, old) in before where !kept.contains(key) {
      try close("figure", "indicator = ? AND period = ? AND region = ?", [indicator, old.period, old.region], run: run)
    }
    for source in known.subtracting(sources) {
      try close(
        "source", "indicator = ? AND period = ? AND region = ? AND reading = ?", [indicator, source.period, source.region, source.reading], run: run)
    }
    for source in sources.subtracting(known) {
      try db.run("INSERT INTO source VALUES(?, ?, ?, ?, ?, NULL)", arguments: [indicator, source.period, source.region, source.reading, run])
    }
    return now
  }

  private static let auditFlags: Set<String> = ["explained", "unexplained"]

  /// The audit's own flags stay until the audit itself takes them away.
  private static func withAuditFlags(_ flags: String, of old: FigureRow) -> String {
    let kept = old.flags.split(separator: " ").filter { auditFlags.contains(String($0)) }
    guard !kept.isEmpty else { return flags }
    return Set(flags.split(separator: " ") + kept).sorted().joined(separator: " ")
  }

  /// Sets the audit's flags of every figure: `indicator|region` → flags; figures that are not named lose theirs.
  ///
  /// - Returns: The figures that stand now.
  package func mark(_ flags: [String: Set<String>], standing: [FigureRow], run: Int) throws -> [FigureRow] {
    var now = standing
    for (position, old) in standing.enumerated() {
      let named = flags[old.indicator + "|" + old.region] ?? []
      if named.isEmpty && old.flags.isEmpty { continue }
      let own = Set(old.flags.split(separator: " ").map(String.init)).subtracting(Self.auditFlags)
      let wanted = own.union(named).sorted().joined(separator: " ")
      guard wanted != old.flags else { continue }
      now[position].flags = wanted
      try close("figure", "indicator = ? AND period = ? AND region = ?", [old.indicator, old.period, old.region], run: run)
      try now[position].insert(db, run: run)
    }
    return now
  }

  /// Closes the figures of indicators that the definition no longer has.
  package func retire(except indicators: Set<String>, run: Int) throws {
    for id in try String.fetchAll(db, sql: "SELECT DISTINCT indicator FROM figure WHERE to_run IS NULL") where !indicators.contains(id) {
      try close("figure", "indicator = ?", [id], run: run)
      try close("source", "indicator = ?", [id], run: run)
    }
  }
}
