package import GRDB

/// One run, as the public view shows it.
package struct RunRow: Equatable, Sendable, FetchableRecord {
  package var id: Int
  package var today: String
  package var startedAt: String?
  package var endedAt: String?
  package var invocation: String
  package var definitionDigest: String
  package var inputDigest: String
  package var resultDigest: String
  package var exitCode: Int

  package init(
    id: Int, today: String, startedAt: String?, endedAt: String?, invocation: String, definitionDigest: String, inputDigest: String,
    resultDigest: String, exitCode: Int
  ) {
    self.id = id
    self.today = today
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.invocation = invocation
    self.definitionDigest = definitionDigest
    self.inputDigest = inputDigest
    self.resultDigest = resultDigest
    self.exitCode = exitCode
  }

  package init(row: Row) {
    id = row["run"]
    today = row["today"]
    startedAt = row["started_at"]
    endedAt = row["ended_at"]
    invocation = row["invocation"]
    definitionDigest = row["definition_digest"]
    inputDigest = row["input_digest"]
    resultDigest = row["result_digest"]
    exitCode = row["exit_code"]
  }
}
