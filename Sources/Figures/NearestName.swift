/// The known name that a mistyped one was most likely meant to be, for "did you mean" sentences. Never acted upon.
package enum NearestName {
  /// The nearest candidate within a third of its length (at least one edit), or nil; ties go to the first.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = halfEdits(Array(name.unicodeScalars), Array(candidate.unicodeScalars))
      guard distance <= 2 * max(1, candidate.unicodeScalars.count / 3) else { continue }
      if let known = best, known.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Two for each character put in, left out or mistaken, one for two neighbours that changed places: the likelier slip.
  private static func halfEdits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(stride(from: 0, through: 2 * b.count, by: 2))
    for (i, x) in a.enumerated() {
      var current = [2 * (i + 1)]
      for (j, y) in b.enumerated() {
        var least = min(previous[j + 1] + 2, current[j] + 2, previous[j] + (x == y ? 0 : 2))
        if i > 0, j > 0, x == b[j - 1], y == a[i - 1] { least = min(least, before[j - 1] + 1) }
        current.append(least)
      }
      (before, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
