/// The cells of a setting on both sides: those that differ in nothing but their seed.
struct CellGroup {
  let name: String
  var before: [StoredCell] = []
  var after: [StoredCell] = []

  /// The groups of two sets of cells, in the order of the later set.
  static func pairing(_ before: [StoredCell], _ after: [StoredCell]) -> [CellGroup] {
    var order: [String] = []
    var groups: [String: CellGroup] = [:]
    let ambiguous = Self.ambiguous(before).union(ambiguous(after))
    func name(_ cell: StoredCell) -> String {
      guard ambiguous.contains(cell.group) else { return cell.group }
      return "\(cell.group) (\(cell.profiles.sorted().joined(separator: ", ")))"
    }
    func add(_ cell: StoredCell, _ change: (inout CellGroup) -> Void) {
      let name = name(cell)
      if groups[name] == nil { order.append(name) }
      change(&groups[name, default: CellGroup(name: name)])
    }
    for cell in after { add(cell) { $0.after.append(cell) } }
    for cell in before { add(cell) { $0.before.append(cell) } }
    return order.compactMap { groups[$0] }
  }

  /// Names under which two profiles have cells of their own.
  private static func ambiguous(_ cells: [StoredCell]) -> Set<String> {
    var seen = Set<String>()
    return Set(cells.filter { !seen.insert("\($0.group)\n\($0.seed)").inserted }.map(\.group))
  }

  // MARK: What the numbers mean, and why they differ

  /// Why the two sides mean different things; `nil` when they mean the same.
  var incomparable: String? {
    guard !before.isEmpty, !after.isEmpty else { return nil }
    let profiles = [before, after].map { cells in
      cells.reduce(into: Set<String>()) { $0.formUnion($1.profiles) }
    }
    if profiles[0].isDisjoint(with: profiles[1]) {
      let words = profiles.map { $0.sorted().joined(separator: ", ") }
      return "profile \(words[0]) → \(words[1])"
    }
    let data = [before, after].map { cells in
      cells.reduce(into: [String: Set<String>]()) { found, cell in
        for (name, digest) in cell.data { found[name, default: []].insert(digest) }
      }
    }
    let names = Set(data[0].keys).union(data[1].keys).sorted().filter { data[0][$0] != data[1][$0] }
    return names.isEmpty
      ? nil : "other content of data " + names.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// In what the two sides' cells differ, each difference once.
  var causes: [String] {
    let earlier = Dictionary(before.map { ($0.seed, $0) }) { first, _ in first }
    let pairs = after.compactMap { cell in earlier[cell.seed].map { ($0, cell) } }
    var found: [String] = []
    for (old, new) in pairs.isEmpty ? nearest : pairs {
      for cause in Self.causes(old, new) where !found.contains(cause) { found.append(cause) }
    }
    return found
  }

  private var nearest: [(StoredCell, StoredCell)] {
    guard let old = before.first, let new = after.first else { return [] }
    return [(old, new)]
  }

  private static func causes(_ old: StoredCell, _ new: StoredCell) -> [String] {
    if old.key == new.key {
      if old.machine != new.machine, !old.machine.isEmpty, !new.machine.isEmpty {
        return ["same key, other machine: \(old.machine) → \(new.machine)"]
      }
      return []
    }
    return Set(old.parts.keys).union(new.parts.keys).sorted().compactMap { name in
      let (before, after) = (old.parts[name], new.parts[name])
      if before == after { return nil }
      if name.contains("program '") {
        return "\(name) \(before == nil ? "is new" : after == nil ? "is gone" : "changed")"
      }
      return "\(name): \(before ?? "none") → \(after ?? "none")"
    }
  }
}
