package import Figures

/// Something that must be corrected or explained, as one line of a screen.
package struct OpenMatter: Sendable {
  package let severity: Severity
  package let isCityWide: Bool
  /// The submitter's short name; 全市 for the whole city.
  package let who: String
  /// The form, else the file as it was first received.
  package let sheet: String
  /// `E63`, `G5:G80 共 76 格`, or the figure that a rule is about.
  package let place: String
  package let message: String
  package let english: String
  package let code: String

  init(_ group: MatterGroup, _ edition: Edition) {
    let matter = group.first
    severity = matter.severity
    isCityWide = matter.isCityWide
    who = matter.isCityWide ? "全市" : matter.region.isEmpty ? "" : edition.short(matter.region)
    sheet = matter.form.isEmpty ? matter.file : matter.form
    place = matter.file.isEmpty ? edition.title(ofItem: matter.item, form: matter.form) : group.place
    message = matter.message
    english = matter.english.isEmpty ? matter.message : matter.english
    code = matter.code
  }
}
