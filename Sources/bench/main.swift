import ArgumentParser
import Foundation

/// Measures the built program on generated returns: facts per second of each stage, peak memory, growth between sizes,
/// and the speed of the plain cell reader alone. There are no goals here; nothing fails for being slow.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Facts per second of each stage, on generated data.")

  @Option(name: .customLong("facts"), parsing: .upToNextOption, help: "How many facts to generate; several sizes show the growth.")
  var sizes: [Int] = [10_000, 100_000, 1_000_000]

  @Option(help: "The program to measure; the one beside this one where none is given.")
  var program: String?

  @Option(help: "Cores for the program.")
  var jobs: Int?

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let huizong = program ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/huizong"
    guard FileManager.default.isExecutableFile(atPath: huizong) else {
      throw ValidationError("no program at \(huizong): swift build -c release --product huizong")
    }
    let cells = try CellSpeed.measure()
    var nights: [Night] = []
    for size in sizes.sorted() {
      let folder = FileManager.default.temporaryDirectory.path + "/huizong-bench-" + UUID().uuidString
      let city = GeneratedCity(facts: size)
      try city.write(to: folder)
      nights.append(try Night(program: huizong, folder: folder, facts: city.facts, bytes: city.bytes, jobs: jobs))
      try FileManager.default.removeItem(atPath: folder)
    }
    let report = BenchReport(cells: cells, nights: nights)
    for line in json ? report.json : report.table { print(line) }
  }
}

Bench.main()
