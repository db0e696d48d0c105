/// Values that a column runs through: the same for everybody, or a list for each submitter.
struct ValueSource: Sendable {
  private let common: [String]?
  private let own: [String: [String]]

  init(common: [String]) {
    self.common = common
    own = [:]
  }

  init(own: [String: [String]]) {
    common = nil
    self.own = own
  }

  /// The values for a submitter; nil where the source does not name it.
  func values(for submitter: String) -> [String]? { common ?? own[submitter] }

  /// Reads a list of values, the name of a list, or `{CODE: SOURCE}`.
  init(_ field: SpecField, lists: [String: ValueSource]) throws {
    if let name = field.scalar {
      guard let list = lists[name] else { throw field.mistake("no list is named \"\(name)\"") }
      self = list
    } else if field.isList {
      self.init(common: try field.texts())
    } else {
      var own: [String: [String]] = [:]
      for (code, value) in try field.entries() {
        guard let values = try ValueSource(value, lists: lists).values(for: code) else {
          throw value.mistake("the list has no values for \(code)")
        }
        own[code] = values
      }
      self.init(own: own)
    }
  }
}
