/// The page of one paper for code hosts.
struct PaperReadme {
  let paper: PaperPage
  let report: IndexPage

  /// The whole document.
  var text: String {
    let rows = paper.items.flatMap { item in item.claims.map { (paper, item, $0) } }
    let claims =
      rows.isEmpty
      ? ""
      : "## Claims\n\n" + ReadmeParts.claims(rows, from: .paper(paper.id), namesPapers: false)
    let parts: [String] =
      [
        "# \(MarkdownText.plain(paper.title))",
        MarkdownText.link(report.title, "../README.md") + " › " + MarkdownText.plain(paper.title),
        byline, Self.standing(paper), MarkdownText.prose(paper.summary), items, claims,
      ] + ReadmeParts.sections(paper.sections) + [ReadmeParts.foot]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var byline: String {
    let authors = MarkdownText.plain(paper.authors.joined(separator: ", "))
    let venue = MarkdownText.plain(paper.venue)
    guard let link = paper.address.flatMap(Link.web) else { return "\(authors). \(venue)" }
    return "\(authors). [\(venue)](\(link.text))"
  }

  /// Class, verdicts and states in words.
  static func standing(_ paper: PaperPage) -> String {
    let verdicts = paper.verdicts
    let states = paper.states.map { "\($0.kind.word) \($0.count)" }.joined(separator: ", ")
    let claims =
      verdicts.total == 0
      ? "" : "**\(paper.extent)**: \(ReadmeParts.words(verdicts)).  \n"
    return claims + "Items: \(states)."
  }

  private var items: String {
    let rows = paper.items.map { item in
      let path = PageAddress.paper(paper.id).path(to: "README.md", of: item.address)
      return [
        thumbnail(of: item), MarkdownText.link(item.label, path), MarkdownText.plain(item.title),
        item.state.words, ReadmeParts.words(item.verdicts),
      ]
    }
    return "## Figures and tables\n\n"
      + MarkdownText.table(heads: ["", "Item", "Title", "State", "Verdicts"], rows: rows)
  }

  private func thumbnail(of item: ItemPage) -> String {
    guard !item.state.isHole, let figure = item.figures.first, let file = figure.file(".png")
    else { return "" }
    let path = PageAddress.paper(paper.id).path(to: file.name, of: item.address)
    return Tag.img(
      .src(.relative(path)), Attribute("width", "180"), .alt(figure.alt)
    ).text.replacing("|", with: "&#124;")
  }
}
