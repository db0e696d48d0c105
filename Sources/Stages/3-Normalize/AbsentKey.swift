import Quantities

/// What stands in the place of a name and is none: a mark of absence, or one that repeats the row above, which nobody can
/// rely on once rows are sorted.
enum AbsentKey {
  case absent, ditto

  init?(_ text: String) {
    // No mark is longer.
    guard text.utf8.count <= 18 else { return nil }
    if Self.dittos.contains(text) {
      self = .ditto
    } else if AbsentKind(text) != nil {
      self = .absent
    } else {
      return nil
    }
  }

  private static let dittos: Set<String> = ["同上", "同前", "同左", "〃", "″", "\"", "“", "”", "々"]

  var zh: String {
    switch self {
    case .absent: "等于没有写"
    case .ditto: "要写出名称本身"
    }
  }

  var en: String {
    switch self {
    case .absent: "says that there is none"
    case .ditto: "repeats another row; the name itself is needed"
    }
  }
}
