private import Glibc

/// The text of a file whose encoding is decided and proven: UTF-8 in blocks, in constant memory.
///
/// UTF-8 files are read in place. The others had to be converted once to prove them; where the result is
/// small it was kept, otherwise they are converted again here, block by block.
struct DecodedText {
  let source: SubmissionSource
  let encoding: TextEncoding
  /// Bytes of the byte order mark.
  let start: Int
  /// The whole text, where it was converted and is small.
  var kept: [UInt8]?

  /// Texts up to this size are kept when they are proven.
  static let keptBytes = 16 << 20
  static let blockBytes = 1 << 18

  private var file: UnsafeRawBufferPointer { source.bytes }

  private var isInPlace: Bool { encoding == .utf8 || encoding == .utf8WithMark }

  /// Hands the text to `body`, which says how many bytes of the block it has used; the rest is handed over again at the
  /// front of the next block. `base` is the block's offset in the text. The last block must be used up.
  func forEachBlock(_ body: (_ block: UnsafeBufferPointer<UInt8>, _ base: Int, _ isLast: Bool) throws -> Int) throws {
    if isInPlace {
      try forEachBlockInPlace(body)
      return
    }
    if let kept {
      _ = try kept.withUnsafeBufferPointer { try body($0, 0, true) }
      return
    }
    guard let conversion = Conversion(from: encoding) else {
      throw Fault(.encodingUnavailable, at: 0, details: [encoding.rawValue])
    }
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockBytes * 2, alignment: 16)
    defer { buffer.deallocate() }
    var held = 0
    var base = 0
    var position = start
    while true {
      if buffer.count - held < Self.blockBytes {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: held + Self.blockBytes * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<held]))
        buffer.deallocate()
        buffer = larger
      }
      let step = conversion.convert(
        UnsafeRawBufferPointer(rebasing: file[position...]),
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[held..<held + Self.blockBytes]))
      position += step.used
      source.passed(position)
      held += step.made
      let isLast = step.stop != .outputFull
      let block = UnsafeRawBufferPointer(rebasing: buffer[..<held]).assumingMemoryBound(to: UInt8.self)
      let used = try body(block, base, isLast)
      if isLast { return }
      base += used
      held -= used
      if held > 0, used > 0, let first = buffer.baseAddress { memmove(first, first + used, held) }
    }
  }

  private func forEachBlockInPlace(_ body: (_ block: UnsafeBufferPointer<UInt8>, _ base: Int, _ isLast: Bool) throws -> Int) throws {
    var position = start
    var end = start
    repeat {
      end = min(end + SubmissionSource.blockBytes, file.count)
      let block = UnsafeRawBufferPointer(rebasing: file[position..<end]).assumingMemoryBound(to: UInt8.self)
      position += try body(block, position - start, end == file.count)
      source.passed(position)
    } while end < file.count
  }

  /// The first bytes of the text, at most `limit`.
  func head(_ limit: Int) -> [UInt8] {
    if isInPlace { return [UInt8](file[start...].prefix(limit)) }
    if let kept { return [UInt8](kept.prefix(limit)) }
    guard let conversion = Conversion(from: encoding) else { return [] }
    return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count =
        conversion.convert(
          UnsafeRawBufferPointer(rebasing: file[start...]), into: UnsafeMutableRawBufferPointer(buffer)
        ).made
    }
  }

  /// What stands at an offset of the text: at most `limit` characters, up to the end of the line.
  func excerpt(at offset: Int, limit: Int = 40) -> String {
    var text = ""
    let offset = sourceOffset(of: offset)
    let tail = DecodedText(source: source, encoding: encoding, start: offset).head(limit * 4)
    for scalar in String(decoding: tail, as: UTF8.self).unicodeScalars.prefix(limit) {
      if scalar == "\n" || scalar == "\r" || scalar == "\u{FFFD}" { break }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// The place in the file of an offset in the text.
  func place(at offset: Int, column: Int? = nil, row: Int? = nil, sheet: String = "") -> SubmissionPlace {
    SourceWalk(file: file, encoding: encoding, start: start)
      .place(at: sourceOffset(of: offset), column: column, row: row, sheet: sheet)
  }

  /// The byte in the file where the text's byte `offset` comes from.
  private func sourceOffset(of offset: Int) -> Int {
    if isInPlace { return min(start + offset, file.count) }
    guard let conversion = Conversion(from: encoding) else { return start }
    // Converted once more in steps that never pass the place: what is used then is where it comes from.
    var position = start
    var made = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockBytes, alignment: 16)
    defer { buffer.deallocate() }
    while made < offset {
      let room = min(offset - made, buffer.count)
      let step = conversion.convert(
        UnsafeRawBufferPointer(rebasing: file[position...]),
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
      )
      guard step.made > 0 else { break }
      position += step.used
      made += step.made
    }
    return position
  }
}
