import Definition
import Figures
import Handoff

/// A village, or another place of a registry, as a return names it: its code on that day, or why the record cannot be taken.
struct RegisteredPlace {
  let written: String
  let finding: PlaceRegister.Finding
  let column: Column

  private var title: String { column.headers.first ?? column.id }

  /// The code under which the record is kept: that of the place as it stands.
  var code: String? {
    switch finding {
    case .standing(let place), .succeeded(_, by: let place): place.code
    case .absent, .ambiguous, .unknown: nil
    }
  }

  /// What is worth knowing although the record is taken.
  var note: DimensionText.Problem? {
    guard case .succeeded(let before, by: let now) = finding else { return nil }
    let until = before.validity.to.map { "（到\($0.title)为止）" } ?? ""
    return { [written, title, id = column.id] place, raw, key in
      Words.rejection(
        .note, .placeSucceeded, at: place, item: id, key: key, raw: raw,
        zh: "\(title)写的 \(Words.quoted(written)) 是原来的\(before.name)\(until)，按\(now.name)（\(now.code)）收",
        en: "\(Words.quoted(written)) is the former \(before.code), taken as \(now.code)")
    }
  }

  var problem: DimensionText.Problem? {
    let zh: String
    let en: String
    switch finding {
    case .standing, .succeeded: return nil
    case .absent(let place):
      let days = "\(place.validity.from?.title ?? "")至\(place.validity.to?.title ?? "今")"
      zh = "\(title)写的 \(Words.quoted(written)) 只在\(days)有"
      en = "\(Words.quoted(written)) stood on other days only"
    case .ambiguous(let places):
      zh = "\(title)写的 \(Words.quoted(written)) 有 \(places.count) 个：\(places.map(\.code).joined(separator: "、"))，请写代码"
      en = "\(Words.quoted(written)) is the name of \(places.count) places"
    case .unknown(let nearest):
      zh = "\(title)写的 \(Words.quoted(written))，名录里没有" + (nearest.map { "，是不是“\($0)”？" } ?? "")
      en = "\(Words.quoted(written)) is not in the registry" + (nearest.map { "; did you mean \($0)?" } ?? "")
    }
    return { [id = column.id] place, raw, key in
      Words.rejection(.record, .placeUnknown, at: place, item: id, key: key, raw: raw, zh: zh, en: en)
    }
  }
}
