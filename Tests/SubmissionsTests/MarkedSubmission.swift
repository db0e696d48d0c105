import Submissions
import Testing

/// A submission written in a test, in which ① stands where a refusal should point.
struct MarkedSubmission {
  let bytes: [UInt8]
  let line: Int
  let character: Int
  let offset: Int

  /// `before` stands for bytes in front of the text, such as a byte order mark.
  init(_ marked: String, before: [UInt8] = []) {
    var text = String.UnicodeScalarView()
    var line = 1
    var character = 1
    var offset = before.count
    var place: (Int, Int, Int)?
    var previous: Unicode.Scalar = " "
    for scalar in marked.unicodeScalars {
      if scalar == "①" {
        place = (line, character, offset)
        continue
      }
      text.append(scalar)
      offset += String(scalar).utf8.count
      if scalar == "\n" && previous == "\r" {
        // Counted with its carriage return.
      } else if scalar == "\n" || scalar == "\r" {
        line += 1
        character = 1
      } else {
        character += 1
      }
      previous = scalar
    }
    bytes = before + Array(String(text).utf8)
    (self.line, character, self.offset) = place ?? (line, character, offset)
    self.character = character
  }
}

/// All rows of a submission that can be read.
func rows(of bytes: [UInt8], limits: Limits = Limits()) throws -> [ExtractRow] {
  var rows: [ExtractRow] = []
  _ = try SubmissionReader.read(bytes, limits: limits) { rows.append($0) }
  return rows
}

func rows(of text: String, limits: Limits = Limits()) throws -> [ExtractRow] {
  try rows(of: Array(text.utf8), limits: limits)
}

/// The rows of a CSV file or of worksheets, without the sheets' names.
func rawRows(of bytes: [UInt8], limits: Limits = Limits()) throws -> [RawRow] {
  try rows(of: bytes, limits: limits).compactMap { row in
    guard case .row(let row) = row else { return nil }
    return row
  }
}

func rawRows(of text: String, limits: Limits = Limits()) throws -> [RawRow] {
  try rawRows(of: Array(text.utf8), limits: limits)
}

func elements(of text: String) throws -> [RawElement] {
  try rows(of: text).compactMap { row in
    guard case .element(let element) = row else { return nil }
    return element
  }
}

/// The refusal of a submission, or nil with a recorded issue where it is read.
func refused(_ bytes: [UInt8], limits: Limits = Limits(), _ comment: Comment? = nil) -> SubmissionRefusal? {
  do {
    _ = try SubmissionReader.read(bytes, limits: limits) { _ in }
    Issue.record(comment ?? "read without a refusal")
    return nil
  } catch let refusal as SubmissionRefusal {
    return refusal
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

/// Expects a refusal exactly at the mark.
func expectRefusal(
  _ marked: MarkedSubmission, _ code: RefusalCode, column: Int? = nil, limits: Limits = Limits(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let refusal = refused(marked.bytes, limits: limits) else { return }
  #expect(refusal.code == code, sourceLocation: sourceLocation)
  #expect(refusal.place.line == marked.line, "line", sourceLocation: sourceLocation)
  #expect(refusal.place.character == marked.character, "character", sourceLocation: sourceLocation)
  #expect(refusal.place.offset == marked.offset, "offset", sourceLocation: sourceLocation)
  #expect(refusal.place.column == column, "column", sourceLocation: sourceLocation)
}
