import Definition
import Figures
import Handoff

/// The words of what was not taken: place before complaint, what was written, what would pass.
///
/// Facts stand in the calls; all wording of this stage stands here and in `NormalizationCode`.
struct Words {
  static func rejection(
    _ scope: Rejection.Scope, _ code: NormalizationCode, at place: Place, item: String? = nil, key: String? = nil, raw: String = "",
    offset: Int? = nil, zh: String, en: String
  ) -> Rejection {
    let explanation = code.explanation
    return Rejection(
      scope, code.rawValue, explanation.severity, at: place, offset: offset, item: item, key: key, raw: raw,
      message: zh, remedy: explanation.remedy[.zh] ?? "", english: en)
  }

  /// An older name of a county, read as the county that succeeded it.
  static func former(_ former: Region, now: Region, at place: Place, item: String? = nil, key: String? = nil, raw: String) -> Rejection {
    let until = former.validity.to.map { "（到\($0.title)为止）" } ?? ""
    return rejection(
      .note, .placeSucceeded, at: place, item: item, key: key, raw: raw,
      zh: "写的 \(quoted(raw)) 是原来的\(former.name)\(until)，按\(now.name)收",
      en: "\(quoted(raw)) is the former \(former.code), taken as \(now.code)")
  }

  /// A row that is taken as a total and compared with nothing.
  static func totalUnchecked(at place: Place, key: String, raw: String, isDoubtful: Bool) -> Rejection {
    var rejection = Self.rejection(
      .note, .totalUnchecked, at: place, key: key, raw: raw,
      zh: "\(key)这一行当作合计行，写的 \(quoted(raw)) 没有收，也没有和各行核对\(isDoubtful ? "；如果是一条记录，请换一个名称" : "")",
      en: "the row \(quoted(key)) is taken as a total; its \(quoted(raw)) was neither taken nor compared")
    if isDoubtful { rejection.severity = Severity.query.rawValue }
    return rejection
  }

  static func quoted(_ text: String) -> String { "\"" + text + "\"" }
}
