import Figures

/// Who holds a workspace: what a run writes into the lock, and what whoever comes second is told.
///
///     pid 4242, huizong, since 2021-01-07 02:00:07 +08:00, normalize, run --wait 10m
struct LockHolder {
  let note: String

  /// nil where the note names none.
  var process: Int32? { note.split(separator: ",").first.flatMap { String($0).dropping("pid ") }.flatMap { Int32($0) } }

  /// As the lock has it, in the language of the screen: the process, its user, since when, in which stage, doing what.
  var words: Sentence {
    let parts = note.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
    guard let process = parts.first?.dropping("pid "), let time = parts.firstIndex(where: { $0.hasPrefix("since ") }) else {
      return Sentence(zh: "运行的是 \(note)", en: note)
    }
    let user = parts[1..<max(1, time)].joined(separator: ", ")
    var zh = ["进程 \(process)" + (user.isEmpty ? "" : "（\(user)）"), "\(parts[time].dropping("since ") ?? "") 开始"]
    if parts.count > time + 1 { zh.append(Self.stage(parts[time + 1])) }
    if parts.count > time + 2 { zh.append("命令 " + parts[(time + 2)...].joined(separator: ", ")) }
    return Sentence(zh: zh.joined(separator: "，"), en: note)
  }

  private static func stage(_ name: String) -> String {
    if let stage = StageName(rawValue: name) { return "正在" + stage.title(.zh) }
    switch name {
    case "starting": return "刚起步"
    case "backup": return "正在备份"
    case "withdraw": return "正在记撤回"
    default: return "正在做 " + name
    }
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
