import Tables

/// Compares one measured table of an item entry by entry, over seeds.
struct MeasuredComparison {
  let before: StoredItem
  let after: StoredItem
  let table: String
  let groups: [CellGroup]
  let tolerance: Tolerance

  private let sides: [Side]
  private let roles: ColumnRoles

  /// A table on one side.
  private struct Side {
    let table: StoredTable?
    let blocks: [String: [Int]]
    let columns: [String: Column]
    let positions: [String: Int]

    init(_ item: StoredItem, _ name: String) {
      table = item.measured[name]
      blocks = table?.blocks() ?? [:]
      columns = Dictionary((item.columns[name] ?? []).map { ($0.name, $0) }) { first, _ in first }
      let header = table?.header ?? []
      positions = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// The rows of a cell, each with the name it has within the cell.
    func rows(_ cell: StoredCell, _ naming: [String]) -> [(name: String, values: [Value])] {
      guard let table else { return [] }
      var seen: [String: Int] = [:]
      return (blocks[cell.id] ?? []).map { line in
        let values = table.values(line)
        let words = naming.compactMap { column -> String? in
          guard let position = positions[column], position < values.count else { return nil }
          switch values[position] {
          case .text(let text): return text.isEmpty ? nil : text
          case .missing: return nil
          case let value: return "\(column) \(value.string)"
          }
        }
        let name = words.joined(separator: ", ")
        seen[name, default: 0] += 1
        let count = seen[name] ?? 1
        return (count > 1 ? "\(name) (\(count))" : name, values)
      }
    }
  }

  init(
    _ before: StoredItem, _ after: StoredItem, table: String, groups: [CellGroup],
    tolerance: Tolerance
  ) {
    self.before = before
    self.after = after
    self.table = table
    self.groups = groups
    self.tolerance = tolerance
    sides = [Side(before, table), Side(after, table)]
    let main = sides[1].table == nil ? sides[0] : sides[1]
    let blocks = main.blocks.sorted { $0.key < $1.key }.prefix(4)
    roles = ColumnRoles(
      header: main.table?.header ?? [], columns: Array(main.columns.values),
      samples: blocks.map { $0.value.map { main.table?.values($0) ?? [] } })
  }

  /// The comparison of the whole table.
  func difference() -> TableDifference {
    var result = TableDifference(item: after.id, name: table, origin: .measured)
    for group in groups { compare(group, into: &result) }
    return result
  }

  // MARK: Groups

  private var header: [String] { (sides[1].table ?? sides[0].table)?.header ?? [] }

  private func compare(_ group: CellGroup, into result: inout TableDifference) {
    if isIdentical(group) {
      let rows = group.after.map { sides[1].blocks[$0.id]?.count ?? 0 }.max() ?? 0
      result.addIdentical(rows * roles.results.count)
      return
    }
    let (order, values) = rows(group)
    let context = (causes: group.causes, incomparable: group.incomparable)
    for name in order {
      guard let rows = values[name] else { continue }
      for column in resultColumns {
        guard let entry = entry(column, group.name, name, rows, context) else { continue }
        result.add(entry)
      }
    }
  }

  /// The rows of a group by name, those of both sides with their values by seed.
  private func rows(_ group: CellGroup) -> ([String], [String: [[UInt64: [Value]]]]) {
    let varying = roles.naming.map { header[$0] }.filter { varies($0, group) }
    var order: [String] = []
    var values: [String: [[UInt64: [Value]]]] = [:]
    for (index, cells) in [(1, group.after), (0, group.before)] {
      for cell in cells {
        for row in sides[index].rows(cell, varying) {
          if values[row.name] == nil { order.append(row.name) }
          values[row.name, default: [[:], [:]]][index][cell.seed] = row.values
        }
      }
    }
    return (order, values)
  }

  /// Whether every cell of a group has the same rows on both sides, meaning the same.
  private func isIdentical(_ group: CellGroup) -> Bool {
    guard let old = sides[0].table, let new = sides[1].table, old.header == new.header,
      sides[0].columns == sides[1].columns, group.before.count == group.after.count,
      group.incomparable == nil
    else { return false }
    let earlier = Dictionary(group.before.map { ($0.seed, $0) }) { first, _ in first }
    return group.after.allSatisfy { cell in
      guard let other = earlier[cell.seed] else { return false }
      return StoredTable.sameContent(
        old, sides[0].blocks[other.id] ?? [], new, sides[1].blocks[cell.id] ?? [])
    }
  }

