/// What `<?xml version="1.0" encoding="GBK"?>` says about the encoding. The bytes decide; this only makes a note.
struct XMLDeclaration {
  /// The declared encoding, nil where none is declared.
  let encoding: String?

  /// Reads the first characters of the text.
  init(head: [UInt8]) {
    encoding = Self.declared(head.prefix(1024))
  }

  private static func declared(_ head: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: head, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.firstRange("?>") else { return nil }
    let declaration = text[..<end.lowerBound]
    guard let name = declaration.firstRange("encoding") else { return nil }
    let value = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  /// Whether the declaration is true of the bytes. Without one the text has to be UTF-8 or UTF-16 with its mark.
  func agrees(with real: TextEncoding) -> Bool {
    let name = encoding.map { $0.uppercased() }
    switch real {
    case .utf8, .utf8WithMark: return name == nil || name == "UTF-8" || name == "UTF8" || name == "US-ASCII"
    case .gb18030, .gb18030WithMark: return ["GB18030", "GBK", "GB2312", "CP936"].contains(name)
    case .utf16LittleEndian: return name == nil || name == "UTF-16" || name == "UTF-16LE"
    case .utf16BigEndian: return name == nil || name == "UTF-16" || name == "UTF-16BE"
    }
  }
}

extension StringProtocol {
  /// The first occurrence of a text, compared by code units.
  fileprivate func firstRange(_ wanted: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if utf8[start...].starts(with: wanted.utf8) { return start..<utf8.index(start, offsetBy: wanted.utf8.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
