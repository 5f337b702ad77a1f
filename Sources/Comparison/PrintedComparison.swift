import Tables

/// Compares a table of a page as it is printed: row by row, by the words that begin each row.
///
/// Where an entry is a mean over seeds with its deviation, the interval is Welch's: the page's
/// table does not say which seed gave what. The measured rows do, and their comparison pairs them.
struct PrintedComparison {
  let before: StoredItem
  let after: StoredItem
  let table: String
  let tolerance: Tolerance

  private static let spread: Set<String> = [
    ".sd", ".n", ".diverged", ".lower", ".upper", ".uncertainty",
  ]

  /// The comparison of the whole table.
  func difference() -> TableDifference {
    var result = TableDifference(item: after.id, name: table, origin: .printed)
    let (old, new) = (before.printed[table], after.printed[table])
    if let old, let new, old == new {
      let heads = Self.heads(new)
      for line in 0..<new.count {
        let values = new.values(line)
        result.addIdentical(heads.count { Self.number(values, $0.position) != nil })
      }
      return result
    }
    let naming = Self.naming(new ?? old)
    let rows = (Self.rows(old, naming), Self.rows(new, naming))
    let lines = (Self.dictionary(rows.0), Self.dictionary(rows.1))
    var names = rows.1.map(\.name)
    names += rows.0.map(\.name).filter { lines.1[$0] == nil }
    let heads =
      Self.heads(new)
      + Self.heads(old).filter { head in
        !Self.heads(new).contains { $0.name == head.name }
      }
    for name in names {
      for head in heads where !naming.contains(head.name) {
        guard let entry = entry(head.name, name, (old, lines.0[name]), (new, lines.1[name])) else {
          continue
        }
        result.add(entry)
      }
    }
    return result
  }

  // MARK: Entries

  private func entry(
    _ column: String, _ row: String, _ old: (StoredTable?, [Value]?),
    _ new: (StoredTable?, [Value]?)
  ) -> EntryDifference? {
    let sides = [old, new].map { table, values in Self.side(table, values, column) }
    if sides[0] == .nothing, sides[1] == .nothing { return nil }
    let found = classification(sides[0], sides[1], Column(column))
    if case .words = sides[1], !found.kind.isNotable { return nil }
    return EntryDifference(
      path: EntryPath(item: after.id, table: table, column: column, group: "", row: row),
      column: Column(column), before: sides[0], after: sides[1], kind: found.kind,
      difference: found.difference, interval: found.interval, method: found.method, causes: [])
  }

  private func classification(
    _ old: EntryDifference.Side, _ new: EntryDifference.Side, _ column: Column
  ) -> Classification {
    switch (old, new) {
    case (.nothing, _): return Classification(.added)
    case (_, .nothing): return Classification(.removed)
    case (.words(let a), .words(let b)): return Classification(a == b ? .identical : .changed)
    case (.estimate(let a), .estimate(let b)): return estimates(a, b, column)
    default: return Classification(.changed)
    }
  }

  private func estimates(_ old: Estimate, _ new: Estimate, _ column: Column) -> Classification {
    if old == new { return Classification(.identical, difference: 0) }
    if old.diverged == 0, new.diverged > 0 { return Classification(.failed) }
    if old.diverged > 0, new.diverged == 0 { return Classification(.fixed) }
    let difference = new.mean - old.mean
    guard difference.isFinite else { return Classification(.changed) }
    if abs(difference) <= tolerance.limit(column, old.mean) {
      return Classification(.same, difference: difference)
    }
    guard let contrast = Statistics.welch(new, minus: old) else {
      return Classification(.changed, difference: difference, method: "no seeds: no interval")
    }
    let interval = contrast.confidenceInterval(0.95)
    return Classification(
      interval.contains(0) ? .noise : .changed, difference: difference, interval: interval,
      method: "Welch, n = \(old.count) and \(new.count)")
  }

  // MARK: Reading

  private static func side(
    _ table: StoredTable?, _ values: [Value]?, _ column: String
  ) -> EntryDifference.Side {
    guard let table, let values, let position = table.header.firstIndex(of: column),
      position < values.count
    else { return .nothing }
    switch values[position] {
    case .missing: return .nothing
    case .text(let text): return .words(text)
    case let value:
      func part(_ suffix: String) -> Double? {
        table.header.firstIndex(of: column + suffix).flatMap { number(values, $0) }
      }
      guard let count = part(".n"), let mean = value.double else {
        let mean = value.double ?? .nan
        return .estimate(Estimate(mean: mean, standardDeviation: .nan, count: 1))
      }
      return .estimate(
        Estimate(
          mean: mean, standardDeviation: part(".sd") ?? .nan, count: Int(count),
          diverged: Int(part(".diverged") ?? 0)))
    }
  }

  private static func number(_ values: [Value], _ position: Int) -> Double? {
    position < values.count ? values[position].double : nil
  }

  /// The columns that stand for themselves, without those that belong to one before.
  private static func heads(_ table: StoredTable?) -> [(name: String, position: Int)] {
    (table?.header ?? []).enumerated().compactMap { position, name in
      spread.contains { name.hasSuffix($0) } ? nil : (name: name, position: position)
    }
  }

  /// The columns that name a row: the shortest beginning that tells all rows apart, at least one,
  /// and all columns of words at the left.
  private static func naming(_ table: StoredTable?) -> [String] {
    guard let table, table.count > 0 else { return [] }
    let rows = (0..<table.count).map { table.values($0) }
    var end = 1
    while end < table.header.count, Set(rows.map { Array($0.prefix(end)) }).count < rows.count {
      end += 1
    }
    if end == table.header.count { end = 1 }
    return Array(table.header.prefix(end))
  }

  private static func rows(
    _ table: StoredTable?, _ naming: [String]
  ) -> [(name: String, values: [Value])] {
    guard let table else { return [] }
    let positions = naming.map { table.header.firstIndex(of: $0) }
    var seen: [String: Int] = [:]
    return (0..<table.count).map { line in
      let values = table.values(line)
      let name = positions.compactMap { $0 }.filter { $0 < values.count }.map { values[$0].string }
        .filter { !$0.isEmpty }.joined(separator: ", ")
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return (count > 1 ? "\(name) (\(count))" : name, values)
    }
  }

  private static func dictionary(
    _ rows: [(name: String, values: [Value])]
  ) -> [String: [Value]] {
    Dictionary(rows.map { ($0.name, $0.values) }) { first, _ in first }
  }
}
