import Definition
import Figures
import Quantities

/// What a label's value says beside what is asked of it, in brackets or behind it.
///
///     单位：万元（人民币）   金额单位：人民币（元）   填报单位：都安县（盖章）   填报单位：都安县水利局
enum BracketedValue {
  /// The text before the last brackets and the one in them; nil where it does not end with any.
  private static func parts(_ text: String) -> (before: String, inside: String)? {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
    return (InputCell.trimmed(String(text[..<open])), InputCell.trimmed(String(text[text.index(after: open)...].dropLast())))
  }

  /// The units of a value that as a whole is none: those before the brackets, or where these only name the currency, in them.
  static func unit(_ value: String, _ units: UnitTable) -> String {
    guard HeaderText.units(in: value, units) == nil, let (before, inside) = parts(Width.folded(value)) else { return value }
    let isCurrency = ["人民币", "RMB", "CNY"].contains(before.uppercased())
    if isCurrency { return HeaderText.units(in: inside, units) == nil ? value : inside }
    let isApart = HeaderText.units(in: inside, units) == nil || ["人民币", "RMB", "CNY"].contains(inside.uppercased())
    return isApart && HeaderText.units(in: before, units) != nil ? before : value
  }

  /// The county that a sender is, or is an office of: 都安县（盖章）, 都安县水利局, never 大化镇人民政府.
  static func sender(_ value: String, _ regions: RegionTable) -> Region? {
    if let region = regions.submitter(value) { return region }
    let folded = InputCell.trimmed(Width.folded(value))
    if let (before, _) = parts(folded), let region = sender(before, regions) { return region }
    let words = folded.split(whereSeparator: \.isWhitespace)
    if words.count > 1, let first = words.first, let region = regions.submitter(String(first)) { return region }
    guard offices.contains(where: folded.hasSuffix) else { return nil }
    for end in folded.indices.dropFirst(2).reversed() {
      guard let region = regions.submitter(String(folded[..<end])), region.code != regions.city.code else { continue }
      return places.contains(folded[end]) ? nil : region
    }
    return nil
  }

  private static let offices = ["局", "办", "办公室", "委", "委员会", "政府", "中心", "指挥部", "厅"]
  private static let places = Set("镇乡村社屯街")
}
