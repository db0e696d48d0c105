/// The house styles of all submitters, as `styles.yaml` states them.
package struct HouseStyles: Sendable {
  private struct Office: Sendable {
    let style: HouseStyle
    /// Styles of single forms, where they differ.
    let forms: [String: HouseStyle]
  }

  private let offices: [String: Office]

  package init(_ text: String) throws {
    let document = try SpecField(document: text, file: "styles.yaml")
    let styles = try document.required("styles", in: document.record(["styles"]))
    var offices: [String: Office] = [:]
    for (code, field) in try styles.entries() {
      var settings = try field.record(HouseStyle.keys + ["forms"])
      let own = settings.removeValue(forKey: "forms")
      var forms: [String: HouseStyle] = [:]
      for (form, changes) in try own?.entries() ?? [] {
        forms[form] = try HouseStyle(settings.merging(changes.record(HouseStyle.keys)) { $1 }, of: changes)
      }
      offices[code] = Office(style: try HouseStyle(settings, of: field), forms: forms)
    }
    self.offices = offices
  }

  /// How a submitter writes a form; nil where no style names the submitter.
  func style(of submitter: String, form: String) -> HouseStyle? {
    guard let office = offices[submitter] else { return nil }
    return office.forms[form] ?? office.style
  }

  /// Submitter → family → the smallest amount that its office writes.
  package var grains: [String: [String: String]] { offices.mapValues(\.style.grain) }
}
