/// One line of what a submission contains, as found: nothing interpreted, nothing lost.
///
/// A CSV file gives one `sheet` with the name "" and then a `row` for every row that is not blank. An Excel 2003 XML
/// workbook gives a `sheet` for each worksheet, followed by its rows. Any other XML gives an `element` for every
/// element, in the order of the document.
package enum ExtractRow: Sendable, Equatable {
  case sheet(name: String)
  case row(RawRow)
  case element(RawElement)
}
