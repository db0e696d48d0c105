import Handoff

/// The warehouse as the last run left it, by SQLite's own count of changes: whoever writes to it with another program moves
/// that count. Where it has moved, a run checks the warehouse before it goes on from it.
struct WarehouseMark {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Whether the warehouse has not been written to since it was marked.
  func holds() throws -> Bool {
    guard try Disk.exists(path), let content = Seal.opened(try Disk.read(path, limit: 1000)) else { return false }
    return String(decoding: content, as: UTF8.self) == (try now())
  }

  func save() throws { try Disk.write(Seal.sealed(Array(try now().utf8)), to: path, durable: false) }

  private var path: String { workspace.root + "/stages/warehouse" }

  /// The file's length, the count of changes and the count at which its length was noted.
  private func now() throws -> String {
    let header = try Disk.read(workspace.warehouse, from: 0, count: 100)
    let counts = header.count == 100 ? Array(header[24..<28] + header[92..<96]) : header
    return "\(Disk.size(workspace.warehouse) ?? 0) \(counts.map(String.init).joined(separator: "."))\n"
  }
}
