import Tables

/// One entry on both sides: what it was, what it is, and what that means.
public struct EntryDifference: Sendable, Hashable {
  /// A side's value.
  public enum Side: Sendable, Hashable {
    /// Mean and spread over seeds.
    case estimate(Estimate)
    /// A word.
    case words(String)
    /// Nothing was measured.
    case nothing
  }

  /// Where the entry stands: table, column, setting and row, as `history` takes it.
  public let path: EntryPath
  /// What is measured.
  public let column: Column
  /// The value before.
  public let before: Side
  /// The value after.
  public let after: Side
  /// The class.
  public let kind: DifferenceClass
  /// After minus before, over the seeds that both have; `nil` where there is no number.
  public let difference: Double?
  /// 95 % interval of the difference; `nil` with fewer than two seeds.
  public let interval: ClosedRange<Double>?
  /// How the interval was made, or why there is none, in words.
  public let method: String
  /// What the numbers were computed from that differs: settings, programs, data, machine.
  public let causes: [String]
}

/// Where an entry stands.
public struct EntryPath: Sendable, Hashable, CustomStringConvertible {
  /// The item: `vsm/figure-3`.
  public let item: String
  /// The table's name: `rows`.
  public let table: String
  /// The column's name: `nll`.
  public let column: String
  /// The setting of the cells, without seed.
  public let group: String
  /// The words that name the row within its cell; empty for the only one.
  public let row: String

  /// A place.
  public init(item: String, table: String, column: String, group: String, row: String) {
    self.item = item
    self.table = table
    self.column = column
    self.group = group
    self.row = row
  }

  /// As one line, the form that `scorebook history` takes.
  public var description: String {
    "\(item)/\(table)/\(column): \(place)"
  }

  /// Setting and row.
  public var place: String {
    row.isEmpty ? group : group.isEmpty ? row : "\(group); \(row)"
  }
}
