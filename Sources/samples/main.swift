import ArgumentParser
import Definition
import SampleMaking

/// Fills the sample inbox of a pipeline: every return of every office, in its own style.
struct Samples: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples", abstract: "Makes the sample submissions of a pipeline, the same bytes each time.")

  @Option(help: "The pipeline's folder.")
  var pipeline = "Pipelines/hechi-2020"

  @Option(help: "The folder to fill.")
  var out = "SampleInputs/hechi-2020"

  @Flag(help: "Change nothing; name the files that differ and fail if there are any.")
  var check = false

  func run() throws {
    let set = try SampleSet(pipeline: try definition(), samples: try texts(pipeline + "/samples"))
    let folder = SampleFolder(out)
    let differing = try folder.differences(from: set)
    if check {
      for name in differing { print(out + "/" + name) }
      if !differing.isEmpty { throw ExitCode(1) }
    } else {
      try folder.write(set)
    }
    print("samples: \(set.files.count) files, \(set.records) records, \(set.bytes) bytes")
  }

  private func definition() throws -> Pipeline {
    try PipelineReader(DefinitionBundle(files: try texts(pipeline))).read()
  }

  private func texts(_ folder: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in try FileTree.files(folder) {
      texts[name] = String(decoding: try FileTree.read(folder + "/" + name), as: UTF8.self)
    }
    return texts
  }
}

Samples.main()
