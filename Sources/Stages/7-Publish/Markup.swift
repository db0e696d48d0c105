/// A piece of a page. Its literal parts are markup, every text put into it is escaped, so that nothing a county wrote can
/// become part of the page's own language.
///
///     let cell: Markup = "<td>\("<b>1O6")</td>"
///     cell.text                                  // <td>&lt;b&gt;1O6</td>
struct Markup: ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: StaticString) { text = value.description }

  init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

  static func + (a: Markup, b: Markup) -> Markup { "\(a)\(b)" }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + interpolationCount * 24) }

    mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
    mutating func appendInterpolation(_ words: String) { text += VisibleText.escaped(words) }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ piece: Markup) { text += piece.text }
    mutating func appendInterpolation(_ pieces: [Markup]) { for piece in pieces { text += piece.text } }
    mutating func appendInterpolation(_ piece: Markup?) { if let piece { text += piece.text } }
  }
}
