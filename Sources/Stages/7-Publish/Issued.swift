package import Figures

/// How what lies in the outbox stands to the figures that a screen shows.
package enum Issued: Sendable, Equatable {
  /// It holds them.
  case current
  /// It holds those of an earlier run.
  case earlier
  /// There is no page.
  case none
  /// Pages are gone, altered or foreign: which, in words.
  case altered([Sentence])
}
