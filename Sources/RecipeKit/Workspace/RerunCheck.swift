import Artifacts
import Comparison
import Experiments
import Foundation
import History

/// Computes a sample of cells again, in a store of its own, and compares with what is on record.
public struct RerunCheck {
  /// A cell with its results before and now.
  public struct Outcome: Sendable {
    /// The cells that were computed again.
    public let cells: Int
    /// Their entries, compared.
    public let differences: [ItemDifference]
    /// How the run ended.
    public let summary: RunSummary
  }

  private let book: Book
  private let plans: CellPlanner

  /// A check of a book's results.
  public init(_ book: Book, _ plans: CellPlanner) {
    self.book = book
    self.plans = plans
  }

  /// The cells that would be computed again: a share of those with a result, spread evenly over
  /// the order of their keys, which is as good as chance and the same every time.
  ///
  /// - Parameter share: In (0, 1].
  public func sample(_ recipes: [any Recipe], share: Double) throws -> [PlannedCell] {
    let plan = try plans.planner.plan(
      recipes.compactMap { try? book.cells($0, plans.requested) })
    let fresh = plan.cells.filter(\.isFresh)
      .sorted { ($0.key?.hex ?? "", $0.reference.label) < ($1.key?.hex ?? "", $1.reference.label) }
    guard !fresh.isEmpty else { return [] }
    let count = min(fresh.count, max(1, Int((Double(fresh.count) * share).rounded(.up))))
    return (0..<count).map { fresh[$0 * fresh.count / count] }
  }

  /// Computes cells again and compares.
  ///
  /// - Parameters:
  ///   - cells: Cells with a result.
  ///   - choices: Which content of each dataset counts.
  ///   - workers: How workers are started; they are given the store of this check.
  public func run(
    _ cells: [PlannedCell], choices: DataChoices, workers: WorkerConfiguration,
    observer: any RunObserver
  ) throws -> Outcome {
    let folder = book.workspace.root + "/.scorebook/verify"
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = Store(directory: folder + "/store")
    let planner = Planner(store: store, choices: choices)
    let groups = Dictionary(grouping: cells, by: \.reference.recipe)
    let recipeCells = try groups.sorted { $0.key < $1.key }.map { item, cells in
      try RecipeCells(recipe: item, profile: plans.requested, cells: cells.map(\.cell))
    }
    var workers = workers
    workers.environment["SCOREBOOK_STORE"] = store.directory
    let runner = Runner(
      store: store, environment: .current(package: book.workspace.root), observer: observer)
    let summary = try runner.run(try planner.plan(recipeCells).tasks, workers: workers)
    let now = try planner.plan(recipeCells).cells.filter(\.isFresh)
    return Outcome(
      cells: now.count, differences: try compare(cells, now, planner, folder), summary: summary)
  }

  private func compare(
    _ cells: [PlannedCell], _ now: [PlannedCell], _ planner: Planner, _ folder: String
  ) throws -> [ItemDifference] {
    let computed = Set(now.map(\.reference))
    let sides = [
      (
        "before",
        try cells.filter { computed.contains($0.reference) }
          .compactMap { try plans.planner.result($0) }
      ),
      ("after", try now.compactMap { try planner.result($0) }),
    ]
    let loader = try ItemLoader(nil)
    var items: [[String: StoredItem]] = []
    for (name, results) in sides {
      let place = "\(folder)/\(name)"
      for (item, own) in Dictionary(grouping: results, by: \.reference.recipe) {
        try CommittedWriter(own).write(to: "\(place)/\(item)")
      }
      let state = ReportState(folder: place, name: name)
      items.append(
        Dictionary(
          uniqueKeysWithValues: state.items.map {
            ($0, loader.item($0, in: state, withFigures: false))
          }))
    }
    return items[1].keys.sorted().map { id in
      ItemDifference(items[0][id] ?? StoredItem(id: id), items[1][id] ?? StoredItem(id: id))
    }
  }
}
