import Comparison
import Foundation
import ResultSamples
import Tables
import Testing

@testable import History

/// Results of two commits, read from git and compared.
struct DiffTests {
  private func compare(
    _ repository: SampleRepository, _ before: String, _ after: String?,
    tolerance: Tolerance = Tolerance()
  ) throws -> ReportDifference {
    let git = GitRepository(folder: repository.url.path)
    let old = try ReportState(git, commit: before)
    let new =
      try after.map { try ReportState(git, commit: $0) }
      ?? ReportState(folder: repository.url.path + "/reports")
    return try ReportComparer(git).compare(old, new, tolerance: tolerance)
  }

  /// The comparison of the sample with a changed one.
  private func changed(_ change: (inout SampleResults) -> Void) throws -> ReportDifference {
    let repository = try SampleRepository()
    var results = SampleResults()
    let first = try repository.commit([results], "First")
    change(&results)
    let second = try repository.commit([results], "Second")
    return try compare(repository, first, second)
  }

  @Test func aCommitWithItselfIsIdenticalEverywhere() throws {
    let repository = try SampleRepository()
    let commit = try repository.commit([SampleResults()], "First")
    for end in [commit, nil] {
      let found = try compare(repository, commit, end)
      #expect(found.counts(.measured) == [.identical: 2])
      #expect(found.counts(.printed) == [.identical: 2])
      #expect(found.changedVerdicts.isEmpty && found.items.allSatisfy { !$0.isNotable })
      #expect(found.items[0].figures.map(\.kind) == [.identical])
      #expect(found.exitStatus(Set(FailureCondition.allCases)) == 0)
    }
  }

  @Test func aCommitIsNamedAsGitNamesIt() throws {
    let repository = try SampleRepository()
    try repository.commit([SampleResults()], "A subject\nof two lines\n\nAnd more of it.")
    let git = GitRepository(folder: repository.url.path)
    let end = try ReportState(git, commit: "HEAD").endpoint
    let words = "\(end.commit ?? "") \(end.date) \(end.subject)"
    #expect(try words == repository.git("log", "-1", "--format=%H %cs %s"))
    for name in ["nowhere", "HEAD:reports", "", "HEAD\nHEAD"] {
      #expect(throws: GitError.self, "\(name)") { try ReportState(git, commit: name) }
    }
  }

  @Test func aTableThatCameAsAWholeIsCountedAndNotListed() throws {
    let repository = try SampleRepository()
    let first = try repository.commit([SampleResults()], "First")
    var other = SampleResults()
    other.item = "vsm/figure-6"
    let found = try compare(repository, first, try repository.commit([other], "Second"))
    let item = try #require(found.items.first { $0.item == other.item })
    #expect(item.tables.allSatisfy { $0.whole == .added } && item.counts(.measured) == [.added: 2])
    #expect(!found.json(exit: 0).contains("vsm/figure-6/rows/loss"))
    #expect(found.items[0].tables.allSatisfy { $0.whole == nil })
  }

