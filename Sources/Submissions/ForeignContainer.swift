/// Files that hold a table and are not text, told by their first bytes, whatever their name ends in.
enum ForeignContainer {
  private static let signatures: [(bytes: [UInt8], code: RefusalCode, name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zipContainer, "ZIP"),
    ([0x50, 0x4B, 0x05, 0x06], .zipContainer, "ZIP"),
    ([0xD0, 0xCF, 0x11, 0xE0], .oleContainer, "OLE"),
    ([0x1F, 0x8B], .gzipContainer, "gzip"),
    (Array("Rar!".utf8), .otherContainer, "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .otherContainer, "7z"),
    (Array("%PDF-".utf8), .otherContainer, "PDF"),
    ([0x89, 0x50, 0x4E, 0x47], .otherContainer, "PNG"),
    ([0xFF, 0xD8, 0xFF], .otherContainer, "JPEG"),
    (Array("{\\rtf".utf8), .otherContainer, "RTF"),
    (Array("ID;PWXL".utf8), .otherContainer, "SYLK"),
    (Array("ID;PSCALC".utf8), .otherContainer, "SYLK"),
    (Array("MIME-Version:".utf8), .htmlTable, "MHTML"),
  ]

  /// Refuses a file by its first bytes.
  static func refuse(_ file: UnsafeRawBufferPointer) throws(SubmissionRefusal) {
    for signature in signatures where file.starts(with: signature.bytes) {
      throw SubmissionRefusal(
        signature.code, at: SubmissionPlace(line: 1, character: 1, offset: 0), details: [signature.name])
    }
  }

  private static let htmlStarts = ["<html", "<!doctype html", "<table", "<head", "<meta", "<body"]

  /// Whether the text is a web page, as some systems export under the name .xls.
  static func isWebPage(_ head: [UInt8]) -> Bool {
    let start = head.prefix(1024).drop { $0 <= 0x20 }.prefix(16).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    return htmlStarts.contains { tag in
      guard start.starts(with: tag.utf8) else { return false }
      guard let next = start.dropFirst(tag.utf8.count).first else { return true }
      return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }
  }
}
