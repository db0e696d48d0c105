/// The first bytes by which a file says how it is encoded.
struct ByteOrderMark {
  let encoding: TextEncoding
  let length: Int
  /// The name of an encoding that is recognised and not read.
  let unsupported: String?

  /// nil where the file has none.
  init?(_ file: UnsafeRawBufferPointer) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(.utf8WithMark, 3)
    } else if file.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || file.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
      self.init(.utf8, 0, unsupported: "UTF-32")
    } else if file.starts(with: [0xFF, 0xFE]) {
      self.init(.utf16LittleEndian, 2)
    } else if file.starts(with: [0xFE, 0xFF]) {
      self.init(.utf16BigEndian, 2)
    } else if file.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      self.init(.gb18030WithMark, 4)
    } else if file.starts(with: [0x2B, 0x2F, 0x76]), file.count > 3, [0x38, 0x39, 0x2B, 0x2F].contains(file[3]) {
      self.init(.utf8, 0, unsupported: "UTF-7")
    } else if file.starts(with: [0x3C, 0x00, 0x3F, 0x00]) {
      // `<?` without a mark: nothing but XML starts so, and an XML whose declaration says UTF-16LE needs no mark.
      self.init(.utf16LittleEndian, 0)
    } else if file.starts(with: [0x00, 0x3C, 0x00, 0x3F]) {
      self.init(.utf16BigEndian, 0)
    } else {
      return nil
    }
  }

  private init(_ encoding: TextEncoding, _ length: Int, unsupported: String? = nil) {
    self.encoding = encoding
    self.length = length
    self.unsupported = unsupported
  }
}
