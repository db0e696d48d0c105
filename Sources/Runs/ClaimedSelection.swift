import Definition
import Normalization

/// What a run is asked to touch, asked of files that nobody has read yet: by what their folders and names claim.
struct ClaimedSelection {
  private let selection: Selection
  private let pipeline: Pipeline
  private let claims: Claims

  init(_ selection: Selection, pipeline: Pipeline) {
    self.selection = selection
    self.pipeline = pipeline
    claims = Claims(pipeline)
  }

  /// Whether a file's path leaves it open that the run is about it: it claims no other county and no other form.
  func admits(_ file: String) -> Bool { admitsCounty(file) && admitsForm(file) }

  private func admitsCounty(_ file: String) -> Bool {
    guard !selection.counties.isEmpty else { return true }
    let claimed = file.split(separator: "/").dropLast().compactMap { pipeline.regions.submitter(String($0))?.code }
    return claimed.isEmpty || claimed.contains { selection.counties.contains($0) }
  }

  private func admitsForm(_ file: String) -> Bool {
    guard !selection.forms.isEmpty, let claimed = claims.claim(file).form else { return true }
    return selection.forms.contains(claimed)
  }
}
