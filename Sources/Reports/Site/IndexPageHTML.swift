/// The page of all papers in the site.
struct IndexPageHTML {
  let report: IndexPage
  let prose: ProseRenderer

  private var frame: PageFrame {
    PageFrame(
      address: .index, title: report.title, report: report, scripts: [.unfold, .copy, .sort])
  }

  /// The whole document.
  var document: String {
    frame.document {
      head
      minute
      papers
      gallery
      claims
      holes
      changes
      HTML(report.sections.enumerated().map { proseSection($1, number: $0 + 1) })
      howToRun
      cost
    }
  }

  private var head: HTML {
    Tag.header(.class("head")) {
      Tag.h1 { report.title }
      Tag.div(.class("summary prose")) { prose.blocks(report.question) }
      overview
      Tag.nav(.class("contents"), .label("On this page")) {
        Tag.ul {
          for (id, name) in sectionNames {
            Tag.li { Tag.a(.href(.anchor(id))) { name } }
          }
        }
      }
    }
  }

  /// All verdicts and the profile in one row.
  private var overview: HTML {
    let verdicts = VerdictCounts(report.claims.map(\.claim.verdict))
    let chips = verdicts.present.map {
      Chip.verdict($0.verdict, count: $0.count, of: verdicts.total, link: .anchor("claims"))
    }
    return HTML([
      Tag.div(.class("overview")) { Chip.list(chips + [.profile(report.profile)]) },
      report.profile == "smoke"
        ? Tag.div(.class("notice trial")) { prose.blocks(ItemPage.trialNotice) } : .empty,
    ])
  }

  private var sectionNames: [(String, String)] {
    let all: [(String, String, Bool)] = [
      ("minute", "In one minute", hasAnswers), ("papers", "Papers", true),
      ("gallery", "Gallery", true),
      ("claims", "All claims", !report.claims.isEmpty), ("holes", "Holes", !report.holes.isEmpty),
      ("changes", "What changed", !report.comparisons.isEmpty || !report.versions.isEmpty),
      ("run", "How to run", !report.howToRun.isEmpty), ("cost", "Cost", !report.cost.isEmpty),
    ]
    return all.filter(\.2).map { ($0.0, $0.1) }
  }

  private func section(_ id: String, _ heading: String, @HTMLBuilder content: () -> HTML) -> HTML {
    Tag.section(.id(id), .labelledBy("\(id)-heading")) {
      Tag.heading(2, .id("\(id)-heading")) { heading }
      content()
    }
  }

  private var hasAnswers: Bool { report.papers.contains { !$0.answers.isEmpty } }

  private var minute: HTML {
    guard hasAnswers else { return .empty }
    return section("minute", "In one minute") {
      Tag.p(.class("note")) {
        "The questions that the papers are about, and what came out here. Each answer is the verdict "
        "of a claim, and leads to its test and its numbers."
      }
      KeyAnswers(papers: report.papers, frame: frame, prose: prose).html
    }
  }

  private var papers: HTML {
    section("papers", "Papers") {
      Tag.div(.class("papers")) {
        for paper in report.papers { card(paper) }
      }
      Tag.p(.class("note")) { "How papers are classed: " + VerdictCounts.Extent.rule }
    }
  }

  private func card(_ paper: PaperPage) -> HTML {
    Tag.article(.class("paper")) {
      Tag.heading(3) { Tag.a(.href(frame.link(to: .paper(paper.id)))) { paper.title } }
      Tag.p(.class("authors")) {
        paper.authors.joined(separator: ", ") + ". "
        Citation(paper).venue
      }
      Tag.div(.class("says prose")) { prose.blocks(paper.summary) }
      Standing(paper).html
    }
  }

  private var gallery: HTML {
    section("gallery", "Gallery") {
      for paper in report.papers {
        Tag.heading(3) { paper.citation }
        Tag.div(.class("gallery")) {
          for item in paper.items where !item.state.isHole {
            ItemCard(item: item, frame: frame, level: 4).html
          }
        }
        without(paper.items.filter(\.state.isHole))
      }
    }
  }

