import Tables

extension ItemPageHTML {
  /// How the results came to be what they are.
  var history: HTML {
    guard let panel = page.history, !panel.commits.isEmpty else { return .empty }
    return section("history", "How it changed") {
      if panel.lines.isEmpty {
        Tag.p {
          panel.commits.count == 1
            ? "The results were committed once and have not changed since."
            : "No entry moved beyond noise from one commit to the next."
        }
      } else {
        lines(panel)
      }
      commits(panel)
      Tag.pre(.class("command")) { panel.command }
      Tag.ul(.class("files")) {
        Tag.li { Tag.a(.href(.relative("history.json"))) { "history.json" } }
      }
    }
  }

  private func lines(_ panel: HistoryPanel) -> HTML {
    PlainTable(
      caption: "Entries that moved, through the commits below, oldest at the left",
      heads: ["Quantity", "Where", "Through time", "Now", "Last move"],
      rows: panel.lines.map { line in
        [
          HTML(line.quantity), HTML(line.place),
          SparkLine(values: line.values, words: words(line)).html, HTML(line.now),
          HTML(line.lastMove),
        ]
      }
    ).html
  }

  private func words(_ line: HistoryPanel.Line) -> String {
    let finite = line.values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last else { return "no numbers" }
    return "\(line.quantity), \(line.values.count) commits: first "
      + "\(NumberText.printed(first)), last \(NumberText.printed(last)), lowest "
      + "\(NumberText.printed(finite.min() ?? last)), highest "
      + NumberText.printed(finite.max() ?? last)
  }

  private func commits(_ panel: HistoryPanel) -> HTML {
    PlainTable(
      caption: "Commits that changed the results, newest first",
      heads: ["Commit", "Date", "Subject", "What it did", "Verdicts", "Because"],
      rows: panel.commits.map { commit in
        [
          Tag.code { commit.commit }, Tag.span(.class("nowrap")) { commit.date },
          HTML(commit.subject),
          HTML(commit.changes), HTML(commit.verdicts.map(verdict)),
          HTML(commit.causes.joined(separator: "; ")),
        ]
      }
    ).html
  }

  private func verdict(_ change: HistoryPanel.VerdictChange) -> HTML {
    Tag.p(.class("verdict-change")) {
      "\(change.claim): "
      change.before.map { Chip.verdict($0).html } ?? "none"
      " → "
      change.after.map { Chip.verdict($0).html } ?? "none"
    }
  }
}
