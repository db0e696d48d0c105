import Figures

extension Journal {
  /// The journal of a workspace, for whoever says how things stand there without holding the lock.
  ///
  /// - Throws: `Trouble.inputOutput` where it knows of fewer runs than have ended: all that it does not know of would seem
  ///   never to have been.
  package static func whole(_ workspace: Workspace) throws -> Journal {
    var journal = try Journal(workspace.journal)
    // A run may have ended between the look at the one and the look at the other.
    if journal.loss(in: workspace) != nil { journal = try Journal(workspace.journal) }
    try journal.refuseLoss(in: workspace)
    return journal
  }

  func refuseLoss(in workspace: Workspace) throws {
    if let loss = loss(in: workspace) { throw Trouble.inputOutput(loss.en, zh: loss.zh) }
  }
}

extension Workspace {
  /// Why there is no warehouse to ask: it was lost, or nothing has been computed yet.
  package func lackOfWarehouse() throws -> Trouble {
    guard try Journal.whole(self).lastRun > 0 else {
      return .noInput("nothing has been computed in \(root) yet: huizong run", zh: "\(root) 里还没有算过：huizong run")
    }
    return .noInput("\(warehouse) is gone; huizong run derives it again from archive and journal", zh: "\(warehouse) 不见了；huizong run 按原件和日志重算")
  }
}
