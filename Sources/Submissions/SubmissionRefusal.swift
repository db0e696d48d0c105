/// A submission that cannot be read as a whole, with the place of the first obstacle.
///
/// Nothing of such a file is used: what is not understood is refused with its place, never repaired.
/// `message` says what is wrong in one sentence; `place` says where; `explanations` say why and what would pass.
package struct SubmissionRefusal: Error, Sendable, Equatable {
  package let code: RefusalCode
  package let place: SubmissionPlace
  /// What stands at the place, as far as it is text; at most forty characters.
  package let written: String
  /// The facts of the message, by code: a limit, a name, a second place.
  package let details: [String]

  init(_ code: RefusalCode, at place: SubmissionPlace, written: String = "", details: [String] = []) {
    self.code = code
    self.place = place
    self.written = written
    self.details = details
  }
}

/// A refusal as a scanner meets it: the place is still an offset into the decoded text.
struct Fault: Error {
  let code: RefusalCode
  /// In bytes of the decoded text.
  let offset: Int
  var column: Int?
  var row: Int?
  var sheet = ""
  var details: [String] = []

  init(_ code: RefusalCode, at offset: Int, column: Int? = nil, row: Int? = nil, details: [String] = []) {
    self.code = code
    self.offset = offset
    self.column = column
    self.row = row
    self.details = details
  }
}
