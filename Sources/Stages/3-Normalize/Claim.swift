package import Definition
package import Figures

/// What a file's folder and name say about it: noted, never believed. Where the content says otherwise, the file is
/// refused; where the content is silent, the claim fills in.
package struct Claim: Sendable {
  package var region: Region?
  package var form: String?
  package var period: Period?

  /// Reads `451228/HC-19-1_2020-12_更正.csv`, `都安/饮水安全项目表_12月.csv` or `451228都安.csv`; a name may say nothing.
  package init(path: String, pipeline: Pipeline) {
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { return }
    for part in parts { region = pipeline.regions.submitter(part) ?? region }
    let stem = name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    let year = pipeline.period.first.year
    for token in stem.split(whereSeparator: { $0 == "_" || $0 == " " }).map(String.init) {
      if let form = Self.form(token, pipeline) {
        self.form = form
      } else if let period = Period(token) ?? Period(reading: token, year: year) {
        self.period = period
      } else if let region = Self.region(token, pipeline) {
        self.region = region
      }
    }
  }

  /// `451202金城江`: a county's code and its name together; each alone, or two that disagree, claim nothing.
  private static func region(_ token: String, _ pipeline: Pipeline) -> Region? {
    let digits = token.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < token.count, let region = pipeline.regions.submitter(String(digits)),
      region == pipeline.regions.submitter(String(token.dropFirst(digits.count)))
    else { return nil }
    return region
  }

  private static func form(_ token: String, _ pipeline: Pipeline) -> String? {
    let folded = HeaderName.folded(token).uppercased()
    if pipeline.forms[folded] != nil { return folded }
    return pipeline.formsByTitle[HeaderName.folded(token)]
  }
}
