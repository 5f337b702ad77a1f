import Foundation
import ResultSamples
import Testing

/// `scorebook diff`: what it prints and how it ends.
struct DiffCommandTests {
  /// Two commits that differ by `change`, and the program run on them.
  private func run(
    _ arguments: [String], _ change: (inout SampleResults) -> Void = { _ in }
  ) throws -> ProgramRun {
    let repository = try SampleRepository()
    var results = SampleResults()
    try repository.commit([results], "First")
    change(&results)
    try repository.commit([results], "Second")
    return try ProgramRun(Command.program(), ["diff"] + arguments, in: repository.url)
  }

  private static let ends = ["HEAD~1", "HEAD"]
  private func worse(_ results: inout SampleResults) {
    results.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6]
  }

  @Test func differencesAloneAreNoFailure() throws {
    let run = try run(Self.ends, worse)
    #expect(run.status == 0)
    #expect(run.output.contains("▼ worse") && run.output.contains("1.600 ± 0.100 (n=3)"))
    #expect(run.errors.contains("measured: 1 worse, 1 identical"))
  }

  @Test(arguments: ["change", "worse"])
  func worseIsAChange(_ condition: String) throws {
    #expect(try run(Self.ends + ["--fail-on", condition], worse).status == 1)
    #expect(try run(Self.ends + ["--fail-on", condition]).status == 0)
  }

  @Test func betterIsNotWorse() throws {
    func better(_ results: inout SampleResults) { results.losses["a"] = [0: 0.5, 1: 0.7, 2: 0.6] }
    #expect(try run(Self.ends + ["--fail-on", "worse"], better).status == 0)
    #expect(try run(Self.ends + ["--exit-code"], better).status == 1)
    let quiet = try run(Self.ends + ["--quiet"], better)
    #expect(quiet.status == 1 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test func verdictsMayFail() throws {
    let run = try run(Self.ends + ["--fail-on", "verdict"]) { $0.verdict = "contradicted" }
    #expect(run.status == 1)
    #expect(run.output.contains("contradicted"))
    #expect(try self.run(Self.ends + ["--fail-on", "verdict"], worse).status == 0)
  }

  @Test func whatIsGoneMayFail() throws {
    let run = try run(Self.ends + ["--fail-on", "missing"]) { $0.losses["b"] = nil }
    #expect(run.status == 1)
    #expect(run.output.contains("− removed"))
  }

  @Test func sidesThatCannotBeComparedAreTroubleUnderACondition() throws {
    #expect(try run(Self.ends) { $0.unit = "bits" }.status == 0)
    #expect(try run(Self.ends + ["--fail-on", "worse"]) { $0.unit = "bits" }.status == 2)
  }

  @Test func nothingComparedIsTrouble() throws {
    let run = try run(Self.ends + ["--", "vsm/figure-6"])
    #expect(run.status == 2)
    #expect(run.errors.contains("nothing was compared"))
  }

  @Test func anUnknownCommitIsTrouble() throws {
    let run = try run(["nowhere"])
    #expect(run.status == 2 && run.errors.contains("nowhere"), "\(run.errors)")
  }

  @Test(arguments: [
    ["a", "b", "c"], ["--fail-on", "rain"], ["--atol", "-1"], ["--format", "xml"],
  ])
  func wrongUseExitsWith64(_ arguments: [String]) throws {
    #expect(try run(arguments).status == 64)
  }

  /// Staleness is of the recipes as they are now, so that two commits cannot have it.
  @Test func staleIsAskedOfTheWorkTree() throws {
    let run = try run(Self.ends + ["--fail-on", "stale"])
    #expect(run.status == 64 && run.errors.contains("compare with the work tree"))
  }

  @Test func tolerancesDecideWhatIsTheSame() throws {
    #expect(try run(Self.ends + ["--atol", "1", "--exit-code", "--", "vsm"], worse).status == 0)
  }

  @Test func theWorkTreeIsTheOtherEnd() throws {
    let repository = try SampleRepository()
    var results = SampleResults()
    try repository.commit([results], "First")
    worse(&results)
    try repository.write(results)
    let run = try ProgramRun(Command.program(), ["diff"], in: repository.url)
    #expect(run.output.contains("▼ worse") && run.errors.contains("→ work tree"))
  }

  @Test func aPageIsWrittenWithItsRecords() throws {
    let folder = try TemporaryFolder()
    let run = try run(Self.ends + ["--to", folder.url.path]) { results in
      worse(&results)
      results.style = "bold"
    }
    #expect(run.status == 0 && run.errors.contains("open "))
    let page = try String(contentsOf: folder.url.appending(path: "index.html"), encoding: .utf8)
    #expect(page.contains("1 of 2 measured entries moved beyond noise"))
    #expect(page.contains("Style only"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    for name in ["diff.json", "diff.md", "style.css"] {
      #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: name).path))
    }
    let whole = try self.run(Self.ends + ["--format", "html"], worse)
    #expect(whole.output.hasPrefix("<!DOCTYPE html>") && whole.output.contains("</html>"))
  }
}
