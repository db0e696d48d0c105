/// Walks over the tags of an XML text ahead of the parser.
///
/// It finds what the parser must never see (a DOCTYPE, a tag or text beyond the limits: libxml2's work grows with the
/// square of a tag's attributes), cuts the text into slices that end between tokens, and notes the line of every tag,
/// which the parser only knows at the tag's end. It accepts more than XML does; the parser judges.
struct XMLTagScan {
  /// Where one start or end tag stands.
  struct Tag {
    /// In bytes of the text.
    let offset: Int
    let line: Int
    /// The line of the first character that is not white space since the tag before; 0 where there is none.
    let textLine: Int
    let isSelfClosing: Bool
  }

  static let sliceBytes = 64 << 10

  let limits: Limits
  private(set) var line = 1
  /// The tags of the last slice, in order.
  private(set) var tags: [Tag] = []
  private var textLine = 0

  init(limits: Limits) { self.limits = limits }

  /// The end of a slice that starts at `first` and holds only whole tokens; in the last block also the text at its end,
  /// but never a tag that the file breaks off in.
  mutating func slice(_ block: UnsafeBufferPointer<UInt8>, from first: Int, base: Int, isLast: Bool) throws(Fault)
    -> Int
  {
    tags.removeAll(keepingCapacity: true)
    var end = first
    while end < block.count, end - first < Self.sliceBytes {
      guard let next = try token(block, from: end, base: base) else {
        return isLast ? block[end...].firstIndex(of: UInt8(ascii: "<")) ?? block.count : end
      }
      end = next
    }
    return end
  }

  /// Passes over text up to the next tag and over that tag; nil where the block ends before.
  private mutating func token(_ block: UnsafeBufferPointer<UInt8>, from start: Int, base: Int) throws(Fault) -> Int? {
    var line = line
    var textLine = textLine
    var index = start
    let count = block.count
    while index < count {
      let byte = block[index]
      if byte == UInt8(ascii: "<") { break }
      if byte == 0x0A {
        line += 1
      } else if byte == 0x0D {
        if index + 1 < count, block[index + 1] == 0x0A { index += 1 }
        line += 1
      } else if textLine == 0, byte != 0x20, byte != 0x09 {
        textLine = line
      }
      index += 1
    }
    // Entities make text longer in the file than it is, `&#x5E7F;` for 广: the limit of the text itself comes later.
    if index - start > limits.cellBytes * 4 {
      throw Fault(.cellTooLong, at: base + start, details: [String(limits.cellBytes)])
    }
    guard count - index >= 2 else { return nil }
    let open = index
    switch block[index + 1] {
    case UInt8(ascii: "!"):
      if starts(block, at: index, with: "<!--") {
        guard let end = find("-->", in: block, from: index + 4, line: &line) else {
          return try unfinished(.cellTooLong, open, count, limits.xmlCommentBytes, base)
        }
        _ = try unfinished(.cellTooLong, open, end, limits.xmlCommentBytes, base)
        index = end
      } else if starts(block, at: index, with: "<![CDATA[") {
        if textLine == 0 { textLine = line }
        guard let end = find("]]>", in: block, from: index + 9, line: &line) else {
          return try unfinished(.cellTooLong, open, count, limits.cellBytes, base)
        }
        index = end
      } else if count - index < 9 {
        return nil
      } else {
        throw Fault(
          starts(block, at: index, with: "<!DOCTYPE") ? .doctype : .xmlNotWellFormed, at: base + index,
          details: [XMLReason.markup.rawValue])
      }
    case UInt8(ascii: "?"):
      guard let end = find("?>", in: block, from: index + 2, line: &line) else {
        return try unfinished(.cellTooLong, open, count, limits.xmlCommentBytes, base)
      }
      index = end
    default:
      let place = line
      guard let end = try tagEnd(block, from: index + 1, base: base, open: open, line: &line) else {
        return try unfinished(.tagTooLong, open, count, limits.xmlTagBytes, base)
      }
      _ = try unfinished(.tagTooLong, open, end, limits.xmlTagBytes, base)
      tags.append(
        Tag(
          offset: base + open, line: place, textLine: textLine,
          isSelfClosing: block[end - 2] == UInt8(ascii: "/") && block[open + 1] != UInt8(ascii: "/")))
      textLine = 0
      index = end
    }
    self.line = line
    self.textLine = textLine
    return index
  }

  /// The position behind the `>` of a tag. Quoted values may hold a `>`, never a `<`.
  private func tagEnd(_ block: UnsafeBufferPointer<UInt8>, from start: Int, base: Int, open: Int, line: inout Int)
    throws(Fault) -> Int?
  {
    var quote: UInt8 = 0
    var index = start
    while index < block.count {
      let byte = block[index]
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index + 1 < block.count, block[index + 1] == 0x0A { index += 1 }
        line += 1
      } else if byte == UInt8(ascii: "<") {
        throw Fault(.xmlNotWellFormed, at: base + open, details: [XMLReason.bracket.rawValue])
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  /// A token that is longer than its limit is refused whether or not its end has been seen.
  private func unfinished(_ code: RefusalCode, _ open: Int, _ end: Int, _ limit: Int, _ base: Int) throws(Fault) -> Int?
  {
    if end - open > limit { throw Fault(code, at: base + open, details: [String(limit)]) }
    return nil
  }

  private func starts(_ block: UnsafeBufferPointer<UInt8>, at index: Int, with text: StaticString) -> Bool {
    guard block.count - index >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount where block[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The position behind the next occurrence of `text`, counting lines on the way.
  private func find(_ text: StaticString, in block: UnsafeBufferPointer<UInt8>, from start: Int, line: inout Int)
    -> Int?
  {
    var index = start
    while index < block.count {
      let byte = block[index]
      if byte == text.utf8Start[0], starts(block, at: index, with: text) { return index + text.utf8CodeUnitCount }
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index + 1 < block.count, block[index + 1] == 0x0A { index += 1 }
        line += 1
      }
      index += 1
    }
    return nil
  }
}
