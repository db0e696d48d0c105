extension String {
  /// Whether the text stands before another by its bytes; nil where they are the same, so that the next field decides.
  ///
  ///     "HC-19-1".precedes("HC-20-1") ?? "表.csv".precedes("表.xml")        // true
  ///     "HC-19-1".precedes("HC-19-1") ?? "表.xml".precedes("表.csv")        // false
  func precedes(_ other: String) -> Bool? {
    var theirs = other.utf8.makeIterator()
    for byte in utf8 {
      guard let their = theirs.next() else { return false }
      if byte != their { return byte < their }
    }
    return theirs.next() == nil ? nil : true
  }
}
