private import Glibc

/// Texts that end with a zero byte, as libxml2 hands them over.
enum CText {
  static func length(_ text: UnsafePointer<UInt8>) -> Int {
    Int(strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)))
  }

  static func equal(_ a: UnsafePointer<UInt8>, _ b: StaticString) -> Bool {
    equal(a, b.utf8Start)
  }

  static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
    strcmp(
      UnsafeRawPointer(a).assumingMemoryBound(to: CChar.self), UnsafeRawPointer(b).assumingMemoryBound(to: CChar.self))
      == 0
  }

  /// The first line of a message; "" where there is none.
  static func line(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    let bytes = UnsafeRawBufferPointer(start: text, count: Int(strlen(text)))
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
