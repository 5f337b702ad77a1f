import ArgumentParser
import Comparison
import Foundation
import History
import RecipeKit

/// `scorebook history`: how an entry came to be what it is.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show the value of an entry at every commit.",
    discussion: """
      EXAMPLES
        scorebook history vsm/figure-3 nll 'mixture, kld-m1, K = 10'
        scorebook history 'vsm/figure-3/rows/nll: mixture, kld-m1, K = 10, N = 0, H = 30'
        scorebook history vsm/figure-3 claims      verdicts
        scorebook history vsm/figure-3 --moved     all that ever moved beyond noise

      The first word names the item, and perhaps table and column; each further word must occur in
      the entry's place. One entry is shown commit by commit, several in a line each. A step is where
      a weighted, piecewise constant fit changes its level. Read from git; nothing is computed.
      """)

  @Argument(help: ArgumentHelp("The item, then words of the entry's place.", valueName: "metric"))
  var metric: [String]
  @Option(help: ArgumentHelp("The last commit to look at.", valueName: "commit"))
  var upTo = "HEAD"
  @ArgumentParser.Flag(help: "Only entries that moved beyond noise.") var moved = false
  @Option(help: "How many entries to list at most.") var limit = 40
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit \(limit): at least 1") }
    guard EntryPattern(metric) != nil else {
      throw ValidationError("name an item first: scorebook history vsm/figure-3 nll")
    }
  }

  func run() throws {
    guard let pattern = EntryPattern(metric) else { return }
    let workspace = try place.workspace()
    let repository = GitRepository(folder: workspace.root)
    let history = try ReportHistory(repository, upTo: try repository.commit(upTo))
    guard try history.itemNames().contains(pattern.item) else {
      throw UnknownName(
        name: pattern.item, kind: "item with committed results",
        suggestion: EditDistance.nearest(to: pattern.item, among: try history.itemNames()))
    }
    let latest = try latest(pattern.item, workspace)
    let found = try history.entries(of: pattern.item, latest: latest) {
      pattern.mayMatch(table: $0, column: $1, group: $2)
    }.filter { pattern.matches($0.path) && (!moved || $0.moves > 0) }
    switch found.count {
    case 0:
      Terminal.say("no entry matches; `scorebook history \(pattern.item)` lists what there is")
      throw ExitCode(2)
    case 1: one(found[0])
    default: many(found)
    }
  }

  /// The work tree's results, where they differ from the last commit.
  private func latest(
    _ item: String, _ workspace: Workspace
  ) throws -> (ReportDifference.Endpoint, StoredItem)? {
    let repository = GitRepository(folder: workspace.root)
    guard upTo == "HEAD", try repository.isDirty(["reports/\(item)"]) else { return nil }
    let state = ReportState(folder: workspace.root + "/reports")
    return (state.endpoint, try ItemLoader(nil).item(item, in: state, withFigures: false))
  }

  // MARK: Output

  private func one(_ history: MetricHistory) {
    let rows = history.points.map { point -> [ListingField] in
      let change = point.change.map { "\($0.kind.sign) \($0.kind.words)" } ?? ""
      let difference = point.change.flatMap { change -> String? in
        guard let value = change.difference, change.kind != .identical else { return nil }
        let interval = change.interval.map {
          " " + NumberText.interval($0, digits: digits(history))
        }
        return NumberText.signed(value, digits: digits(history)) + (interval ?? "")
      }
      return [
        ListingField(point.endpoint.short), ListingField(point.endpoint.date),
        ListingField(
          point.entry?.estimate.map { .number($0.mean) } ?? .text(point.entry?.text ?? ""),
          words: point.entry?.text ?? "none"),
        ListingField(change, point.change?.kind.meaning), ListingField(difference ?? ""),
        ListingField(point.isStep ? "step" : "", .doubtful), ListingField(point.endpoint.subject),
      ]
    }
    let columns = [
      TableColumn("Commit", name: "commit"), TableColumn("Date", name: "date"),
      TableColumn("Value", alignment: .trailing, name: "value"),
      TableColumn("Change", name: "change"), TableColumn("Δ [95 %]", name: "difference"),
      TableColumn("Level", name: "level"), TableColumn("Subject", name: "subject"),
    ]
    Terminal.say("\(history.path)  \(SparkText.text(history.means))")
    Listing("history/1", columns, rows).print(format.format, ink: place.ink)
  }

  private func digits(_ history: MetricHistory) -> Int? { history.column.digits.map { $0 + 1 } }

  private func many(_ found: [MetricHistory]) {
    let rows = found.prefix(limit).map { history -> [ListingField] in
      [
        ListingField("\(history.path.table)/\(history.path.column)"),
        ListingField(history.path.place),
        ListingField(history.points.last?.entry?.text ?? "none"),
        ListingField(SparkText.text(history.means)),
        ListingField(.integer(history.moves)),
        ListingField(history.lastMove.map { "\($0.endpoint.short) \($0.endpoint.date)" } ?? ""),
      ]
    }
    let columns = [
      TableColumn("Quantity", name: "quantity"), TableColumn("Where", name: "where"),
      TableColumn("Now", name: "now"), TableColumn("Through time", name: "spark"),
      TableColumn("Moves", alignment: .trailing, name: "moves"),
      TableColumn("Last move", name: "last"),
    ]
    Listing("history/1", columns, Array(rows)).print(format.format, ink: place.ink)
    if found.count > limit { Terminal.say("\(found.count - limit) more; --limit shows them") }
  }
}
