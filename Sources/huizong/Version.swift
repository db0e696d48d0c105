import Figures
import Submissions
import Warehouse

/// What `huizong --version` prints: the program, and the system libraries that it reads and stores with.
enum Version {
  static let number = "0.1"
  static var text: String { "huizong \(number) (libxml2 \(LinkedLibraries.libxml2), SQLite \(LinkedDatabase.version))" }
}
