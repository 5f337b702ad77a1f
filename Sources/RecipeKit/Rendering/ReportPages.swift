import Experiments
import Foundation
import Reports

/// Puts the items' pages together: papers, index, and what stands around them.
struct ReportPages {
  let book: Book
  let profile: Profile
  let stock: DataStock

  /// The whole report.
  func index(_ items: [RenderedItem]) -> IndexPage {
    let papers = book.papers.map { paper in
      PaperPage(
        id: paper.id, title: paper.title, citation: paper.citation, authors: paper.authors,
        venue: paper.year.map { "\(paper.venue), \($0)" } ?? paper.venue, address: paper.address,
        summary: paper.summary,
        items: items.map(\.page).filter { $0.id.hasPrefix(paper.id + "/") },
        sections: PaperNotes(book.workspace, paper: paper.id).sections,
        questions: PaperQuestions.of(paper.id))
    }
    return IndexPage(
      title: "Scorebook", question: Self.question, profile: profile.rawValue, papers: papers,
      cost: cost(items), howToRun: Self.commands, sections: Self.sections + data,
      build: build())
  }

  private static let question = """
    Which statements of four papers on variational learning of latent variable models hold when \
    their experiments are run again, by independent code? Every figure and table is computed anew, \
    drawn, set beside the paper's numbers, and every claim gets a verdict by a test that was stated \
    with it. An independent re-implementation is what the ACM calls a *replication*; the word \
    *reproduced* here means that the claim's test was passed.
    """

  private static let commands = [
    RunCommand("Compute what is missing and draw everything", command: "make report"),
    RunCommand("Compute everything anew on this machine, and compare", command: "make reproduce"),
    RunCommand("One item", command: "make report ONLY=vsm/figure-2"),
    RunCommand("See that everything runs, in minutes", command: "make report PROFILE=smoke"),
    RunCommand("The paper's own settings", command: "make report PROFILE=paper"),
  ]

  private static let sections = [
    ProseSection(
      "How verdicts are given",
      """
      A claim states its test and its margin before there are results. *Reproduced*: shown within \
      the margin, or the claimed order or shape shown, over seeds. *Consistent*: within the margin, \
      but by too few seeds or at too small a scale to show it. *Inconclusive*: the interval covers \
      both sides. *Contradicted*: the interval lies wholly on the other side, corrected for many \
      cases. *Not attempted* and *blocked* give their reason. Pages never show a number that was \
      typed by hand: all come from stored rows.
      """)
  ]

  /// Where the data comes from, and under which terms.
  private var data: [ProseSection] {
    let sources = stock.provider.catalogue.datasets
    guard !sources.isEmpty else { return [] }
    let lines = sources.map {
      "- **\($0.title)** (`\($0.name)`): \($0.citation). Terms: \($0.licence)."
    }
    let text =
      "Addresses, sizes and SHA-256 of every file stand in `data/sources.json`; a file that does "
      + "not verify is never used.\n\n" + lines.joined(separator: "\n")
    return [ProseSection("Data and its terms", text)]
  }

  // MARK: What varies from run to run

  private func cost(_ items: [RenderedItem]) -> [IndexPage.CostRow] {
    let times = items.compactMap { item -> (String, Double)? in
      guard let record = item.record else { return nil }
      let seconds = record.results.compactMap(\.seconds).reduce(0, +)
      return seconds > 0 ? ("\(item.page.id) \(item.page.label)", seconds) : nil
    }
    guard !times.isEmpty else { return [] }
    let total = times.reduce(0) { $0 + $1.1 }
    let dearest = times.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(5)
    return [IndexPage.CostRow("All results shown, of one processor", DurationText.brief(total))]
      + dearest.map { IndexPage.CostRow($0.0, DurationText.brief($0.1)) }
  }

  private func build() -> IndexPage.Build {
    let code = CodeState.current(package: book.workspace.root)
    let date = Git(root: book.workspace.root).text(["log", "-1", "--format=%cs"])
    return IndexPage.Build(
      commit: code.commit.map { String($0.prefix(7)) }, isDirty: code.isDirty,
      date: date?.trimmingCharacters(in: .whitespacesAndNewlines), version: Version.current)
  }
}