  /// Items without results in a line: they are not hidden, and do not take the place of pictures.
  private func without(_ items: [ItemPage]) -> HTML {
    guard !items.isEmpty else { return .empty }
    return Tag.p(.class("without")) {
      "Without results: "
      for (index, item) in items.enumerated() {
        if index > 0 { ", " }
        Tag.a(.href(frame.link(to: item.address)), Attribute("title", item.title)) { item.label }
      }
      ". The reasons stand under "
      Tag.a(.href(.anchor("holes"))) { "Holes" }
      "."
    }
  }

  private var claims: HTML {
    guard !report.claims.isEmpty else { return .empty }
    return section("claims", "All claims") {
      ClaimTable(rows: report.claims, frame: frame, prose: prose, namesPapers: true).html
      legend
      Tag.ul(.class("files")) {
        for name in ["claims.csv", "claims.json"] {
          Tag.li { Tag.a(.href(.relative(name))) { name } }
        }
      }
    }
  }

  private var legend: HTML {
    Tag.details {
      Tag.summary { "What the verdicts mean" }
      Tag.dl(.class("legend")) {
        for verdict in Verdict.allCases {
          Tag.dt { Chip.verdict(verdict).html }
          Tag.dd { verdict.meaning }
        }
      }
    }
  }

  private var holes: HTML {
    guard !report.holes.isEmpty else { return .empty }
    return section("holes", "Holes") {
      PlainTable(
        caption: "Items without results, and why", heads: ["Item", "State", "Why", "Would take"],
        rows: report.holes.map { paper, item in
          let (reason, wouldTake) = item.state.hole
          return [
            Tag.a(.href(frame.link(to: item.address))) { "\(paper.citation), \(item.label)" },
            Chip.state(item.state.kind, words: item.state.words).html,
            prose.line(reason), prose.line(wouldTake),
          ]
        }
      ).html
    }
  }

  /// Comparisons with earlier states, and those states themselves.
  private var changes: HTML {
    guard !report.comparisons.isEmpty || !report.versions.isEmpty else { return .empty }
    return section("changes", "What changed") {
      Tag.ul {
        for comparison in report.comparisons {
          Tag.li {
            Tag.a(.href(.relative(comparison.path))) { comparison.title }
            ": \(comparison.words)"
          }
        }
        for version in report.versions {
          Tag.li {
            "These pages as they were at "
            Tag.a(.href(.relative("at/\(version)/index.html"))) { version }
          }
        }
      }
    }
  }

  private func proseSection(_ section: ProseSection, number: Int) -> HTML {
    Tag.section(.class("prose"), .labelledBy("section-\(number)")) {
      Tag.heading(2, .id("section-\(number)")) { section.heading }
      prose.blocks(section.text)
    }
  }

  private var howToRun: HTML {
    guard !report.howToRun.isEmpty else { return .empty }
    return section("run", "How to run") { CommandList(report.howToRun, prose: prose).html }
  }

  private var cost: HTML {
    guard !report.cost.isEmpty else { return .empty }
    return section("cost", "Cost") {
      PlainTable(
        caption: "What the results cost", heads: ["What", "How much"], numbers: [1],
        rows: report.cost.map { [HTML($0.what), HTML($0.amount)] }
      ).html
    }
  }
}

extension ItemState {
  /// Why there are no results and what they would take, in Markdown.
  var hole: (reason: String, wouldTake: String) {
    switch self {
    case .notBuilt(let reason, let wouldTake): (reason, wouldTake)
    case .blocked(let reason): (reason, "")
    case .failed(let log): (log.last.map { "`\($0.replacing("`", with: "'"))`" } ?? "", "")
    case .notRun: ("Nothing has been computed yet.", "")
    case .fresh, .stale, .partial: ("", "")
    }
  }
}
