import Definition
import Figures
import Runs

/// What the commands at the county's desk work with: they answer from the definition alone, whatever the workspace holds.
struct DeskSession {
  let folder: PipelineFolder
  let pipeline: Pipeline
  let language: Language
}

extension CommonOptions {
  func desk() throws -> DeskSession {
    Console.isQuiet = quiet
    try refuseAsOf()
    let folder = folder()
    let pipeline = try folder.pipeline(try folder.bundle())
    return DeskSession(folder: folder, pipeline: pipeline, language: try language(pipeline.language))
  }
}
