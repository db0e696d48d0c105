/// Where the pages of an issue lie, relative to its folder.
enum Links {
  static let index = "index.html"
  static let city = "city.html"
  static let counties = "counties.html"
  static let findings = "findings.html"
  static let morning = "晨报.html"

  /// `county/451228.html`; a code is kept to its letters and digits, so that it never leaves the folder.
  static func county(_ code: String) -> String {
    "county/" + code.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } + ".html"
  }
}
