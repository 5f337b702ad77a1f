import Foundation
import ResultSamples
import Testing

/// Pages in a real browser: nothing keeps a reader out, in both schemes, wide and narrow, with and
/// without scripts.
@Suite(.enabled(if: BrowserCheck.browser != nil, "no Chromium is installed"))
struct BrowserTests {
  @Test func everyKindOfPageIsOpenToItsReaders() throws {
    let command = try Command()
    let item = "vsm/figure-1"
    #expect(try command.run("run", item, "--profile", "smoke", "-j", "1").status == 0)
    #expect(try command.run("report", item, "--profile", "smoke").status == 0)
    let site = command.folder.url.appending(path: ".scorebook/smoke/reports/site")
    let pages = [
      "index.html", "vsm/index.html", "vsm/figure-1/index.html", "vsm/figure-4/index.html",
    ]
    let problems = try BrowserCheck.problems(pages.map { site.appending(path: $0) })
    #expect(problems.isEmpty, "\(problems.prefix(8).joined(separator: "\n"))")
  }

  @Test func aComparisonIsOpenToItsReaders() throws {
    let repository = try SampleRepository()
    var results = SampleResults()
    try repository.commit([results], "First")
    results.losses["a"] = [0: 1.5, 1: 1.7, 2: 1.6]
    results.losses["b"] = [0: 2.1, 1: 2.2, 2: 2.0]
    results.verdict = "contradicted"
    results.steps = 200
    results.figure = [1, 3]
    try repository.commit([results], "Second")
    let folder = try TemporaryFolder()
    let run = try ProgramRun(
      Command.program(), ["diff", "HEAD~1", "HEAD", "--to", folder.url.path], in: repository.url)
    #expect(run.status == 0)
    let problems = try BrowserCheck.problems([folder.url.appending(path: "index.html")])
    #expect(problems.isEmpty, "\(problems.prefix(8).joined(separator: "\n"))")
  }

  /// The check itself sees what is wrong.
  @Test func theCheckFindsFaults() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write(
      """
      <!DOCTYPE html><html lang="en"><head><title>t</title></head><body><main><h1>A</h1><h3>B</h3>
      <p style="color:#999;background:#fff">pale</p><img src="x.png"/><a href="#"></a>
      <button>Copy</button><script>nowhere();</script></main><p>outside</p>
      <p style="width:900px">wide</p></body></html>
      """, to: "page.html")
    let problems = try BrowserCheck.problems([page]).joined(separator: "\n")
    for fault in [
      "a heading skips a level", "contrast 2.85", "no alternative text", "there is no name",
      "error: ", "x.png is not there", "without scripts: a control that does nothing",
      "text outside of every landmark", "360 px, dark: the page is ",
    ] { #expect(problems.contains(fault), "\(fault): \(problems)") }
  }
}
