private import Glibc

/// Strict conversion of bytes to UTF-8 by the system's iconv, a block at a time.
///
/// Never lossy: no transliteration, no replacement; the first bytes that the encoding does not assign stop it.
struct Conversion: ~Copyable {
  enum Stop { case outputFull, inputUsed, cutOff, undecodable }

  private let handle: iconv_t

  /// nil where the system lacks the encoding's table.
  init?(from encoding: TextEncoding) {
    let name =
      switch encoding {
      case .utf8, .utf8WithMark: "UTF-8"
      case .gb18030, .gb18030WithMark: "GB18030"
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      }
    guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Converts from `input` into `output` until one of them ends or a character cannot be decoded.
  func convert(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> (
    used: Int, made: Int, stop: Stop
  ) {
    guard let first = input.baseAddress, let target = output.baseAddress else { return (0, 0, .inputUsed) }
    var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: first).assumingMemoryBound(
      to: CChar.self)
    var to: UnsafeMutablePointer<CChar>? = target.assumingMemoryBound(to: CChar.self)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = iconv(handle, &from, &inputLeft, &to, &outputLeft)
    let reason = errno
    let stop: Stop
    if Int(result) != -1 {
      stop = .inputUsed
    } else if reason == E2BIG {
      stop = .outputFull
    } else if reason == EINVAL {
      stop = .cutOff
    } else {
      stop = .undecodable
    }
    return (input.count - inputLeft, output.count - outputLeft, stop)
  }
}