  /// Whether a naming column differs between rows of a cell; the label says what does not.
  private func varies(_ column: String, _ group: CellGroup) -> Bool {
    for (index, cells) in [(1, group.after), (0, group.before)] {
      guard let table = sides[index].table, let position = sides[index].positions[column] else {
        continue
      }
      for cell in cells {
        let lines = sides[index].blocks[cell.id] ?? []
        let values = lines.map { table.values($0) }.filter { position < $0.count }
        if let first = values.first, values.contains(where: { $0[position] != first[position] }) {
          return true
        }
      }
    }
    return false
  }

  // MARK: Entries

  /// The entries of the later side alone.
  func entries(where isWanted: (String, String, String) -> Bool) -> [MeasuredEntry] {
    groups.flatMap { group -> [MeasuredEntry] in
      let wanted = roles.results.filter { isWanted(table, header[$0], group.name) }
      if wanted.isEmpty { return [] }
      let (order, values) = rows(group)
      return order.flatMap { name in
        wanted.compactMap { position -> MeasuredEntry? in
          let own = SeedValues(
            values: (values[name]?[1] ?? [:]).compactMapValues { row in
              position < row.count && row[position] != .missing ? row[position] : nil
            })
          if own.isEmpty { return nil }
          return MeasuredEntry(
            path: EntryPath(
              item: after.id, table: table, column: header[position], group: group.name, row: name),
            column: sides[1].columns[header[position]] ?? Column(header[position]), values: own)
        }
      }
    }
  }

  /// Names of the columns to compare: results of either side, and what describes rows.
  private var resultColumns: [(name: String, isResult: Bool)] {
    let named = Set(roles.naming.map { header[$0] })
    let own = (roles.describing + roles.results).sorted().map { position in
      (name: header[position], isResult: roles.results.contains(position))
    }
    let gone = (sides[0].table?.header ?? []).dropFirst().filter { name in
      !header.contains(name) && !named.contains(name) && name.lowercased() != "seed"
    }
    return own + gone.map { (name: $0, isResult: true) }
  }

  private func entry(
    _ column: (name: String, isResult: Bool), _ group: String, _ row: String,
    _ rows: [[UInt64: [Value]]], _ context: (causes: [String], incomparable: String?)
  ) -> EntryDifference? {
    let both = [0, 1].map { index -> SeedValues in
      guard let position = sides[index].positions[column.name] else { return SeedValues() }
      return SeedValues(
        values: rows[index].compactMapValues { values in
          position < values.count && values[position] != .missing ? values[position] : nil
        })
    }
    if both[0].isEmpty && both[1].isEmpty { return nil }
    let old = sides[0].columns[column.name]
    let new = sides[1].columns[column.name]
    let described = new ?? old ?? Column(column.name)
    var found = Classification(both[0], both[1], described, tolerance)
    // What describes a row says something only where it differs.
    if !column.isResult, !found.kind.isChange { return nil }
    if let reason = Self.redefined(old, new) ?? context.incomparable, found.kind.isCompared {
      found = Classification(.notComparable, method: reason)
    }
    let causes = found.kind == .identical || found.kind == .removed ? [] : context.causes
    return EntryDifference(
      path: EntryPath(
        item: after.id, table: table, column: column.name, group: group, row: row),
      column: described, before: Self.side(both[0]), after: Self.side(both[1]),
      kind: found.kind, difference: found.difference, interval: found.interval,
      method: found.method, causes: causes)
  }

  /// How a column's meaning changed; `nil` when it did not.
  private static func redefined(_ old: Column?, _ new: Column?) -> String? {
    guard let old, let new else { return nil }
    if old.unit != new.unit { return "unit '\(old.unit.symbol)' → '\(new.unit.symbol)'" }
    if old.direction != new.direction {
      return "direction \(old.direction.rawValue) → \(new.direction.rawValue)"
    }
    return nil
  }

  private static func side(_ values: SeedValues) -> EntryDifference.Side {
    if values.isEmpty { return .nothing }
    return values.isWords ? .words(values.words) : .estimate(values.estimate)
  }
}
