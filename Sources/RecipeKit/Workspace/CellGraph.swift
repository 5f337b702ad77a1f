import Artifacts
import Experiments

/// What depends on what: datasets, trainings and items.
public struct CellGraph {
  /// Trainings, or cells without one, that serve the same items from the same data.
  public struct Group: Hashable, Sendable {
    /// The items that they serve, in the order of the report.
    public let items: [String]
    /// The datasets they read, sorted.
    public let data: [String]
    /// How many trainings there are.
    public let trainings: Int
    /// How many measurements.
    public let measurements: Int
  }

  /// The groups, in the order of the items.
  public let groups: [Group]

  /// The graph of some recipes at a profile.
  ///
  /// - Errors: as `CellPlanner`.
  public init(_ book: Book, _ recipes: [any Recipe], _ plans: CellPlanner) throws {
    let cells = try plans.planner.plan(
      try recipes.map { try book.cells($0, plans.requested) }
    ).cells
    struct Unit {
      var items: [String] = []
      var data = Set<String>()
      var measurements = Set<Digest>()
      var hasTraining = false
    }
    var order: [Digest] = []
    var units: [Digest: Unit] = [:]
    for cell in cells {
      guard let key = cell.key else { continue }
      let unit = cell.trainingKey ?? key
      if units[unit] == nil { order.append(unit) }
      let item = cell.reference.recipe
      if units[unit]?.items.contains(item) != true {
        units[unit, default: Unit()].items.append(item)
      }
      units[unit]?.measurements.insert(key)
      units[unit]?.hasTraining = cell.trainingKey != nil
      if let parts = try? cell.cell.parts() {
        units[unit]?.data.formUnion(parts.measurement.data.keys)
        units[unit]?.data.formUnion((parts.training?.data ?? [:]).keys)
      }
    }
    struct Name: Hashable {
      var items: [String]
      var data: [String]
    }
    var names: [Name] = []
    var sums: [Name: (trainings: Int, measurements: Int)] = [:]
    for unit in order.compactMap({ units[$0] }) {
      let name = Name(items: unit.items, data: unit.data.sorted())
      if sums[name] == nil { names.append(name) }
      sums[name, default: (0, 0)].trainings += unit.hasTraining ? 1 : 0
      sums[name, default: (0, 0)].measurements += unit.measurements.count
    }
    groups = names.map { name in
      Group(
        items: name.items, data: name.data, trainings: sums[name]?.trainings ?? 0,
        measurements: sums[name]?.measurements ?? 0)
    }
  }

  /// As lines, each group with what it reads and whom it serves.
  public var text: String {
    groups.map { group in
      let data = group.data.isEmpty ? "no data" : group.data.joined(separator: ", ")
      return "\(data) → \(Self.words(group)) → \(group.items.joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  /// As a Mermaid flow chart.
  public var mermaid: String {
    var lines = ["graph LR"]
    for (index, group) in groups.enumerated() {
      lines.append("  g\(index)[\"\(Self.words(group))\"]")
      for name in group.data { lines.append("  \(Self.id(name))[(\"\(name)\")] --> g\(index)") }
      for item in group.items { lines.append("  g\(index) --> \(Self.id(item))([\"\(item)\"])") }
    }
    return lines.joined(separator: "\n")
  }

  /// As a Graphviz graph.
  public var dot: String {
    var lines = ["digraph scorebook {", "  rankdir=LR;"]
    for (index, group) in groups.enumerated() {
      lines.append("  g\(index) [shape=box, label=\"\(Self.words(group))\"];")
      for name in group.data { lines.append("  \"\(name)\" -> g\(index);") }
      for item in group.items { lines.append("  g\(index) -> \"\(item)\";") }
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private static func words(_ group: Group) -> String {
    let cells = "\(group.measurements) measurement\(group.measurements == 1 ? "" : "s")"
    if group.trainings == 0 { return cells }
    return "\(group.trainings) training\(group.trainings == 1 ? "" : "s"), \(cells)"
  }

  private static func id(_ name: String) -> String {
    "n_" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
