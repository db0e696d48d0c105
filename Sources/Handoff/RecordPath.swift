extension Reading.Record {
  /// The path of a cell of this record, given where its column stands: `投资` below `/报表/记录[17]` is
  /// `/报表/记录[17]/投资`, and `+3/数值` below `/报表/记录[17]` is `/报表/记录[20]/数值`. Nil in a grid.
  package func path(at place: String) -> String? {
    guard let path else { return nil }
    guard place.first == "+" else { return path + "/" + place }
    let digits = place.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let suffix = place.dropFirst(digits.count + 1)
    guard let rows = Int(digits), rows > 0 else { return path + suffix }
    var stem = Substring(path)
    var ordinal = 1
    if stem.last == "]", let open = stem.lastIndex(of: "["), let number = Int(stem[stem.index(after: open)...].dropLast()) {
      ordinal = number
      stem = stem[..<open]
    }
    return stem + "[\(ordinal + rows)]" + suffix
  }
}
