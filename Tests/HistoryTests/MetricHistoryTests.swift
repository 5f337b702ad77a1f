import Comparison
import ResultSamples
import Testing

@testable import History

/// Entries through the commits of a repository.
struct MetricHistoryTests {
  /// A repository with five commits, of which three change the results.
  private func repository() throws -> SampleRepository {
    let repository = try SampleRepository()
    try repository.commit("Begins")
    var results = SampleResults()
    try repository.commit([results], "First results")
    try repository.write("let x = 1\n", to: "Sources/A.swift")
    try repository.commit("Code only")
    results.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6]
    results.verdict = "contradicted"
    try repository.commit([results], "Worse")
    results.losses["b"] = nil
    try repository.commit([results], "Without b")
    return repository
  }

  private func history(_ repository: SampleRepository) throws -> ReportHistory {
    try ReportHistory(GitRepository(folder: repository.url.path))
  }

  @Test func onlyCommitsThatChangedTheItemAreStates() throws {
    let repository = try repository()
    let states = try history(repository).states(of: "vsm/figure-3")
    #expect(states.map(\.endpoint.subject) == ["First results", "Worse", "Without b"])
    #expect(try history(repository).itemNames() == ["vsm/figure-3"])
  }

  @Test func anEntryIsFollowed() throws {
    let repository = try repository()
    let found = try history(repository).entries(of: "vsm/figure-3") { table, _, _ in table == "rows"
    }
    let byGroup = Dictionary(uniqueKeysWithValues: found.map { ($0.path.group, $0) })
    let a = try #require(byGroup["a"])
    #expect(a.means.map { ($0 * 10).rounded() } == [11, 16, 16])
    #expect(a.points.map { $0.change?.kind } == [nil, .worse, .identical])
    #expect(a.points.map(\.isStep) == [false, true, false])
    #expect(a.moves == 1 && a.lastMove?.endpoint.subject == "Worse")
    let b = try #require(byGroup["b"])
    #expect(b.points.last?.change?.kind == .removed)
  }

  @Test func verdictsAreFollowed() throws {
    let repository = try repository()
    let found = try history(repository).entries(of: "vsm/figure-3") { table, _, _ in
      table == "claims"
    }
    #expect(
      found.map { $0.points.map { $0.entry?.text } } == [
        ["reproduced", "contradicted", "contradicted"]
      ])
  }

  @Test func historyEndsWhereItIsTold() throws {
    let repository = try repository()
    let first = try repository.git("rev-parse", "HEAD~2")
    let history = try ReportHistory(GitRepository(folder: repository.url.path), upTo: first)
    #expect(try history.states(of: "vsm/figure-3").count == 1)
  }

  @Test(arguments: [
    (["vsm/figure-3"], true), (["vsm/figure-3/rows/loss"], true), (["vsm/figure-3/curves"], false),
    (["vsm/figure-3/rows/loss: ring, K = 5"], true), (["vsm/figure-3/rows/loss: ring"], false),
    (["vsm/figure-3", "LOSS", "k = 5"], true), (["vsm/figure-3", "nll"], false),
  ])
  func patternsNameEntries(_ words: [String], _ matches: Bool) throws {
    let path = EntryPath(
      item: "vsm/figure-3", table: "rows", column: "loss", group: "ring, K = 5", row: "")
    #expect(try #require(EntryPattern(words)).matches(path) == matches)
    #expect(EntryPattern(["figure-3"]) == nil)
  }
}
