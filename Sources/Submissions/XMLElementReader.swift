/// What makes rows of the elements of an XML text: a report's own elements, or the cells of a workbook.
protocol XMLElementReader: AnyObject {
  var format: SubmissionFormat { get }
  /// What has been handed on.
  var rows: Int { get }
  var cells: Int { get }
  var notes: [SubmissionNote] { get }
  /// The innermost open element, where a complaint is to name it.
  var innermost: (name: String, line: Int)? { get }
  /// The worksheet that is being read; nil where there is none.
  var sheet: String? { get }

  func start(_ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, _ tag: XMLTagScan.Tag) throws
  func text(_ text: UnsafeBufferPointer<UInt8>) throws
  func end(_ tag: XMLTagScan.Tag) throws
}
