import Definition
import Figures
import Runs

/// What the commands that keep a workspace work with: they need no definition but those archived with its runs, so that a
/// mistake in the one being edited does not stand between anybody and a backup.
struct KeepingSession {
  let workspace: Workspace
  /// The inbox that is named, or the one of the definition where that can be read.
  let inbox: String?
  let language: Language

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}

extension CommonOptions {
  func keeping() throws -> KeepingSession {
    Console.isQuiet = quiet
    try refuseAsOf()
    let workspace = givenWorkspace
    let folder = folder()
    let pipeline = readable(folder)
    return KeepingSession(
      workspace: workspace, inbox: givenInbox ?? pipeline.map(folder.inbox), language: try language(pipeline?.language ?? lastLanguage(workspace)))
  }

  /// The definition, where it can be read.
  private func readable(_ folder: PipelineFolder) -> Pipeline? {
    do {
      return try folder.pipeline(try folder.bundle())
    } catch {
      return nil
    }
  }

  /// The language of the last run.
  private func lastLanguage(_ workspace: Workspace) -> Language {
    do {
      return try Replay(workspace: workspace).lastLanguage() ?? .zh
    } catch {
      // The command itself will say what is wrong with the workspace.
      return .zh
    }
  }
}
