import Foundation
import ResultSamples
import Testing

/// The pages of tags below `at/` in what `scorebook publish` writes.
struct PublishedVersionsTests {
  /// A repository whose first commit with results is tagged v1, and whose last is tagged v2.
  private func repository() throws -> SampleRepository {
    let repository = try SampleRepository()
    try repository.commit("Before there were results")
    try repository.git("tag", "v0")
    let results = SampleResults()
    try repository.write(Self.index, to: "reports/README.md")
    try repository.write(results)
    try repository.write(Self.page, to: "reports/\(results.item)/README.md")
    try repository.commit("First")
    try repository.git("tag", "-a", "-m", "One", "v1")
    // What is published in full has to be results of a recipe, and the sample is of none.
    try repository.git("rm", "-r", "--quiet", "reports/vsm")
    try repository.write("# The report\n", to: "reports/README.md")
    try repository.commit("Second")
    try repository.git("tag", "papers/v2")
    return repository
  }

  private static let index = """
    # The report

    One paper: [Figure 3](vsm/figure-3/README.md), claim [C1](vsm/figure-3/README.md#c1).

    | | Item |
    | --- | --- |
    | <img src="vsm/figure-3/loss.svg" width="180" alt="a &lt; b"/> | [Figure 3](vsm/figure-3/README.md) |

    """

  private static let page = """
    # Figure 3

    [The report](../../README.md) › Figure 3

    ## Claims

    ### C1

    **✓ Reproduced.** With $a < b$, as [C1](#c1) says. <script>alert(1)</script>

    <details><summary>The 2 cases</summary>

    | Case | Loss |
    | --- | --: |
    | a | 1.1 |

    </details>

    ![The loss of a and b.](loss.svg)

    [CSV](tables/losses.csv)

    """

  private func publish(_ repository: SampleRepository, _ arguments: String...) throws -> ProgramRun
  {
    try ProgramRun(Command.program(), ["publish"] + arguments, in: repository.url)
  }

  private func text(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func tagsThatWereNeverPublishedAreMadeFromWhatTheyCommitted() throws {
    let repository = try repository()
    let folder = try TemporaryFolder()
    let site = folder.url.appending(path: "site")
    let run = try publish(repository, "--to", site.path)
    #expect(run.status == 0 && run.errors.contains("papers-v2, v1"), "\(run.errors)")
    let versions = try FileManager.default.contentsOfDirectory(
      atPath: site.appending(path: "at").path)
    #expect(versions.sorted() == ["papers-v2", "v1"], "v0 had no report")
    let index = try text(site, "index.html")
    #expect(index.contains("at/v1/index.html") && index.contains("at/papers-v2/index.html"))
    let old = try text(site, "at/v1/index.html")
    #expect(old.contains("<h1 id=\"the-report\">The report</h1>"))
    #expect(old.contains("alt=\"a &lt; b\"") && old.contains("../../index.html"))
    let page = try text(site, "at/v1/vsm/figure-3/index.html")
    #expect(page.contains("<summary>The 2 cases</summary>") && page.contains("<math"))
    #expect(page.contains("alt=\"The loss of a and b.\"") && page.contains("tables/losses.csv"))
    #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
    let links = try SiteLinks(site).broken()
    #expect(links == [], "\(links)")
    let stored = site.appending(path: "at/v1/vsm/figure-3/rows.csv")
    #expect(
      try String(contentsOf: stored, encoding: .utf8).trimmingCharacters(in: .newlines)
        == repository.git("show", "v1:reports/vsm/figure-3/rows.csv"))
    let problems = try BrowserCheck.problems(
      ["index.html", "vsm/figure-3/index.html"].map { site.appending(path: "at/v1/\($0)") })
    #expect(problems.isEmpty, "\(problems.prefix(8).joined(separator: "\n"))")
    try whatIsFrozenStays(repository, site)
  }

  /// What was published under a tag is not made again, even where it would be made otherwise now.
  private func whatIsFrozenStays(_ repository: SampleRepository, _ site: URL) throws {
    let before = try text(site, "at/papers-v2/index.html")
    #expect(before.contains("id=\"papers\""), "the tag at HEAD has the full pages")
    try repository.commit("Third")
    #expect(try publish(repository, "--to", site.path).status == 0)
    #expect(try text(site, "at/papers-v2/index.html") == before)
    #expect(try text(site, "index.html") != before)
  }
}
