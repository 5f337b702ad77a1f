import Tables

/// How one item's committed results differ.
public struct ItemDifference: Sendable {
  /// The item.
  public let item: String
  /// Whether the item has results only on one side: `.added`, `.removed`; else `nil`.
  public let presence: DifferenceClass?
  /// Measured tables and tables of the page.
  public let tables: [TableDifference]
  /// Claims whose verdict or test changed.
  public let claims: [ClaimDifference]
  /// Claims that are the same.
  public let sameClaims: Int
  /// Settings and deviations that changed.
  public let settings: [SettingDifference]
  /// All figures.
  public let figures: [FigureDifference]
  /// Cells whose key changed, with the causes, each once, and how many cells have it.
  public let causes: [(cause: String, cells: Int)]
  /// Machines before and after, where they differ.
  public let machines: (before: [String], after: [String])
  /// Data digests that changed, in words.
  public let data: [String]
  /// Files that could not be read.
  public let problems: [String]

  /// Compares two states of an item.
  public init(_ before: StoredItem, _ after: StoredItem, tolerance: Tolerance = Tolerance()) {
    item = after.id
    presence =
      before.isEmpty == after.isEmpty ? nil : before.isEmpty ? .added : .removed
    let groups = CellGroup.pairing(before.cells, after.cells)
    let measured = Set(before.measured.keys).union(after.measured.keys).sorted().map {
      MeasuredComparison(before, after, table: $0, groups: groups, tolerance: tolerance)
        .difference()
    }
    let printed = Set(before.printed.keys).union(after.printed.keys).sorted().map {
      PrintedComparison(before: before, after: after, table: $0, tolerance: tolerance)
        .difference()
    }
    tables = measured + printed
    (claims, sameClaims) = ClaimDifference.between(before, after)
    settings = SettingDifference.between(before, after)
    figures = FigureDifference.between(before, after)
    causes = Self.causes(groups)
    let machines = [before, after].map { Set($0.cells.map(\.machine)).subtracting([""]).sorted() }
    self.machines = machines[0] == machines[1] ? ([], []) : (machines[0], machines[1])
    data = Array(Set(groups.compactMap(\.incomparable).filter { $0.contains("data") })).sorted()
    problems = Array(Set(before.problems + after.problems)).sorted()
  }

  private static func causes(_ groups: [CellGroup]) -> [(cause: String, cells: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for group in groups where !group.before.isEmpty && !group.after.isEmpty {
      for cause in group.causes {
        if counts[cause] == nil { order.append(cause) }
        counts[cause, default: 0] += group.after.count
      }
    }
    return order.map { ($0, counts[$0] ?? 0) }
  }

  /// How many entries of measured tables, or of the page's, there are of each class.
  public func counts(_ origin: TableDifference.Origin) -> [DifferenceClass: Int] {
    tables.filter { $0.origin == origin }.reduce(into: [:]) { sum, table in
      sum.merge(table.counts) { $0 + $1 }
    }
  }

  /// Whether anything differs that a reader has to look at.
  public var isNotable: Bool {
    presence != nil || !claims.isEmpty || !settings.isEmpty || !problems.isEmpty
      || figures.contains { $0.kind != .identical }
      || tables.contains { $0.counts.contains { $0.key.isNotable && $0.value > 0 } }
  }
}
