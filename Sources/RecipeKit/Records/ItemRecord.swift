import Experiments
import Reports
import Tables

/// All that is known of an item's cells: the results that its page shows, and those it keeps.
public struct ItemRecord: Sendable {
  /// The recipe.
  public let recipe: any Recipe
  /// The profile whose cells the page shows.
  public let shown: Profile
  /// The cells of that profile, in the recipe's order.
  public let cells: [CellRecord]
  /// Every result of the recipe's cells at any profile that is committed with the page.
  public let kept: [CellResult]
  /// What the recipe threw when it was asked for its cells.
  public let problem: String?
  /// What is wrong with results that are there and cannot be read, each once.
  public var damages: [String] = []

  /// The results that the page shows.
  public var results: [CellResult] { cells.compactMap(\.result) }

  /// How the results stand to the recipe.
  public var state: Reports.ItemState {
    if let problem { return .failed(log: [problem]) }
    let results = results
    let logs = cells.filter { $0.result == nil }.flatMap(\.failureLog)
    if results.isEmpty { return logs.isEmpty ? .notRun : .failed(log: Array(logs.prefix(40))) }
    if results.count < cells.count { return .partial(done: results.count, of: cells.count) }
    let changes = changes
    return changes.isEmpty ? .fresh : .stale(changes: changes)
  }

  /// What changed since the results that are shown were computed, each change once.
  public var changes: [String] {
    var seen = Set<String>()
    let all = cells.filter(\.isStale).flatMap { cell in
      cell.changes.isEmpty ? ["another key"] : cell.changes.map(\.description)
    }
    return all.filter { seen.insert($0).inserted }
  }

  /// The tables that the recipe's figures, tables and claims are made from.
  ///
  /// Every table has the columns `cell` (the beginning of the cell's key) and `profile` before its
  /// own. Results of other profiles that are kept with the page are in tables with the profile
  /// before
  /// their name, "paper/rows". The table `cells` has a record for each cell with a result: its
  /// label, its seed, and the
  /// step at which it diverged, missing where it did not.
  public func tables() -> [String: Rows] {
    let place = [Column("cell"), Column("profile")]
    var tables: [String: Rows] = [:]
    var index = Rows(
      place + [Column("label"), Column("seed"), Column("diverged_at", unit: .updates)])
    for cell in cells {
      guard let result = cell.result else { continue }
      let identity: [String: Value] = [
        "cell": .text(result.identifier), "profile": .text(shown.rawValue),
      ]
      for (name, rows) in result.tables.sorted(by: { $0.key < $1.key }) {
        tables[name, default: Rows(place)].append(contentsOf: Self.extended(rows, identity, place))
      }
      let seed = (result.training ?? result.measurement).parts.seed
      index.append(
        identity.merging([
          "label": .text(result.reference.label),
          "seed": Int(exactly: seed).map { .integer($0) } ?? .text(String(seed)),
          "diverged_at": result.divergedAtStep.map { .integer($0) } ?? .missing,
        ]) { own, _ in own })
    }
    tables["cells"] = index
    let own = Set(results.map(\.identifier))
    for result in kept where !own.contains(result.identifier) {
      let profile = result.reference.profile.rawValue
      let identity: [String: Value] = [
        "cell": .text(result.identifier), "profile": .text(profile),
      ]
      for (name, rows) in result.tables.sorted(by: { $0.key < $1.key }) {
        tables["\(profile)/\(name)", default: Rows(place)]
          .append(contentsOf: Self.extended(rows, identity, place))
      }
    }
    return tables
  }

  private static func extended(
    _ rows: Rows, _ identity: [String: Value], _ place: [Column]
  ) -> Rows {
    let own = rows.columns.filter { identity[$0.name] == nil }
    var extended = Rows(place + own)
    for row in rows {
      var record = identity
      for column in own { record[column.name] = row[column.name] }
      extended.append(record)
    }
    return extended
  }
}
