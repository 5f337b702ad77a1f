import Tables

/// What each column of a measured table is for: naming a row, describing it, or holding a result.
///
/// Recipes write the columns that name a row first, so the shortest beginning of the columns that
/// tells the rows of a cell apart identifies them. Text and counts that follow describe the row
/// and are shown only where they differ; the rest are results. A column that declares a direction,
/// a unit that is no count, or its digits, is a result wherever it stands.
struct ColumnRoles: Equatable {
  /// Positions of the columns that name a row, without the seed.
  let naming: [Int]
  /// Positions of the columns that describe it.
  let describing: [Int]
  /// Positions of the columns that hold results.
  let results: [Int]

  /// The roles of a table's columns.
  ///
  /// - Parameters:
  ///   - header: The columns' names, the cell's first.
  ///   - columns: What they hold.
  ///   - samples: Rows of some cells, each cell's together.
  init(header: [String], columns: [Column], samples: [[[Value]]]) {
    let known = Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
    let own = header.indices.dropFirst()
    let declared = own.filter { known[header[$0]].map(Self.isDeclared) ?? false }
    let limit = declared.first ?? header.count
    let prefix = Self.prefix(samples, limit: limit)
    var end = prefix
    while end < limit, Self.isDescriptive(samples, end) { end += 1 }
    let seeds = Set(own.filter { header[$0].lowercased() == "seed" })
    naming = own.filter { $0 < prefix && !seeds.contains($0) }
    describing = own.filter { $0 >= prefix && $0 < end && !seeds.contains($0) }
    results = own.filter { $0 >= end && !seeds.contains($0) }
  }

  private static let counts: Set<Unit> = [.updates, .epochs, .examples]

  private static func isDeclared(_ column: Column) -> Bool {
    column.direction != .none || column.digits != nil
      || (column.unit != .dimensionless && !counts.contains(column.unit))
  }

  /// The first position after the shortest beginning that tells rows of every cell apart.
  private static func prefix(_ samples: [[[Value]]], limit: Int) -> Int {
    var end = 1
    for rows in samples {
      while end < limit {
        let names = Set(rows.map { Array($0.prefix(end).dropFirst()) })
        if names.count == rows.count { break }
        end += 1
      }
    }
    return end
  }

  /// Whether a column holds text or whole numbers only, and something at all.
  private static func isDescriptive(_ samples: [[[Value]]], _ position: Int) -> Bool {
    var isUsed = false
    for row in samples.joined() where position < row.count {
      switch row[position] {
      case .text, .integer: isUsed = true
      case .number: return false
      case .missing: break
      }
    }
    return isUsed
  }
}
