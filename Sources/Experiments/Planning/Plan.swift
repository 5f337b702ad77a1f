/// What there is and what is missing.
public struct Plan: Sendable {
  /// All cells, recipe by recipe, in the recipes' own order.
  public let cells: [PlannedCell]
  /// What has to be computed: one task for each key.
  public let tasks: [CellTask]

  /// Cells with a result.
  public var freshCount: Int { cells.count { $0.isFresh } }
  /// Cells without one that would be computed.
  public var missing: [PlannedCell] { cells.filter(\.isMissing) }
  /// Cells whose last computation failed.
  public var failed: [PlannedCell] { cells.filter { $0.failure != nil && !$0.isFresh } }
  /// Cells whose keys could not be found.
  public var broken: [PlannedCell] {
    cells.filter { if case .broken = $0.state { true } else { false } }
  }

  /// Expected processor seconds of all tasks; by the time on the clock, divide by the workers.
  public var seconds: Double { tasks.reduce(0) { $0 + $1.cost } }

  /// Names of the datasets that the tasks read.
  public var datasets: Set<String> { Set(tasks.flatMap(\.data.keys)) }

  /// The plan of one recipe's cells.
  public func of(recipe: String) -> Plan {
    Plan(
      cells: cells.filter { $0.reference.recipe == recipe },
      tasks: tasks.filter { task in
        ([task.reference] + task.aliases).contains { $0.recipe == recipe }
      })
  }

  /// The plan with the tasks only of which some cell has a label that `isWanted`.
  public func keepingTasks(where isWanted: (String) -> Bool) -> Plan {
    Plan(
      cells: cells,
      tasks: tasks.filter { task in
        ([task.reference] + task.aliases).contains { isWanted($0.label) }
      })
  }

  /// The cheapest tasks that fit together into some processor seconds; those left out are not
  /// run for lack of budget.
  public func within(seconds budget: Double) -> (plan: Plan, leftOut: [CellTask]) {
    var spent = 0.0
    var chosen = Set<Int>()
    for index in tasks.indices.sorted(by: { (tasks[$0].cost, $0) < (tasks[$1].cost, $1) }) {
      guard spent + tasks[index].cost <= budget else { break }
      spent += tasks[index].cost
      chosen.insert(index)
    }
    return (
      Plan(cells: cells, tasks: tasks.indices.filter(chosen.contains).map { tasks[$0] }),
      tasks.indices.filter { !chosen.contains($0) }.map { tasks[$0] }
    )
  }
}
