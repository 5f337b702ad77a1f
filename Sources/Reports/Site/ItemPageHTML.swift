import Tables

/// The page of one item in the site.
struct ItemPageHTML {
  let page: ItemPage
  let paper: PaperPage
  let report: IndexPage
  let prose: ProseRenderer

  /// The whole document.
  var document: String {
    let (previous, next) = paper.neighbours(of: page)
    let frame = PageFrame(
      address: page.address, title: "\(page.label) · \(paper.citation) · \(report.title)",
      crumbs: [
        .init(words: report.title, address: .index),
        .init(words: paper.title, address: .paper(paper.id)),
      ],
      here: page.label,
      previous: previous.map { .init(words: $0.label, address: $0.address) },
      next: next.map { .init(words: $0.label, address: $0.address) },
      report: report, scripts: page.runAgain.isEmpty ? [.unfold] : [.unfold, .copy])
    return frame.document {
      head
      standing
      claims
      figures
      tables
      settings
      deviations
      work
      provenance
      history
      runAgain
    }
  }

  // MARK: Head

  private var head: HTML {
    Tag.header(.class("head")) {
      Tag.p(.class("kicker")) { "\(paper.citation) · \(page.label)" }
      Tag.h1 { page.title }
      if !page.shows.isEmpty {
        Tag.div(.class("shows prose")) { prose.blocks(page.shows) }
      }
      Chip.list(chips)
      if !page.summary.isEmpty {
        Tag.div(.class("summary prose")) { prose.blocks(page.summary) }
      }
      contents
    }
  }

  private var chips: [Chip] {
    let verdicts = page.verdicts
    let counted = verdicts.present.map {
      Chip.verdict($0.verdict, count: $0.count, of: verdicts.total, link: .anchor("claims"))
    }
    let hasReason = page.state.kind != .fresh
    let state = Chip.state(
      page.state.kind, words: page.state.words, link: hasReason ? .anchor("state") : nil)
    return counted + [state] + page.profiles.map { .profile($0) } + page.flags.map { .flag($0) }
  }

  private var contents: HTML {
    let sections = sectionNames
    guard sections.count > 2 else { return .empty }
    return Tag.nav(.class("contents"), .label("On this page")) {
      Tag.ul {
        for (id, name) in sections {
          Tag.li { Tag.a(.href(.anchor(id))) { name } }
        }
      }
    }
  }

  /// The sections that have something to show.
  private var sectionNames: [(id: String, name: String)] {
    let all: [(String, String, Bool)] = [
      ("claims", "Claims", !page.claims.isEmpty),
      ("figures", page.figures.count == 1 ? "Figure" : "Figures", !page.figures.isEmpty),
      ("tables", "Paper against ours", !page.tables.isEmpty),
      ("settings", "Settings", !page.settings.isEmpty),
      ("deviations", "Deviations", !page.deviations.isEmpty),
      ("work", "Computing", !page.work.isEmpty),
      ("provenance", "Provenance", page.provenance != nil),
      ("history", "How it changed", page.history?.commits.isEmpty == false),
      ("run-again", "Run again", !page.runAgain.isEmpty),
    ]
    return all.filter(\.2).map { ($0.0, $0.1) }
  }

  /// A section with its heading; nothing if it has no content.
  func section(_ id: String, _ heading: String, @HTMLBuilder content: () -> HTML) -> HTML {
    Tag.section(.id(id), .labelledBy("\(id)-heading")) {
      Tag.heading(2, .id("\(id)-heading")) { heading }
      content()
    }
  }

  // MARK: State

  /// What a reader must know before reading a number.
  private var standing: HTML {
    HTML([
      page.trialNotice.map { notice in
        Tag.div(.class("notice trial")) { prose.blocks(notice) }
      } ?? .empty,
      HTML(page.notices.map { notice in Tag.div(.class("notice")) { prose.blocks(notice) } }),
      stateNote,
    ])
  }

  private var stateNote: HTML {
    switch page.state {
    case .fresh: return .empty
    case .stale(let changes):
      return note {
        Tag.p { "These results are of an older recipe. Since then:" }
        Tag.ul { for change in changes { Tag.li { prose.line(change) } } }
        mend
      }
    case .partial(let done, let total):
      return note {
        Tag.p { "\(done) of \(total) cells are computed; figures and verdicts are of those." }
        mend
      }
    case .failed(let log):
      return note {
        Tag.p { "A cell failed. The end of its log:" }
        Tag.pre(.class("log")) { log.joined(separator: "\n") }
        mend
      }
    case .notRun:
      return note {
        Tag.p { "Nothing has been computed yet." }
        mend
      }
    case .blocked(let reason):
      return note { prose.blocks("Blocked: " + reason) }
    case .notBuilt(let reason, let wouldTake):
      return note {
        prose.blocks("There is no recipe for this item yet. " + reason)
        Tag.p {
          "It would take: "
          prose.line(wouldTake)
        }
      }
    }
  }

  private func note(@HTMLBuilder content: () -> HTML) -> HTML {
    Tag.div(.class("notice"), .id("state"), content: content)
  }

  /// The command that mends the state.
  private var mend: HTML {
    guard let command = page.runAgain.first else { return .empty }
    return Tag.p {
      "Mend with "
      Tag.code { command.command }
      if let cost = command.cost { " (\(cost))" }
    }
  }
}
