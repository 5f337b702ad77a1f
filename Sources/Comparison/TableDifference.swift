import Tables

/// How the entries of one table differ.
public struct TableDifference: Sendable {
  /// Where a table comes from.
  public enum Origin: String, Sendable {
    /// Rows as they were measured, compared over seeds.
    case measured
    /// A table of the page, compared as it is printed.
    case printed
  }

  /// The item.
  public let item: String
  /// The table's name.
  public let name: String
  /// Where it comes from.
  public let origin: Origin
  /// How many entries there are of each class.
  public private(set) var counts: [DifferenceClass: Int] = [:]
  /// The entries that are not identical, in the order of the table.
  public private(set) var entries: [EntryDifference] = []

  /// A table without entries.
  init(item: String, name: String, origin: Origin) {
    self.item = item
    self.name = name
    self.origin = origin
  }

  /// Counts entries that are the same to the last bit.
  mutating func addIdentical(_ count: Int) {
    if count > 0 { counts[.identical, default: 0] += count }
  }

  /// Adds an entry.
  mutating func add(_ entry: EntryDifference) {
    counts[entry.kind, default: 0] += 1
    if entry.kind != .identical { entries.append(entry) }
  }

  /// Entries of all classes together.
  public var total: Int { counts.values.reduce(0, +) }

  /// `.added` or `.removed` for a table that only one side has; else `nil`.
  public var whole: DifferenceClass? {
    let kinds = counts.filter { $0.value > 0 }.keys
    guard kinds.count == 1, let kind = kinds.first, kind == .added || kind == .removed else {
      return nil
    }
    return kind
  }

  /// Notable entries that both sides have, and those that came or went.
  public var movedAndOthers: (moved: [EntryDifference], others: [EntryDifference]) {
    let all = notable
    let isOther = { (entry: EntryDifference) in entry.kind == .added || entry.kind == .removed }
    return (all.filter { !isOther($0) }, all.filter(isOther))
  }

  /// Entries a reader has to look at, most relevant class first.
  public var notable: [EntryDifference] {
    let order = Dictionary(
      uniqueKeysWithValues: DifferenceClass.allCases.enumerated().map { ($1, $0) })
    return entries.filter(\.kind.isNotable).enumerated().sorted {
      (order[$0.element.kind] ?? 0, $0.offset) < (order[$1.element.kind] ?? 0, $1.offset)
    }.map(\.element)
  }
}
