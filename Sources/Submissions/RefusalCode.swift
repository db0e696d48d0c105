/// Why a submission cannot be read. Raw values are the stable slugs of the public views.
package enum RefusalCode: String, Sendable, CaseIterable {
  // The file as a whole
  case fileEmpty = "file-empty"
  case fileTooLarge = "file-too-large"
  case zipContainer = "zip-container"
  case oleContainer = "ole-container"
  case gzipContainer = "gzip-container"
  case htmlTable = "html-table"
  case otherContainer = "other-container"

  // Bytes to text
  case encodingUndecodable = "encoding-undecodable"
  case encodingMixed = "encoding-mixed"
  case encodingUnsupported = "encoding-unsupported"
  case encodingUnavailable = "encoding-unavailable"
  case nulByte = "nul-byte"

  // CSV
  case quoteUnclosed = "quote-unclosed"
  case textAfterQuote = "text-after-quote"
  case separatorUnknown = "separator-unknown"
  case separatorAmbiguous = "separator-ambiguous"

  // Sizes
  case lineTooLong = "line-too-long"
  case cellTooLong = "cell-too-long"
  case tooManyColumns = "too-many-columns"

  // XML
  case doctype
  case xmlNotWellFormed = "xml-not-well-formed"
  case xmlTruncated = "xml-truncated"
  case xmlTooDeep = "xml-too-deep"
  case tooManyAttributes = "too-many-attributes"
  case tagTooLong = "tag-too-long"
  case tooManyNames = "too-many-names"

  // Excel 2003 XML
  case sheetIndex = "sheet-index"
  case sheetMerge = "sheet-merge"
  case sheetStructure = "sheet-structure"
  case cellType = "cell-type-unknown"
  case sheetScaled = "sheet-scaled"
}
