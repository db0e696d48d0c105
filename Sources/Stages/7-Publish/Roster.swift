package import Definition
package import Figures
package import Warehouse

/// Who owes what for the period, by submitter, for screens.
package struct Roster {
  /// A return that is not simply in.
  package struct Open: Sendable {
    package let form: String
    /// missing late refused fix
    package let state: String
    package let due: Day
    /// `1月8日 17:30`
    package let dueTitle: String
    /// `2021-01-08 17:30`
    package let dueText: String
  }

  package struct Line: Sendable {
    package let region: String
    package let owed: Int
    package let received: Int
    package let toCorrect: Int
    package let sentBack: Int
    package let missing: Int
    package let late: Int
    package let open: [Open]
  }

  package let lines: [Line]
  /// What must be corrected or explained, causes before what follows from them; a thing repeated is one.
  package let matters: [OpenMatter]
  /// The next deadline of anything still awaited: `1月8日 17:30`.
  package let next: (day: Day, title: String, text: String)?

  package init(pipeline: Pipeline, today: String, reader: WarehouseReader) throws {
    let edition = try Edition(pipeline: pipeline, today: today, isSample: false, checkCode: "", reader: reader)
    let owners = pipeline.regions.submitters.map(\.code).filter { !edition.returns(of: $0).isEmpty }
    lines = owners.map { region in
      let own = edition.returns(of: region)
      let count = ReturnCount(own)
      let open = own.filter { $0.state != .received }.map { Open(form: $0.form.code, state: Self.word($0.state), due: $0.dueDay, dueTitle: $0.dueTitle, dueText: $0.dueText) }
      return Line(
        region: region, owed: count.owed, received: count.received, toCorrect: count.toCorrect, sentBack: count.sentBack, missing: count.missing,
        late: count.late, open: open)
    }
    let groups = edition.pending.filter { $0.first.severity >= .error }
    // What stands in a file causes what contradicts itself between figures.
    matters = (groups.filter { !$0.first.file.isEmpty } + groups.filter { $0.first.file.isEmpty }).map { OpenMatter($0, edition) }
    let awaited = edition.returns.filter { $0.state == .awaited }
    next = awaited.min { ($0.dueDay.number, $0.form.due.hour) < ($1.dueDay.number, $1.form.due.hour) }.map { ($0.dueDay, $0.dueTitle, $0.dueText) }
  }

  private static func word(_ state: Return.State) -> String {
    switch state {
    case .received: "received"
    case .toCorrect: "fix"
    case .sentBack: "refused"
    case .awaited: "missing"
    case .overdue: "late"
    }
  }
}
