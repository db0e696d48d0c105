import Foundation
import TestSupport
import Testing

/// What README shows is what happens.
///
/// Tags that blocks of README carry, so that this test runs them (see `ReadmeBlocks`): ```console run, ```yaml file=PATH,
/// ```csv file=PATH, ```xml file=PATH.
@Suite struct ReadmeTests {
  @Test func everySessionOfReadmeIsTrue() throws {
    let readme = String(decoding: try Data(contentsOf: URL(filePath: Program.project + "/README.md")), as: UTF8.self)
    let blocks = ReadmeBlocks(readme)
    #expect(blocks.mistakes.isEmpty)
    let makefile = String(decoding: try Data(contentsOf: URL(filePath: Program.project + "/Makefile")), as: UTF8.self)
    let scratch = try Scratch()
    if !blocks.commands.isEmpty {
      try scratch.copy(Program.project + "/Pipelines", to: "Pipelines")
      try scratch.copy(Program.project + "/SampleInputs", to: "SampleInputs")
    }
    for file in blocks.files { try scratch.write(file.path, file.text) }
    for command in blocks.commands {
      let line = try #require(Self.runnable(command.line, makefile: makefile), "no verb of the Makefile runs the program: \(command.line)")
      let ended = try Program.shell(line, in: scratch.root)
      #expect([0, 65].contains(ended.code), "\(ended)")
      let difference = ShownOutput.difference(shown: command.shown, printed: ended.out)
      #expect(difference == nil, "$ \(command.line)\n\(difference ?? "")\n\(ended)")
    }
  }

  /// The line that a shell runs for a line of README; nil for a verb that has none.
  static func runnable(_ line: String, makefile: String) -> String? {
    let built = ".build/release/huizong"
    if line.hasPrefix("make ") || line == "make" {
      let verb = line.dropFirst(5).trimmingCharacters(in: .whitespaces)
      let lines = makefile.split(separator: "\n", omittingEmptySubsequences: false)
      guard let start = lines.firstIndex(where: { $0.hasPrefix(verb + ":") }) else { return nil }
      let recipe = lines[(start + 1)...].prefix { $0.hasPrefix("\t") }.map { $0.dropFirst() }
      guard let found = recipe.first(where: { $0.hasPrefix("@" + built) || $0.hasPrefix(built) }) else { return nil }
      return runnable(String(found.drop { $0 == "@" }), makefile: makefile)
    }
    return line.hasPrefix(built) ? "huizong" + line.dropFirst(built.count) : line
  }

  // MARK: - The helper itself

  private static let example = """
    # Title
    ```console
    $ rm -rf never
    ```
    ```console run
    $ make run
    收表   1,100 份   0.618 s
    ...
    huizong: ok, ...
    $ huizong plan
    ```
    ```yaml file=Pipelines/own/forms/F.yaml
    form: F
    ```
    ```csv file=inbox/F.csv
    a,b
    1,2
    ```
    """

  @Test func blocksAreFound() {
    let blocks = ReadmeBlocks(Self.example)
    #expect(blocks.commands.map(\.line) == ["make run", "huizong plan"])
    #expect(blocks.commands.first?.shown == ["收表   1,100 份   0.618 s", "...", "huizong: ok, ..."])
    #expect(blocks.files.map(\.path) == ["Pipelines/own/forms/F.yaml", "inbox/F.csv"])
    #expect(blocks.files.last?.text == "a,b\n1,2\n")
    #expect(blocks.mistakes.isEmpty)
    #expect(ReadmeBlocks("```console rum\n```\n").mistakes.count == 1)
  }

  @Test func makeStandsForTheProgramsLine() {
    let makefile = "run: build ## compute\n\t@$(BUILD) --product huizong\n\t@.build/release/huizong run --pipeline P\n\nclean:\n\t@rm -rf var\n"
    #expect(Self.runnable("make run", makefile: makefile) == "huizong run --pipeline P")
    #expect(Self.runnable("make clean", makefile: makefile) == nil)
    #expect(Self.runnable("make rest", makefile: makefile) == nil)
    #expect(Self.runnable(".build/release/huizong plan | head -1", makefile: makefile) == "huizong plan | head -1")
  }

  @Test(arguments: [
    (["a", "b"], "a\nb\n", true), (["a", "b"], "a\n", false), (["a"], "a\nb\n", false), (["a", "..."], "a\nb\nc\n", true),
    (["...", "c"], "a\nb\nc\n", true), (["...", "b"], "a\nb\nc\n", false), (["a", "...", "c", ""], "a\nb\nb\nc\n", true),
    (["收表  3 份   0.618 s"], "收表  3 份  12.004 s\n", true), (["收表  3 份   0.618 s"], "收表  4 份   0.618 s\n", false), (["收表  3 份"], "收表  3 份   0.618 s\n", true),
    (["校验码 ...  完"], "校验码 7c1e-90ab  完\n", true), (["校验码 ... 完"], "校验码 7c1e-90ab\n", false), ([], "anything\n", true),
    (["a"], "a\nhuizong: ok, 第1次\n", true), (["a"], "a\nhuizong: findings\n", false),
  ])
  func shownAgainstPrinted(_ shown: [String], _ printed: String, _ fits: Bool) {
    #expect((ShownOutput.difference(shown: shown, printed: printed) == nil) == fits)
  }
}
