import Tables

/// How a figure differs: its drawing, the data behind it, or both.
public struct FigureDifference: Sendable {
  /// What differs.
  public enum Kind: String, Sendable {
    /// Drawing and data are the same.
    case identical
    /// The drawing differs, the data behind it does not.
    case styleOnly
    /// The data differs.
    case data
    /// Only in the later results.
    case added
    /// Only in the earlier results.
    case removed

    /// Words for readers.
    public var words: String { self == .styleOnly ? "style only" : rawValue }
  }

  /// How the data of one series differs.
  public struct Series: Sendable, Hashable {
    /// The series: panel, mark and name.
    public let name: String
    /// Rows before.
    public let before: Int
    /// Rows after.
    public let after: Int
    /// Numbers that differ.
    public let changed: Int
    /// The largest difference; `nil` where none differs or rows cannot be set against each other.
    public let largest: Double?
    /// The column in which it is.
    public let column: String
  }

  /// The item.
  public let item: String
  /// The figure's name.
  public let figure: String
  /// What differs.
  public let kind: Kind
  /// The series whose data differs.
  public let series: [Series]
  /// The figure before.
  public let before: StoredFigure?
  /// The figure after.
  public let after: StoredFigure?

  /// Compares two states of a figure, at most one of them missing.
  init(item: String, figure: String, before: StoredFigure?, after: StoredFigure?) {
    self.item = item
    self.figure = figure
    self.before = before
    self.after = after
    guard let before, let after else {
      kind = before == nil ? .added : .removed
      series = []
      return
    }
    let isDrawnEqual = before.png == after.png && before.svg == after.svg
    if before.data == after.data {
      kind = isDrawnEqual ? .identical : .styleOnly
      series = []
    } else {
      kind = .data
      series = Self.series(before.data, after.data)
    }
  }

  /// The differences between two items' figures.
  static func between(_ old: StoredItem, _ new: StoredItem) -> [FigureDifference] {
    let earlier = Dictionary(old.figures.map { ($0.id, $0) }) { first, _ in first }
    let later = Set(new.figures.map(\.id))
    let own = new.figures.map {
      FigureDifference(item: new.id, figure: $0.id, before: earlier[$0.id], after: $0)
    }
    let gone = old.figures.filter { !later.contains($0.id) }.map {
      FigureDifference(item: new.id, figure: $0.id, before: $0, after: nil)
    }
    return own + gone
  }

  // MARK: Data

  private static func series(_ before: StoredTable?, _ after: StoredTable?) -> [Series] {
    let (old, new) = (grouped(before), grouped(after))
    let names = new.order + old.order.filter { new.rows[$0] == nil }
    return names.compactMap { name in
      let (a, b) = (old.rows[name] ?? [], new.rows[name] ?? [])
      if a == b { return nil }
      var changed = 0
      var largest: (value: Double, column: String)?
      if before?.header == after?.header {
        for (left, right) in zip(a, b) {
          for (position, pair) in zip(left, right).enumerated() where pair.0 != pair.1 {
            changed += 1
            guard let x = pair.0.double, let y = pair.1.double, (y - x).isFinite else { continue }
            if abs(y - x) > largest?.value ?? -1 {
              largest = (abs(y - x), after?.header[position] ?? "")
            }
          }
        }
      }
      return Series(
        name: name, before: a.count, after: b.count, changed: changed, largest: largest?.value,
        column: largest?.column ?? "")
    }
  }

  /// Rows by series: the columns `panel`, `mark` and `series` of a figure's data.
  private static func grouped(
    _ table: StoredTable?
  ) -> (order: [String], rows: [String: [[Value]]]) {
    guard let table else { return ([], [:]) }
    let positions = ["panel", "mark", "series"].compactMap { table.header.firstIndex(of: $0) }
    var order: [String] = []
    var rows: [String: [[Value]]] = [:]
    for line in 0..<table.count {
      let values = table.values(line)
      let name = positions.filter { $0 < values.count }.map { values[$0].string }
        .filter { !$0.isEmpty }.joined(separator: ", ")
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(values)
    }
    return (order, rows)
  }
}
