/// Reads the bytes of one submission into rows of raw cells or raw elements.
///
/// A pure function of the bytes: no definition, no file name, no clock. The file is decoded strictly, told apart by its
/// first characters (`<` makes it XML, anything else CSV), and streamed: what is held at a time is bounded by `Limits`,
/// not by the file. Nothing is interpreted: `１２`, `1O6` and `…` go through as they stand.
///
///     var rows = RowWriter()
///     let facts = try SubmissionReader.read(bytes) { rows.append($0) }
///     // facts.encoding == .gb18030, facts.format == .csv, facts.cells == 304
package enum SubmissionReader {
  /// Hands every row of the submission to `sink`, in the order of the file.
  ///
  /// A refusal may come after rows have been handed on (a quote that is never closed is known at the end of the file):
  /// then they are to be thrown away with the file.
  ///
  /// - Throws: `SubmissionRefusal`, or whatever `sink` throws.
  package static func read(
    _ source: SubmissionSource, limits: Limits = Limits(), into sink: (ExtractRow) throws -> Void
  ) throws -> SubmissionFacts {
    let file = source.bytes
    let start = SubmissionPlace(line: 1, character: 1, offset: 0)
    guard file.count <= limits.fileBytes else {
      throw SubmissionRefusal(.fileTooLarge, at: start, details: [String(file.count), String(limits.fileBytes)])
    }
    guard !file.isEmpty else { throw SubmissionRefusal(.fileEmpty, at: start) }
    try ForeignContainer.refuse(file)
    let text = try EncodingDecision.decide(source)
    do {
      let head = text.head(Separator.sampleBytes)
      if ForeignContainer.isWebPage(head) { throw Fault(.htmlTable, at: 0, details: ["HTML"]) }
      return try XMLStart.stands(in: head)
        ? readXML(text, head, limits, sink) : readCSV(text, head, limits, sink)
    } catch let fault as Fault {
      throw SubmissionRefusal(
        fault.code, at: text.place(at: fault.offset, column: fault.column, row: fault.row, sheet: fault.sheet),
        written: text.excerpt(at: fault.offset), details: fault.details)
    }
  }

  /// Hands every row of the submission to `sink`, in the order of the file.
  ///
  /// - Throws: `SubmissionRefusal`, or whatever `sink` throws.
  package static func read(_ file: [UInt8], limits: Limits = Limits(), into sink: (ExtractRow) throws -> Void) throws
    -> SubmissionFacts
  {
    try file.withUnsafeBytes { try read(SubmissionSource($0), limits: limits, into: sink) }
  }

  private static func readCSV(
    _ text: DecodedText, _ head: [UInt8], _ limits: Limits, _ sink: (ExtractRow) throws -> Void
  ) throws -> SubmissionFacts {
    let separator = try Separator(head: head)
    var scanner = CSVScanner(separator: separator.byte, firstLine: separator.skipped > 0 ? 2 : 1, limits: limits)
    var skipped = separator.skipped
    try sink(.sheet(name: ""))
    try text.forEachBlock { block, base, isLast in
      let first = skipped
      skipped = 0
      return try scanner.scan(block, from: first, base: base, isLast: isLast, into: sink)
    }
    guard scanner.rows > 0 else { throw Fault(.fileEmpty, at: 0) }
    var notes: [SubmissionNote] = []
    if let line = separator.fullWidthLine {
      notes.append(SubmissionNote(code: .separatorFullWidth, line: line, character: 1, details: []))
    }
    return SubmissionFacts(
      encoding: text.encoding, format: .csv, separator: String(decoding: [separator.byte], as: UTF8.self), notes: notes,
      rows: scanner.rows, cells: scanner.cells)
  }

  private static func readXML(
    _ text: DecodedText, _ head: [UInt8], _ limits: Limits, _ sink: (ExtractRow) throws -> Void
  ) throws -> SubmissionFacts {
    try withoutActuallyEscaping(sink) { sink in
      let parser = XMLText(limits: limits, sink: sink)
      try parser.read(text)
      let declaration = XMLDeclaration(head: head)
      var notes = parser.notes
      if !declaration.agrees(with: text.encoding) {
        notes.append(
          SubmissionNote(
            code: .encodingDeclared, line: 1, character: 1,
            details: [declaration.encoding ?? "", text.encoding.rawValue]))
      }
      return SubmissionFacts(
        encoding: text.encoding, format: parser.format, separator: nil, notes: notes, rows: parser.counts.rows,
        cells: parser.counts.cells)
    }
  }
}
