import Figures
import Warehouse

extension Matter {
  /// What current readings lost and what the audit found, as it stands.
  static func current(_ reader: WarehouseReader, city: String) throws -> [Matter] {
    try notRead(reader) + found(reader, city: city)
  }

  /// Cells, records and whole returns that were not taken. The view `rejection` has no remedy, so this reads behind it.
  private static func notRead(_ reader: WarehouseReader) throws -> [Matter] {
    let sql = """
      SELECT x.severity, x.code, r.region, r.form, r.period, x.key, x.item, x.raw, x.message, x.remedy, r.file, x.line, x.col, x.cell, x.path, x.english
      FROM refusal x JOIN reading r ON r.id = x.reading AND r.to_run IS NULL JOIN received s ON s.id = r.submission
      WHERE x.scope <> 'note' ORDER BY s.sha256, s.part, x.n
      """
    return try reader.query(sql).map { row in
      var matter = Matter(severity: severity(row[0]), code: row[1] ?? "", region: row[2] ?? "", message: row[8] ?? "")
      matter.form = row[3] ?? ""
      matter.period = row[4] ?? ""
      matter.key = row[5] ?? ""
      matter.item = row[6] ?? ""
      matter.written = row[7]
      matter.remedy = row[9] ?? ""
      matter.file = row[10] ?? ""
      matter.line = row[11].flatMap { Int($0) } ?? 0
      matter.column = row[12].flatMap { Int($0) } ?? 0
      matter.cell = row[13]
      matter.path = row[14]
      matter.english = row[15] ?? ""
      return matter
    }
  }

  private static func found(_ reader: WarehouseReader, city: String) throws -> [Matter] {
    // The view speaks Chinese only.
    let english = Dictionary(
      try reader.query("SELECT id, english FROM remark WHERE to_run IS NULL").map { ($0[0] ?? "", $0[1] ?? "") }, uniquingKeysWith: { first, _ in first })
    return ViewRows(try reader.rows("finding")).map { row in
      var matter = Matter(severity: severity(row["severity"]), code: row["code"] ?? "", region: row["region"] ?? "", message: row["message"] ?? "")
      matter.english = row["id"].flatMap { english[$0] } ?? ""
      matter.status = row["status"] ?? "open"
      matter.isCityWide = row["submission"] == nil && matter.region == city
      matter.form = row["form"] ?? ""
      matter.period = row["period"] ?? ""
      matter.key = row["key"] ?? ""
      matter.item = row["item"] ?? ""
      // Of a rule over figures, `value` is the left side in the canonical unit; the message says it with its unit.
      matter.written = row["submission"] == nil ? nil : row["value"]
      matter.remedy = row["remedy"] ?? ""
      matter.file = row["file"] ?? ""
      matter.line = row["line"].flatMap { Int($0) } ?? 0
      matter.column = row["col"].flatMap { Int($0) } ?? 0
      matter.cell = row["cell"]
      matter.path = row["path"]
      matter.explanation = row["explanation"]
      matter.explainedBy = row["explained_by"]
      matter.explainedAt = row["explained_at"]
      matter.document = row["document"]
      return matter
    }
  }

  /// A severity that this version does not know is shown as the gravest rather than lost.
  private static func severity(_ word: String?) -> Severity { word.flatMap { Severity(rawValue: $0) } ?? .fatal }
}
