/// The spellings of all units, by folded scalar, for longest-match lookup.
///
/// Scalars and not strings are compared: Swift's string equality would take the compatibility ideograph U+F9E9 for 里.
struct SpellingTrie: Sendable {
  private struct Node: Sendable {
    var children: [(scalar: Unicode.Scalar, node: Int)] = []
    /// The likeliest family first.
    var units: [Unit] = []
    var ranks: [Int] = []
  }
  private var nodes = [Node()]

  /// Adds a spelling; several families may share one, the lower rank comes first.
  mutating func insert(_ spelling: [Unicode.Scalar], _ unit: Unit, rank: Int) {
    var node = 0
    for scalar in spelling {
      if let next = child(of: node, scalar) {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].children.append((scalar, nodes.count - 1))
        node = nodes.count - 1
      }
    }
    let place = nodes[node].ranks.firstIndex { $0 > rank } ?? nodes[node].ranks.count
    nodes[node].units.insert(unit, at: place)
    nodes[node].ranks.insert(rank, at: place)
  }

  private func child(of node: Int, _ scalar: Unicode.Scalar) -> Int? {
    for entry in nodes[node].children where entry.scalar == scalar { return entry.node }
    return nil
  }

  func units(_ spelling: [Unicode.Scalar]) -> [Unit] {
    var node = 0
    for scalar in spelling {
      guard let next = child(of: node, scalar) else { return [] }
      node = next
    }
    return nodes[node].units
  }

  /// The longest spelling that begins at `start`, blanks between its characters skipped.
  func longest(in glyphs: [Glyph], from start: Int) -> (units: [Unit], end: Int)? {
    var node = 0
    var found: (units: [Unit], end: Int)?
    var index = start
    while index < glyphs.count {
      let scalar = glyphs[index].scalar
      if scalar == " " && index > start {
        index += 1
        continue
      }
      guard let next = child(of: node, scalar) else { break }
      node = next
      index += 1
      if !nodes[node].units.isEmpty { found = (nodes[node].units, index) }
    }
    return found
  }
}
