/// Many cells of one column as a spreadsheet names them together.
package enum CellRange {
  /// `G5:G80` for the addresses of an unbroken column; nil for any others, and for one alone.
  package static func text(_ addresses: [String?]) -> String? {
    var rows: [Int] = []
    var column: String?
    for address in addresses {
      guard let address else { return nil }
      let letters = String(address.prefix { !("0"..."9").contains($0) })
      guard let row = Int(address.dropFirst(letters.count)), column == nil || column == letters else { return nil }
      column = letters
      rows.append(row)
    }
    let sorted = rows.sorted()
    guard rows.count > 1, let column, let low = sorted.first, let high = sorted.last, Set(rows).count == rows.count, high - low == rows.count - 1 else {
      return nil
    }
    let sheetless = column.split(separator: "!").last.map(String.init) ?? column
    return "\(column)\(low):\(sheetless)\(high)"
  }
}
