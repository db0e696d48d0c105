import Definition
import Figures
import Runs

/// What the commands that keep a workspace work with: they need no definition but those archived with its runs, so that a
/// mistake in the one being edited does not stand between anybody and a backup.
struct KeepingSession {
  let workspace: Workspace
  let language: Language

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}

extension CommonOptions {
  func keeping() throws -> KeepingSession {
    Console.isQuiet = quiet
    try refuseAsOf()
    let workspace = givenWorkspace
    return KeepingSession(workspace: workspace, language: try language(definedLanguage(workspace)))
  }

  /// The language that the definition names, or the one of the last run where it cannot be read.
  private func definedLanguage(_ workspace: Workspace) -> Language {
    do {
      let folder = folder()
      return try folder.pipeline(try folder.bundle()).language
    } catch {
      do {
        return try Replay(workspace: workspace).lastLanguage() ?? .zh
      } catch {
        // The command itself will say what is wrong with the workspace.
        return .zh
      }
    }
  }
}
