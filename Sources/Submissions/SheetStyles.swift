/// The styles of an Excel 2003 XML workbook, as far as they change what a number means: percent or not, scaled, with a unit.
struct SheetStyles {
  private struct Style {
    var parent: String?
    var format: String?
  }

  private var styles: [String: Style] = [:]
  private var known: [String: Bool] = [:]
  private var scalings: [String: String?] = [:]
  private var unitsBehind: [String: [UInt8]] = [:]

  /// Notes a style; `parent` is the style it builds on.
  mutating func declare(_ id: String, parent: String?) { styles[id] = Style(parent: parent) }

  /// Notes the number format of a style.
  mutating func setFormat(_ format: String, of id: String) { styles[id, default: Style()].format = format }

  /// Whether numbers under this style are shown as percent.
  mutating func isPercent(_ id: String) -> Bool {
    if let answer = known[id] { return answer }
    let answer = Self.isPercent(format: format(of: id))
    known[id] = answer
    return answer
  }

  /// What the format of a style writes behind a number.
  mutating func unit(_ id: String) -> [UInt8] {
    if let answer = unitsBehind[id] { return answer }
    let answer = Array((NumberFormat.unit(format(of: id)) ?? "").utf8)
    unitsBehind[id] = answer
    return answer
  }

  /// The format of a style, where it shows another figure than the cell holds.
  mutating func scaling(_ id: String) -> String? {
    if let answer = scalings[id] { return answer }
    let format = format(of: id)
    let answer = NumberFormat.scales(format) ? format : nil
    scalings[id] = .some(answer)
    return answer
  }

  /// The format of a style, its own or that of the style it builds on.
  private func format(of id: String) -> String {
    var next: String? = id
    var steps = 0
    while let name = next, let style = styles[name], steps < styles.count {
      if let format = style.format { return format }
      next = style.parent
      steps += 1
    }
    return id == "Default" ? "General" : styles["Default"]?.format ?? "General"
  }

  /// Whether a number format shows a fraction as percent: `0.00%`, `Percent`; not `0.00"%"`, which only writes the sign.
  static func isPercent(format: String) -> Bool {
    if format == "Percent" { return true }
    var isQuoted = false
    var isLiteral = false
    for scalar in format.unicodeScalars {
      if isLiteral {
        isLiteral = false
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted {
        if scalar == "%" { return true }
        isLiteral = scalar == "\\" || scalar == "!" || scalar == "_" || scalar == "*"
      }
    }
    return false
  }
}
