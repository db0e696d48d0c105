/// What a spreadsheet leaves in a cell instead of a number: `#REF!`, a formula's text.
enum SpreadsheetMark {
  static func refusal(_ glyphs: ArraySlice<Glyph>) -> QuantityRefusal? {
    guard let first = glyphs.first else { return nil }
    let text = String(String.UnicodeScalarView(glyphs.map(\.scalar)))
    switch first.scalar {
    case "#":
      let names = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA"]
      let isError = names.contains(text.uppercased()) || (text.count > 1 && glyphs.allSatisfy { $0.scalar == "#" })
      return QuantityRefusal(isError ? .spreadsheetError : .markUnclear, offset: first.offset, found: text)
    case "=", "@":
      return QuantityRefusal(.formula, offset: first.offset, found: text)
    case "*", "?", "※", "√", "×", "○", "●", "△", "▲":
      return glyphs.count == 1 ? QuantityRefusal(.markUnclear, offset: first.offset, found: text) : nil
    default:
      return nil
    }
  }
}
