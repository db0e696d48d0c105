/// The styles of an Excel 2003 XML workbook, as far as they change what a number means: percent or not, scaled, with a unit.
struct SheetStyles {
  private struct Style {
    var parent: String?
    var format: String?
  }

  private var styles: [String: Style] = [:]
  private var meanings: [String: Meaning] = [:]

  /// What a number under a style is.
  struct Meaning {
    /// It is shown as percent.
    let isPercent: Bool
    /// The format, where it shows another figure than the cell holds.
    let scaling: String?
    /// The format, where it shows a figure below zero as one above.
    let unsigned: String?
    /// What the format writes behind the number.
    let unit: [UInt8]

    fileprivate init(format: String) {
      isPercent = SheetStyles.isPercent(format: format)
      scaling = NumberFormat.scales(format) ? format : nil
      unsigned = NumberFormat.hidesSign(format) ? format : nil
      // No unit is longer; of what is, the beginning is enough to see that it is none.
      unit = Array(String((NumberFormat.unit(format) ?? "").unicodeScalars.prefix(64)).utf8)
    }
  }

  /// Notes a style; `parent` is the style it builds on.
  mutating func declare(_ id: String, parent: String?) { styles[id] = Style(parent: parent) }

  /// Notes the number format of a style.
  mutating func setFormat(_ format: String, of id: String) { styles[id, default: Style()].format = format }

  /// Looked up for each number of the workbook, so made once for each style.
  mutating func meaning(_ id: String) -> Meaning {
    if let known = meanings[id] { return known }
    let meaning = Meaning(format: format(of: id))
    meanings[id] = meaning
    return meaning
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
