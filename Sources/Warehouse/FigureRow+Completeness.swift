/// How whole a figure is: one answer for every screen and page.
extension FigureRow {
  package func isMarked(_ flag: String) -> Bool { !flags.isEmpty && flags.split(separator: " ").contains { $0 == flag } }

  /// A value, but of fewer counties or cells than it should be.
  package var isIncomplete: Bool { value != nil && (!missing.isEmpty || isMarked("partial")) }

  /// No value at all for want of returns.
  package var isUncomputable: Bool { value == nil && (!missing.isEmpty || expected > reported) }
}
