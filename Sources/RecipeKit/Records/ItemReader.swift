import Experiments

/// Reads what is known of an item's cells, without computing any.
public struct ItemReader {
  private let plans: CellPlanner

  /// A reader of what a planner finds.
  public init(_ plans: CellPlanner) { self.plans = plans }

  /// What is known of a recipe's cells.
  ///
  /// - Errors: `StoreError` when the store cannot be read.
  public func record(of recipe: any Recipe) throws -> ItemRecord {
    let found: CellPlanner.RecipePlans
    do {
      found = try plans.plans(of: recipe)
    } catch let error as CellsUnknown {
      return ItemRecord(
        recipe: recipe, shown: plans.requested, cells: [], kept: [], problem: error.description)
    }
    var damages: [String] = []
    let cells = (found.plans[found.shown]?.cells ?? []).map { record($0, &damages) }
    let others = try others(than: found.shown, recipe)
    return ItemRecord(
      recipe: recipe, shown: found.shown, cells: cells,
      kept: cells.compactMap(\.result) + others, problem: nil, damages: damages)
  }

  /// The results of the profiles that the page does not show, committed ones included.
  private func others(than shown: Profile, _ recipe: any Recipe) throws -> [CellResult] {
    let others = try plans.keptProfiles(of: recipe.item.id).filter { $0 != shown }
      .map { try plans.cells(of: recipe, $0) }
    return try plans.keeper.plan(others).cells.filter(\.isFresh).compactMap { cell in
      (try? plans.keeper.result(cell)) ?? nil
    }
  }

  private func record(_ cell: PlannedCell, _ damages: inout [String]) -> CellRecord {
    if let result = result(cell, &damages) {
      return CellRecord(planned: cell, result: result, changes: [])
    }
    let older = older(cell)
    return CellRecord(planned: cell, result: older?.result, changes: older?.changes ?? [])
  }

  /// The result under the cell's key. One that turns out to be damaged counts as missing, and what is
  /// wrong with it is noted; one of the store is in quarantine from now on.
  private func result(_ cell: PlannedCell, _ damages: inout [String]) -> CellResult? {
    do {
      return try plans.planner.result(cell)
    } catch {
      if !damages.contains("\(error)") { damages.append("\(error)") }
      return nil
    }
  }

  /// The committed result of an earlier state of the same cell.
  private func older(_ cell: PlannedCell) -> (result: CellResult, changes: [KeyDifference])? {
    guard cell.isMissing, let layer = plans.committed[cell.reference.recipe],
      let explanation = try? plans.planner.explain(cell),
      let stage = explanation.stages.last, let known = stage.nearest,
      known.reference == cell.reference,
      let result = try? layer.result(known.key, for: cell.reference)
    else { return nil }
    // A measurement names its training by key alone; what changed in that says more.
    let training = explanation.stages.dropLast().flatMap(\.differences)
    let own = stage.differences.filter { difference in
      if case .parent = difference { training.isEmpty } else { true }
    }
    return (result, training + own)
  }
}
