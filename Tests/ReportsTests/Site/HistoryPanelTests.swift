import Tables
import Testing

@testable import Reports

/// How results came to be, on an item's page and beside it.
struct HistoryPanelTests {
  private var page: ItemPage {
    var page = ItemPage(id: "vsm/figure-1", label: "Figure 1", title: "A title", state: .fresh)
    page.history = HistoryPanel(
      commits: [
        .init(
          commit: "abc1234", date: "2026-03-02", subject: "Fewer <steps>", changes: "1 worse",
          verdicts: [.init(claim: "C1", before: .reproduced, after: .contradicted)],
          causes: ["setting K: 5 → 10"])
      ],
      lines: [
        .init(
          quantity: "Bound ↑", place: "ring", values: [1, 1, .nan, 3], now: "3.0",
          lastMove: "abc1234: 1 → 3")
      ], command: "scorebook history vsm/figure-1 --moved")
    return page
  }

  private var document: String {
    let paper = PaperPage(
      id: "vsm", title: "P", citation: "P", authors: [], venue: "", address: nil, summary: "",
      items: [page])
    let report = IndexPage(title: "T", question: "", profile: "laptop", papers: [paper])
    return ItemPageHTML(
      page: page, paper: paper, report: report, prose: ProseRenderer(formulas: MathMLRenderer())
    ).document
  }

  @Test func thePageTellsCommitsVerdictsAndMoves() {
    let text = document
    #expect(text.contains("How it changed") && text.contains("Fewer &lt;steps&gt;"))
    #expect(text.contains("setting K: 5 → 10") && text.contains("verdict-contradicted"))
    #expect(
      text.contains("aria-label=\"Bound ↑, 4 commits: first 1, last 3, lowest 1, highest 3\""))
  }

  /// A value holds until a commit changes it, and a gap stays a gap.
  @Test func theSparkLineIsMadeOfSteps() {
    let text = SparkLine(values: [1, 1, .nan, 3, 5], words: "w").html.text
    #expect(
      text.contains("d=\"M3 19H31.5V19\"") && text.contains("d=\"M88.5 11H117V3\""), "\(text)")
    #expect(SparkLine(values: [.nan], words: "w").html.text.contains("role=\"img\""))
  }

  @Test func programsReadItToo() throws {
    let panel = try #require(page.history)
    let value = try JSONValue(parsing: Array(panel.json(of: page.id).utf8))
    #expect(value["schema"] == .string("history/1"))
    #expect(value["entries"]?.elements.first?["values"]?.elements.count == 4)
    #expect(
      value["commits"]?.elements.first?["verdicts"]?.elements.first?["after"]
        == .string("contradicted"))
  }

  @Test func committedPagesCarryNoHistory() {
    #expect(ItemFiles.inSite(page).contains { $0.name == "history.json" })
    #expect(!ItemFiles.committed(page).contains { $0.name == "history.json" })
  }
}
