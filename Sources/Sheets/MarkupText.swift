/// Text as XML holds it.
package enum MarkupText {
  /// `<5万元` → `&lt;5万元`; a line break inside a cell becomes `&#10;`, which an attribute keeps too.
  package static func escaped(_ text: String) -> String {
    var made = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": made += "&amp;"
      case "<": made += "&lt;"
      case ">": made += "&gt;"
      case "\"": made += "&quot;"
      case "\n": made += "&#10;"
      default: made.unicodeScalars.append(scalar)
      }
    }
    return made
  }

  /// Whether the text can name an element: a letter or ideograph, then letters, digits, - and _.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
  }
}
