/// A number format of a spreadsheet in its sections: for figures above zero, below zero and zero.
///
///     0.00"万元";[Red]\-0.00    two sections: digits and the literal 万元; a colour, the literal - and digits
struct FormatSections {
  /// A stretch of a section.
  enum Piece: Equatable {
    /// 0, # and ? with what groups and divides them.
    case digits
    /// What is written as it stands.
    case literal(String)
    /// A letter of a date, 年 of which is read elsewhere.
    case date
  }

  struct Section {
    fileprivate(set) var pieces: [Piece] = []
    /// `[Red]`, `[红色]`, `[Color3]`: how a figure below zero may be told by.
    fileprivate(set) var hasColour = false
    /// `[>=10000]`: then its place says nothing of the sign.
    fileprivate(set) var hasCondition = false

    fileprivate mutating func add(_ piece: Piece) {
      if case .literal(let more) = piece, case .literal(let text)? = pieces.last {
        pieces[pieces.count - 1] = .literal(text + more)
      } else if pieces.last != piece {
        pieces.append(piece)
      }
    }
  }

  private(set) var all: [Section] = [Section()]

  init(_ format: String) {
    var text = format.unicodeScalars[...]
    if text.starts(with: "General".unicodeScalars) {
      text = text.dropFirst(7)
      add(.digits)
    }
    while let scalar = text.popFirst() {
      switch scalar {
      case ";": all.append(Section())
      case "0", "#", "?": add(.digits)
      case ",", ".": if all[all.count - 1].pieces.last != .digits { add(.literal(String(scalar))) }
      case "E", "e":
        // 0.00E+00, 0.00E-00
        if text.first == "+" || text.first == "-" { text.removeFirst() }
      case "[":
        note(bracket: text.prefix { $0 != "]" })
        text = text.drop { $0 != "]" }.dropFirst()
      case "\\", "!": if let literal = text.popFirst() { add(.literal(String(literal))) }
      case "_", "*":
        _ = text.popFirst()
      case "\"":
        let quoted = text.prefix { $0 != "\"" }
        add(.literal(String(quoted)))
        text = text.dropFirst(quoted.count + 1)
      case "%", "@": break
      default: add(("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) ? .date : .literal(String(scalar)))
      }
    }
  }

  private mutating func add(_ piece: Piece) { all[all.count - 1].add(piece) }

  private mutating func note(bracket: Substring.UnicodeScalarView) {
    guard let first = bracket.first, first != "$" else { return }
    if "<>=".unicodeScalars.contains(first) {
      all[all.count - 1].hasCondition = true
    } else if first.properties.isAlphabetic {
      all[all.count - 1].hasColour = true
    }
  }
}
