import Foundation
import ResultSamples
import Testing

/// `scorebook history`, `publish`, `new` and their like, on repositories made here.
struct HistoryCommandTests {
  private func run(_ arguments: [String], in repository: SampleRepository) throws -> ProgramRun {
    try ProgramRun(Command.program(), arguments, in: repository.url)
  }

  private func repository() throws -> SampleRepository {
    let repository = try SampleRepository()
    var results = SampleResults()
    try repository.commit([results], "First")
    results.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6]
    try repository.commit([results], "Second")
    return repository
  }

  @Test func oneEntryIsShownCommitByCommit() throws {
    let run = try run(["history", "vsm/figure-3/rows/loss: a"], in: repository())
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].contains("1.100 ± 0.100 (n=3)"))
    #expect(lines[2].contains("▼ worse") && lines[2].contains("step"))
    #expect(run.errors.contains("▁█"))
  }

  @Test func severalEntriesAreListed() throws {
    let run = try run(["history", "vsm/figure-3", "loss"], in: repository())
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 3, "\(run.output)")
    let moved = try self.run(["history", "vsm/figure-3", "--moved"], in: repository())
    #expect(!moved.output.contains("rows/loss  b"))
  }

  @Test func whatIsNotThereIsTrouble() throws {
    #expect(try run(["history", "vsm/figure-3", "nll"], in: repository()).status == 2)
    let run = try run(["history", "vsm/figure-33"], in: repository())
    #expect(run.status == 64 && run.errors.contains("did you mean 'vsm/figure-3'?"))
    #expect(try self.run(["history", "figure-3"], in: repository()).status == 64)
  }
}

/// `scorebook publish`.
struct PublishCommandTests {
  @Test func aDirtyTreeIsRefused() throws {
    let repository = try SampleRepository()
    try repository.commit([SampleResults()], "First")
    try repository.write("x", to: "reports/stray.txt")
    let run = try ProgramRun(
      Command.program(), ["publish", "--to", "public"], in: repository.url)
    #expect(run.status == 2 && run.errors.contains("stray.txt"), "\(run.errors)")
  }

  /// An empty report: publishing draws pages for every item of the catalogue.
  @Test func theSameCommitGivesOneCommitAndTheSameBytes() throws {
    let repository = try SampleRepository()
    try repository.commit("First")
    try repository.git("tag", "v1")
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let run = try ProgramRun(
        Command.program(),
        ["publish", "--branch", "gh-pages", "--to", folder.url.appending(path: "site").path],
        in: repository.url)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try repository.git("rev-list", "--count", "gh-pages") == "1")
    #expect(try repository.git("status", "--porcelain") == "")
    let files = try repository.git("ls-tree", "-r", "--name-only", "gh-pages")
    for path in ["index.html", "claims.csv", "site.json", "at/v1/index.html", ".nojekyll"] {
      #expect(files.split(separator: "\n").contains(Substring(path)), "\(path)")
    }
    #expect(try SiteLinks(folder.url.appending(path: "site")).broken().isEmpty)
    let page = try String(
      contentsOf: folder.url.appending(path: "site/index.html"), encoding: .utf8)
    #expect(
      try repository.git("show", "gh-pages:index.html")
        == page.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  @Test(arguments: [["publish"], ["publish", "--to", "x", "--remote", "y"]])
  func wrongUseExitsWith64(_ arguments: [String]) throws {
    #expect(try Command().run(arguments[0], Array(arguments.dropFirst())).status == 64)
  }
}

extension Command {
  /// Runs the program with a list of words.
  fileprivate func run(_ command: String, _ rest: [String]) throws -> ProgramRun {
    try ProgramRun(Self.program(), [command] + rest, in: folder.url)
  }
}
