/// The name of a file as a share without a character set hands it on: the bytes that Windows wrote.
package enum GB18030Name {
  /// The text of a name whose bytes are GB18030 throughout; nil where they are not, or where it would not be a name: characters
  /// that nothing shows, or that no standard assigns.
  package static func decoded(_ bytes: [UInt8]) -> String? {
    guard let conversion = Conversion(from: .gb18030), !bytes.isEmpty else { return nil }
    // No character of at most four bytes takes more in UTF-8 than two for each of its own.
    var made = [UInt8](repeating: 0, count: bytes.count * 2 + 4)
    let result = bytes.withUnsafeBytes { input in made.withUnsafeMutableBytes { conversion.convert(input, into: $0) } }
    guard result.stop == .inputUsed, result.used == bytes.count, let text = String(validating: made[..<result.made], as: UTF8.self) else { return nil }
    return text.unicodeScalars.allSatisfy(isShown) ? text : nil
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
