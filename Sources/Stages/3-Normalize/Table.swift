import Definition

/// A table that has been found, with what stands above it.
struct Table {
  let rows: SheetRows
  let header: Recognition.Found?
  let preamble: Preamble
  /// Another table stands above it on the sheet.
  var isBelow = false

  var isComplete: Bool { header?.binding.isComplete ?? false }
}
