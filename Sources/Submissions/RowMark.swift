/// How rows are written as lines of text that ordinary tools can read: fields between tabs.
///
///     S⇥Sheet1
///     R⇥5⇥5⇥三只羊乡⇥\{q}12,354.36⇥⇥\{n}1086⇥\{@9p}0.9657
///     B⇥2⇥1⇥1⇥报表⇥⇥编码⇥HC-19-1
///     L⇥4⇥3⇥1⇥投资⇥85.6⇥单位⇥万元
///
/// `S` is a sheet; `R` a row with line, number and its cells; `B`, `L`, `T` an element that is a branch, a leaf, a stray
/// text, with line, depth, ordinal, name, text and its attributes. Tab, line feed, carriage return and backslash inside a
/// field are written `\t \n \r \\`. A cell that is more than plain text starts with a mark `\{…}`, in this order:
/// `@n` its column where it does not follow the cell before; `+n` the lines it starts below its row; one of `n p d b e f`
/// for a number, percent, date, boolean, error, formula; `q` if quoted; `an` and `vn` the columns and rows it merges;
/// `wn` where the last n bytes are what its number format writes behind it.
/// Every row has exactly one such line, and a line that is written in another way is damaged.
enum RowMark {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let backslash = UInt8(ascii: "\\")
  static let open = UInt8(ascii: "{")
  static let close = UInt8(ascii: "}")

  static let sheet = UInt8(ascii: "S")
  static let row = UInt8(ascii: "R")

  static let column = UInt8(ascii: "@")
  static let lineOffset = UInt8(ascii: "+")
  static let quoted = UInt8(ascii: "q")
  static let across = UInt8(ascii: "a")
  static let down = UInt8(ascii: "v")
  static let unit = UInt8(ascii: "w")

  static func letter(_ role: RawElement.Role) -> UInt8 {
    switch role {
    case .branch: UInt8(ascii: "B")
    case .leaf: UInt8(ascii: "L")
    case .stray: UInt8(ascii: "T")
    }
  }

  static func role(_ letter: UInt8) -> RawElement.Role? { RawElement.Role.allCases.first { self.letter($0) == letter } }

  /// nil for plain text, which has no letter.
  static func letter(_ kind: CellKind) -> UInt8? {
    switch kind {
    case .text: nil
    case .number: UInt8(ascii: "n")
    case .percent: UInt8(ascii: "p")
    case .date: UInt8(ascii: "d")
    case .boolean: UInt8(ascii: "b")
    case .error: UInt8(ascii: "e")
    case .formula: UInt8(ascii: "f")
    }
  }

  static func kind(_ letter: UInt8) -> CellKind? { CellKind.allCases.first { self.letter($0) == letter } }
}
