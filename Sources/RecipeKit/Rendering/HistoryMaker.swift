import Comparison
import Experiments
import Foundation
import History
import Reports
import Tables

/// Makes the panels that say how items' results came to be what they are, from git.
struct HistoryMaker {
  private let history: ReportHistory
  private let repository: GitRepository
  private let workspace: Workspace

  /// A maker for a workspace; `nil` where there is no repository with a commit.
  init?(_ workspace: Workspace) {
    let repository = GitRepository(folder: workspace.root)
    guard let head = try? repository.commit("HEAD"),
      let history = try? ReportHistory(repository, upTo: head)
    else { return nil }
    self.history = history
    self.repository = repository
    self.workspace = workspace
  }

  /// How many entries a panel follows.
  private static let shownLines = 8
  /// How many commits a panel tells of; the command below it shows all.
  private static let shownCommits = 20
  /// Tables with more bytes hold curves, whose points nobody follows one by one.
  private static let followedBytes = 300_000

  /// Names the commits that an item's panel is made from, and nothing else it depends on.
  func states(_ item: String) -> String {
    let states = (try? history.states(of: item)) ?? []
    return states.map(\.identity).joined(separator: "\n")
  }

  /// The panel of an item; `nil` where nothing was ever committed, or git cannot be read.
  func panel(_ item: String) -> HistoryPanel? {
    guard let all = try? history.states(of: item), !all.isEmpty else { return nil }
    let states = all.suffix(Self.shownCommits + 1)
    let pairs = states.map { state in
      (state.endpoint, (try? history.results(item, state)) ?? StoredItem(id: item))
    }
    // The oldest of a long history is only what the next one is compared with.
    let first = states.count < all.count ? 1 : 0
    let commits = pairs.indices.dropFirst(first).map { index in
      commit(pairs[index].0, index > 0 ? pairs[index - 1].1 : nil, pairs[index].1)
    }
    let followed = pairs.last?.1.measured.filter { $0.value.bytes.count <= Self.followedBytes }
    return HistoryPanel(
      commits: commits.reversed(),
      lines: all.count > 1 ? lines(item, Set((followed ?? [:]).keys)) : [],
      command: "Scripts/scorebook history \(item) --moved")
  }

  private func commit(
    _ endpoint: ReportDifference.Endpoint, _ old: StoredItem?, _ new: StoredItem
  ) -> HistoryPanel.Commit {
    var commit = HistoryPanel.Commit(
      commit: endpoint.short, date: endpoint.date, subject: endpoint.subject,
      changes: "first results")
    guard let old else {
      if new.cells.isEmpty { commit.changes = "claims and settings, no results yet" }
      return commit
    }
    let difference = ItemDifference(old, new)
    let counts = difference.counts(.measured).filter { $0.key != .identical }
    var words =
      counts.isEmpty ? "no measured entry; the page or its figures" : ReportDifference.words(counts)
    if difference.presence == .added || (old.cells.isEmpty && !new.cells.isEmpty) {
      words = "first results"
    }
    if difference.presence == .removed { words = "results removed" }
    commit.changes = words
    commit.verdicts = difference.claims.filter { $0.isVerdictChanged && $0.reading.isEmpty }
      .map { change in
        HistoryPanel.VerdictChange(
          claim: change.claim, before: change.before.flatMap(Verdict.init(rawValue:)),
          after: change.after.flatMap(Verdict.init(rawValue:)))
      }
    let causes = difference.causes.map(\.cause)
    commit.causes =
      Array(causes.prefix(4)) + (causes.count > 4 ? ["\(causes.count - 4) more"] : [])
    return commit
  }

  private func lines(_ item: String, _ tables: Set<String>) -> [HistoryPanel.Line] {
    let found = (try? history.entries(of: item) { table, _, _ in tables.contains(table) }) ?? []
    let moved = found.filter { $0.moves > 0 }
    let ranked = moved.enumerated().sorted { a, b in
      let ways = (a.element.column.direction != .none, b.element.column.direction != .none)
      if ways.0 != ways.1 { return ways.0 }
      return (-a.element.moves, a.offset) < (-b.element.moves, b.offset)
    }
    return ranked.prefix(Self.shownLines).map { line($0.element) }
  }

  private func line(_ history: MetricHistory) -> HistoryPanel.Line {
    let move = history.lastMove.map { point -> String in
      let index = history.points.firstIndex { $0.endpoint == point.endpoint } ?? 0
      let before = history.points[..<index].last { $0.entry != nil }?.entry?.text ?? "none"
      let change = point.change.map { "\($0.kind.sign) \($0.kind.words)" } ?? ""
      return "\(point.endpoint.short) of \(point.endpoint.date): \(before) → "
        + "\(point.entry?.text ?? "none") (\(change))"
    }
    return HistoryPanel.Line(
      quantity: history.column.heading, place: history.path.place, values: history.means,
      now: history.points.last?.entry?.text ?? "none", lastMove: move ?? "")
  }
}
