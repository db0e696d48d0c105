import GRDB

extension WarehouseWriter {
  package func replace(verdicts: [VerdictRow], of rules: Set<String>, run: Int) throws {
    let standing = try VerdictRow.fetchAll(db, sql: "SELECT \(VerdictRow.columns) FROM verdict WHERE to_run IS NULL").filter { rules.contains($0.rule) }
    let wanted = Dictionary(verdicts.map { ($0.rule + "|" + $0.region, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for old in standing {
      let key = old.rule + "|" + old.region
      if wanted[key] == old { kept.insert(key) } else { try close("verdict", "rule = ? AND region = ?", [old.rule, old.region], run: run) }
    }
    for verdict in verdicts where !kept.contains(verdict.rule + "|" + verdict.region) { try verdict.insert(db, run: run) }
  }

  /// Puts the findings of some codes or submissions in place; a finding that no longer holds is closed.
  package func replace(findings: [FindingRow], where replaced: (FindingRow) -> Bool, run: Int) throws {
    let standing = try FindingRow.fetchAll(db, sql: "SELECT \(FindingRow.columns) FROM remark WHERE to_run IS NULL").filter(replaced)
    let wanted = Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for old in standing {
      if wanted[old.id] == old { kept.insert(old.id) } else { try close("remark", "id = ?", [old.id], run: run) }
    }
    for id in wanted.keys.sorted() where !kept.contains(id) { try wanted[id]?.insert(db, run: run) }
  }
}
