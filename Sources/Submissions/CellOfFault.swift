/// The cell of a CSV file in whose bytes reading had to stop.
///
/// Told from what stands before it: that decodes, is cut by the separator that the file's head asks for, and counts rows and
/// cells like any file. Where the head does not tell, or the text before is no table either, nothing is claimed.
struct CellOfFault {
  let column: Int
  /// As a spreadsheet counts them.
  let row: Int
  /// The physical line on which the cell starts; nil where an open quote leaves it in doubt.
  let line: Int?

  /// - Parameters:
  ///   - encodings: What the text before the fault may be, the likeliest first.
  ///   - offset: The first byte that is in the way.
  init?(in file: UnsafeRawBufferPointer, _ encodings: [TextEncoding], start: Int, offset: Int) {
    let before = UnsafeRawBufferPointer(rebasing: file[..<offset])
    guard let encoding = encodings.first(where: { Self.decodes(before, $0, start) }) else { return nil }
    let head = Self.head(of: file, encoding, start)
    guard !XMLStart.stands(in: head), !ForeignContainer.isWebPage(head) else { return nil }
    let separator: Separator
    do { separator = try Separator(head: head) } catch { return nil }
    var scanner = CSVScanner(separator: separator.byte, firstLine: separator.skipped > 0 ? 2 : 1, limits: Limits())
    var open: [UInt8] = []
    var skipped = separator.skipped
    do {
      try DecodedText(source: SubmissionSource(before), encoding: encoding, start: start).forEachBlock { block, base, isLast in
        guard block.count >= skipped else { throw Fault(.separatorUnknown, at: 0) }
        let first = skipped
        skipped = 0
        let used = try scanner.scan(block, from: first, base: base, isLast: false) { _ in }
        if isLast { open = Array(block[used...]) }
        return used
      }
    } catch { return nil }
    guard let cell = Self.last(of: open, scanner) else { return nil }
    (column, row, line) = cell
  }

  /// The cell that the next character would stand in, behind the rows that `scanner` has seen.
  private static func last(of open: [UInt8], _ scanner: CSVScanner) -> (column: Int, row: Int, line: Int?)? {
    var fault: Fault?
    // Either outside quotes or inside: then the quote is closed behind it.
    for end in ["x\n", "x\"\n"] {
      var scanner = scanner
      var last: RawRow?
      do {
        _ = try (open + Array(end.utf8)).withUnsafeBufferPointer { block in
          try scanner.scan(block, from: 0, base: 0, isLast: true) { if case .row(let row) = $0 { last = row } }
        }
        if let last, let cell = last.cells.last { return (cell.column, last.number, last.line + cell.lineOffset) }
      } catch let stop as Fault {
        fault = fault ?? stop
      } catch { return nil }
    }
    guard let column = fault?.column, let row = fault?.row else { return nil }
    return (column, row, nil)
  }

  private static func decodes(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ start: Int) -> Bool {
    switch encoding {
    case .utf8, .utf8WithMark: return UTF8Scan.firstFault(in: bytes, from: start) == nil
    case .gb18030, .gb18030WithMark, .utf16LittleEndian, .utf16BigEndian:
      guard let conversion = Conversion(from: encoding) else { return false }
      let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: DecodedText.blockBytes, alignment: 16)
      defer { scratch.deallocate() }
      var position = start
      while true {
        let step = conversion.convert(UnsafeRawBufferPointer(rebasing: bytes[position...]), into: scratch)
        position += step.used
        switch step.stop {
        case .outputFull: continue
        case .inputUsed: return true
        case .cutOff, .undecodable: return false
        }
      }
    }
  }

  /// The first text of the file with ? for each byte that cannot be read: enough to see how its lines are cut.
  private static func head(of file: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ start: Int) -> [UInt8] {
    guard let conversion = Conversion(from: encoding) else { return [] }
    let unit = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: Separator.sampleBytes, alignment: 16)
    defer { scratch.deallocate() }
    var head: [UInt8] = []
    var position = start
    while position < file.count, head.count < Separator.sampleBytes {
      let step = conversion.convert(UnsafeRawBufferPointer(rebasing: file[position...]), into: scratch)
      head.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<step.made]))
      position += step.used
      guard step.stop == .undecodable || step.stop == .cutOff else { break }
      head.append(UInt8(ascii: "?"))
      position += unit
    }
    return head.prefix(Separator.sampleBytes).map { $0 == 0 ? UInt8(ascii: "?") : $0 }
  }
}