  @Test func everyClassIsReadFromCommits() throws {
    let found = try changed { results in
      results.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6]
      results.losses["b"] = [0: 2.0, 1: .nan, 2: 2.1]
      results.losses["c"] = [0: 1]
      results.steps = 200
      results.verdict = "inconclusive"
      results.figure = [1, 2.5]
      results.processor = "Another processor"
    }
    #expect(found.counts(.measured) == [.worse: 1, .failed: 1, .added: 1])
    let item = found.items[0]
    let entry = try #require(item.tables[0].entries.first { $0.kind == .worse })
    #expect(entry.path.description == "vsm/figure-3/rows/loss: a")
    #expect(entry.beforeText == "1.100 ± 0.100 (n=3)" && entry.afterText == "1.600 ± 0.100 (n=3)")
    #expect(entry.differenceText.hasPrefix("+0.500 [") && entry.why == "setting steps: 100 → 200")
    #expect(item.causes.map(\.cause) == ["setting steps: 100 → 200"])
    #expect(item.claims.map { [$0.before, $0.after] } == [["reproduced", "inconclusive"]])
    #expect(item.settings.map(\.after) == ["200 (paper: 100)"])
    #expect(item.figures.map(\.kind) == [.data])
    #expect(item.figures[0].series.map(\.largest) == [0.5])
    #expect(item.machines.after == ["Another processor, 2 cores"])
  }

  @Test func noiseAndTheSameAreToldFromChange() throws {
    let noise = try changed { $0.losses["a"] = [0: 1.1, 1: 1.0, 2: 1.3] }
    #expect(noise.counts(.measured) == [.noise: 1, .identical: 1])
    let same = try changed { $0.losses["a"] = [0: 1.0001, 1: 1.2001, 2: 1.1001] }
    #expect(same.counts(.measured) == [.same: 1, .identical: 1])
    let better = try changed { $0.losses["a"] = [0: 0.5, 1: 0.7, 2: 0.6] }
    #expect(better.counts(.measured) == [.better: 1, .identical: 1])
  }

  @Test(arguments: ["unit", "direction", "profile", "data"])
  func whatMeansSomethingElseIsNotComparable(_ part: String) throws {
    let found = try changed { results in
      switch part {
      case "unit": results.unit = "bits"
      case "direction": results.direction = "higherIsBetter"
      case "profile": results.profile = "paper"
      default: results.data = String(repeating: "e", count: 64)
      }
    }
    #expect(found.counts(.measured) == [.notComparable: 2])
    #expect(found.exitStatus([]) == 0 && found.exitStatus([.worse]) == 2)
  }

  @Test func aKeyThatChangedWithoutItsNumbersIsIdentical() throws {
    let found = try changed { $0.steps = 200 }
    #expect(found.counts(.measured) == [.identical: 2])
    #expect(found.items[0].causes.map(\.cause) == ["setting steps: 100 → 200"])
  }

  @Test func styleIsToldFromData() throws {
    let found = try changed { $0.style = "bold" }
    #expect(found.items[0].figures.map(\.kind.words) == ["style only"])
    #expect(found.exitStatus([.change]) == 0)
  }

  @Test func aClaimWhoseTestChangedSaysSo() throws {
    let found = try changed { $0.test = "a below b by 1" }
    let claim = try #require(found.items[0].claims.first)
    #expect(claim.isTestChanged && !claim.isVerdictChanged)
  }

  @Test func itemsComeAndGo() throws {
    let repository = try SampleRepository()
    var other = SampleResults()
    other.item = "vsm/figure-6"
    let first = try repository.commit([SampleResults()], "First")
    try repository.git("rm", "-r", "--quiet", "reports/vsm/figure-3")
    let second = try repository.commit([other], "Second")
    let found = try compare(repository, first, second)
    #expect(found.items.map(\.item) == ["vsm/figure-3", "vsm/figure-6"])
    #expect(found.items.map(\.presence) == [.removed, .added])
    #expect(found.compared == 0 && found.exitStatus([]) == 2)
    #expect(found.exitStatus([.missing]) == 1)
  }

  @Test func damagedFilesAreNamed() throws {
    let repository = try SampleRepository()
    let first = try repository.commit([SampleResults()], "First")
    try repository.write("{ \"cells\": [", to: "reports/vsm/figure-3/cells.json")
    let found = try compare(repository, first, nil)
    #expect(found.items[0].problems.count == 1)
    #expect(found.items[0].problems[0].contains("cells.json is no JSON: byte 12"))
    #expect(found.exitStatus([]) == 2)
  }

  @Test func commitsOfCodeBetweenAreListed() throws {
    let repository = try SampleRepository()
    let first = try repository.commit([SampleResults()], "First")
    try repository.write("let x = 1\n", to: "Sources/A.swift")
    try repository.commit("Adds A")
    var results = SampleResults()
    results.steps = 3
    let last = try repository.commit([results], "Results")
    let found = try compare(repository, first, last)
    #expect(found.code.commits.map(\.subject) == ["Adds A"])
    #expect(found.code.files == 1 && found.code.added == 1)
    #expect(try compare(repository, last, last).code.commits.isEmpty)
  }

  @Test func theMarkdownIsForReviewers() throws {
    let text = try changed { $0.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6] }.markdown()
    #expect(text.contains("- measured entries: 1 worse, 1 identical"))
    #expect(text.contains("| ▼ worse | Loss     | a     | 1.100 ± 0.100 (n=3) |"))
    let quiet = try changed { $0.style = "bold" }.markdown()
    #expect(quiet.contains("- figure loss: style only"))
  }

  @Test func theJSONIsValidAndComplete() throws {
    let found = try changed { $0.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6] }
    let value = try JSONValue(parsing: Array(found.json(exit: 1).utf8))
    #expect(value["schema"] == .string("diff/1") && value["exit"] == .integer(1))
    #expect(value["compared"] == .integer(4) && value["worse"] == .integer(1))
    let tables = value["items"]?.elements.first?["tables"]?.elements ?? []
    #expect(tables.count == 2)
    #expect(tables[0]["entries"]?.elements.count == 1)
  }

  @Test func unknownCommitsAreNamed() throws {
    let repository = try SampleRepository()
    try repository.commit([SampleResults()], "First")
    #expect(throws: GitError.self) { try compare(repository, "nowhere", nil) }
  }
}
