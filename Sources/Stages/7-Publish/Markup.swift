/// A piece of a page. Its literal parts are markup, every text put into it is escaped, so that nothing a county wrote can
/// become part of the page's own language.
///
///     let cell: Markup = "<td>\("<b>1O6")</td>"
///     cell.text                                  // <td>&lt;b&gt;1O6</td>
struct Markup: ExpressibleByStringInterpolation {
  private(set) var bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(stringLiteral value: StaticString) { bytes = Array(UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount)) }

  init(stringInterpolation interpolation: Interpolation) { bytes = interpolation.bytes }

  static func + (a: Markup, b: Markup) -> Markup { "\(a)\(b)" }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 24) }

    mutating func appendLiteral(_ literal: StaticString) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
    mutating func appendInterpolation(_ words: String) { bytes += VisibleText.escaped(words).utf8 }
    mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }
    mutating func appendInterpolation(_ piece: Markup) { bytes += piece.bytes }
    mutating func appendInterpolation(_ pieces: [Markup]) { for piece in pieces { bytes += piece.bytes } }
    mutating func appendInterpolation(_ piece: Markup?) { if let piece { bytes += piece.bytes } }
  }
}
