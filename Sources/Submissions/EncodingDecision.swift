/// Decides how a file's bytes are text: byte order mark, else strict UTF-8, else strict GB18030, else refusal.
///
/// One encoding per file, proven on all of its bytes. No statistics: a file is never read in the encoding that is
/// merely likely. GBK and GB2312 are subsets of GB18030 and are read as it.
enum EncodingDecision {
  /// The file's text, ready to be read, or a refusal with the first byte that is in the way.
  static func decide(_ source: SubmissionSource) throws(SubmissionRefusal) -> DecodedText {
    let file = source.bytes
    if let mark = ByteOrderMark(file) {
      if let name = mark.unsupported { throw refusal(.encodingUnsupported, .utf8, file, 0, details: [name]) }
      try refuseNul(source, mark)
      let proof = try prove(mark.encoding, source, from: mark.length)
      if let offset = proof.fault {
        throw refusal(
          .encodingUndecodable, mark.encoding, file, offset, start: mark.length,
          details: undecodable(mark.encoding, file, offset))
      }
      return DecodedText(source: source, encoding: mark.encoding, start: mark.length, kept: proof.text)
    }
    try refuseNul(source, nil)
    guard let utf8 = source.firstFaultOfUTF8(from: 0) else {
      return DecodedText(source: source, encoding: .utf8, start: 0)
    }
    let proof = try prove(.gb18030, source, from: 0)
    guard let gb18030 = proof.fault else {
      if let stretch = MixedEncodings.firstStretch(in: file) {
        let (encoding, offset): (TextEncoding, Int) =
          stretch.upperBound == utf8 ? (.utf8, utf8) : (.gb18030, stretch.lowerBound)
        throw refusal(.encodingMixed, encoding, file, offset)
      }
      return DecodedText(source: source, encoding: .gb18030, start: 0, kept: proof.text)
    }
    // The place is where the reading that got further had to stop.
    let (encoding, offset, other, otherOffset): (TextEncoding, Int, TextEncoding, Int) =
      utf8 >= gb18030 ? (.utf8, utf8, .gb18030, gb18030) : (.gb18030, gb18030, .utf8, utf8)
    throw refusal(
      .encodingUndecodable, encoding, file, offset,
      details: undecodable(encoding, file, offset) + [
        other.rawValue, String(SourceWalk(file: file, encoding: other, start: 0).place(at: otherOffset).line),
      ])
  }

  /// The first byte that the encoding cannot decode; if there is none, the text, where it is small enough to be kept.
  private static func prove(_ encoding: TextEncoding, _ source: SubmissionSource, from start: Int)
    throws(SubmissionRefusal) -> (fault: Int?, text: [UInt8]?)
  {
    let file = source.bytes
    switch encoding {
    case .utf8, .utf8WithMark:
      return (source.firstFaultOfUTF8(from: start), nil)
    case .gb18030, .gb18030WithMark, .utf16LittleEndian, .utf16BigEndian:
      break
    }
    guard let conversion = Conversion(from: encoding) else {
      throw refusal(.encodingUnavailable, encoding, file, start, start: start, details: [encoding.rawValue])
    }
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: DecodedText.blockBytes, alignment: 16)
    defer { scratch.deallocate() }
    var text: [UInt8]? = []
    var position = start
    while true {
      let step = conversion.convert(UnsafeRawBufferPointer(rebasing: file[position...]), into: scratch)
      position += step.used
      text?.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<step.made]))
      if let kept = text, kept.count > DecodedText.keptBytes { text = nil }
      switch step.stop {
      case .outputFull: source.passed(position)
      case .inputUsed: return (nil, text)
      case .cutOff, .undecodable: return (position, nil)
      }
    }
  }

  /// A NUL byte, or in UTF-16 a NUL character, refuses the file; UTF-16 without its mark is told apart.
  private static func refuseNul(_ source: SubmissionSource, _ mark: ByteOrderMark?) throws(SubmissionRefusal) {
    let file = source.bytes
    let encoding = mark?.encoding ?? .utf8
    let start = mark?.length ?? 0
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      var index = start
      while index + 1 < file.count {
        if file[index] == 0 && file[index + 1] == 0 {
          throw refusal(.nulByte, encoding, file, index, start: start, details: nulTail(file, index))
        }
        index += 2
        if index.isMultiple(of: SubmissionSource.blockBytes) { source.passed(index) }
      }
    case .utf8, .utf8WithMark, .gb18030, .gb18030WithMark:
      guard let offset = source.firstNul else { return }
      if mark == nil, let name = unmarkedUTF16(file) {
        throw refusal(.encodingUnsupported, .utf8, file, 0, details: [name])
      }
      throw refusal(.nulByte, encoding, file, offset, start: start, details: nulTail(file, offset))
    }
  }

  /// "tail" where nothing but NUL follows: the end of an upload that broke off.
  private static func nulTail(_ file: UnsafeRawBufferPointer, _ offset: Int) -> [String] {
    file[offset...].allSatisfy { $0 == 0 } && offset > 0 ? ["tail"] : []
  }

  /// UTF-16 text without its mark has NUL in every second byte wherever it is ASCII, and nowhere else.
  private static func unmarkedUTF16(_ file: UnsafeRawBufferPointer) -> String? {
    var even = 0
    var odd = 0
    for (index, byte) in file.prefix(4096).enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    if odd >= 2 && even == 0 { return "UTF-16LE" }
    if even >= 2 && odd == 0 { return "UTF-16BE" }
    return nil
  }

  /// The encoding's name and the bytes in hexadecimal from the place on.
  private static func undecodable(_ encoding: TextEncoding, _ file: UnsafeRawBufferPointer, _ offset: Int) -> [String] {
    let hex = file[offset...].prefix(2).map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.count == 1 ? "0" + text : text
    }
    return [encoding.rawValue, hex.joined(separator: " ")]
  }

  private static func refusal(
    _ code: RefusalCode, _ encoding: TextEncoding, _ file: UnsafeRawBufferPointer, _ offset: Int, start: Int = 0,
    details: [String] = []
  ) -> SubmissionRefusal {
    let place = SourceWalk(file: file, encoding: encoding, start: start).place(at: offset)
    switch code {
    case .encodingUndecodable, .encodingMixed, .nulByte:
      // Without a mark nobody has looked yet what the text before a NUL is.
      let encodings: [TextEncoding] = code == .nulByte && start == 0 ? [.utf8, .gb18030] : [encoding]
      let cell = CellOfFault(in: file, encodings, start: start, offset: offset)
      let found = SubmissionPlace(
        line: cell?.line ?? place.line, character: place.character, offset: offset, column: cell?.column, row: cell?.row)
      return SubmissionRefusal(code, at: found, details: details)
    default: return SubmissionRefusal(code, at: place, details: details)
    }
  }
}
