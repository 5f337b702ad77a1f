/// The page of all papers for code hosts.
struct IndexReadme {
  let report: IndexPage

  /// The whole document.
  var text: String {
    let parts: [String] =
      [
        "# \(MarkdownText.plain(report.title))", MarkdownText.prose(report.question), overview,
        report.profile == "smoke" ? ReadmeParts.quote(ItemPage.trialNotice) : "", minute,
        papers,
      ] + report.papers.map(items) + [claims, holes]
      + ReadmeParts.sections(report.sections) + [howToRun, ReadmeParts.foot]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var overview: String {
    let verdicts = VerdictCounts(report.claims.map(\.claim.verdict))
    let counted = verdicts.present.map {
      "**\($0.verdict.chip)** \($0.count) of \(verdicts.total)"
    }
    return (counted + ["\(MarkdownText.plain(report.profile)) profile"]).joined(separator: " · ")
  }

  private var minute: String {
    let parts = report.papers.filter { !$0.answers.isEmpty }.map { paper in
      let lines = paper.answers.map { question, item, claim in
        let link = MarkdownText.link(
          "\(item.label), \(claim.claim.id)",
          PageAddress.index.path(to: "README.md", of: item.address),
          anchor: MarkdownText.anchor(of: claim.claim.id))
        return "- \(MarkdownText.line(question.text)) **\(claim.verdict.symbol) "
          + "\(claim.verdict.answer).** (\(link))"
      }
      return (["**\(MarkdownText.plain(paper.title))**", ""] + lines).joined(separator: "\n")
    }
    guard !parts.isEmpty else { return "" }
    return (["## In one minute"] + parts).joined(separator: "\n\n")
  }

  private var papers: String {
    let parts = report.papers.map { paper in
      "### "
        + MarkdownText.link(
          paper.title, PageAddress.index.path(to: "README.md", of: .paper(paper.id)))
        + "\n\n" + MarkdownText.plain(paper.citation) + ". " + PaperReadme.standing(paper)
    }
    let rule = "How papers are classed: " + VerdictCounts.Extent.rule
    return (["## Papers"] + parts + [rule]).joined(separator: "\n\n")
  }

  private func items(of paper: PaperPage) -> String {
    let rows = paper.items.map { item in
      [
        MarkdownText.link(item.label, PageAddress.index.path(to: "README.md", of: item.address)),
        MarkdownText.plain(item.title), item.state.words, ReadmeParts.words(item.verdicts),
      ]
    }
    return "## \(MarkdownText.plain(paper.citation))\n\n"
      + MarkdownText.table(heads: ["Item", "Title", "State", "Verdicts"], rows: rows)
  }

  private var claims: String {
    guard !report.claims.isEmpty else { return "" }
    return "## All claims\n\n"
      + MarkdownText.details(
        "\(report.claims.count) claims, one row each",
        ReadmeParts.claims(report.claims, from: .index, namesPapers: true))
  }

  private var holes: String {
    guard !report.holes.isEmpty else { return "" }
    let rows = report.holes.map { paper, item in
      var (reason, wouldTake) = item.state.hole
      if item.state.kind == .failed { (reason, wouldTake) = ("A cell failed.", "") }
      let path = PageAddress.index.path(to: "README.md", of: item.address)
      return [
        MarkdownText.link("\(paper.citation), \(item.label)", path), item.state.words,
        MarkdownText.cell(reason), MarkdownText.cell(wouldTake),
      ]
    }
    return "## Holes\n\nItems without results, and why.\n\n"
      + MarkdownText.table(heads: ["Item", "State", "Why", "Would take"], rows: rows)
  }

  private var howToRun: String {
    guard !report.howToRun.isEmpty else { return "" }
    return (["## How to run"] + ReadmeParts.commands(report.howToRun)).joined(separator: "\n\n")
  }
}
