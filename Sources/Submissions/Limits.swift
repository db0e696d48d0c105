/// How large the parts of a submission may be. What is larger is refused at the limit, before it costs time or memory.
///
/// No county table comes near these; what does is a lost line end, an open quote, another file, or an attack.
package struct Limits: Sendable, Equatable {
  /// Bytes of a whole file.
  package var fileBytes = 1 << 30
  /// Bytes of one row of a CSV file, or of the cells of one row of a worksheet.
  package var rowBytes = 1 << 20
  /// Bytes of one cell, one text or one attribute.
  package var cellBytes = 64 << 10
  /// Line breaks inside one quoted cell: beyond it a quote was not closed.
  package var cellLines = 40
  /// Cells of one row.
  package var columns = 1024
  /// Rows of one worksheet.
  package var sheetRows = 1_048_576
  /// Elements inside each other.
  package var xmlDepth = 64
  /// Attributes of one element.
  package var xmlAttributes = 256
  /// Different names of elements, attributes, prefixes and namespaces. libxml2 slows down with the square of them.
  package var xmlNames = 20_000
  /// Bytes of one tag.
  package var xmlTagBytes = 64 << 10
  /// Bytes of one comment or processing instruction.
  package var xmlCommentBytes = 1 << 20

  package init() {}
}
