import Comparison
import Foundation
import Tables

/// One entry through the history of a report.
public struct MetricHistory: Sendable {
  /// The entry as one commit has it.
  public struct Point: Sendable {
    /// The commit.
    public let endpoint: ReportDifference.Endpoint
    /// The value; `nil` where the commit has none.
    public let entry: MeasuredEntry?
    /// How it stands to the value before; `nil` for the first.
    public let change: (kind: DifferenceClass, difference: Double?, interval: ClosedRange<Double>?)?
    /// Whether a new level begins here.
    public internal(set) var isStep = false
  }

  /// Where the entry stands.
  public let path: EntryPath
  /// What is measured.
  public let column: Column
  /// Its values, oldest first; commits that left its item as it was are left out.
  public private(set) var points: [Point]

  /// An entry's history.
  ///
  /// - Parameters:
  ///   - path: Where it stands.
  ///   - values: What each commit has, oldest first.
  init(path: EntryPath, values: [(ReportDifference.Endpoint, MeasuredEntry?)]) {
    self.path = path
    column = values.compactMap { $0.1?.column }.last ?? Column(path.column)
    var points: [Point] = []
    var last: MeasuredEntry?
    var isFirst = true
    for (endpoint, entry) in values {
      if isFirst, entry == nil { continue }
      isFirst = false
      points.append(Point(endpoint: endpoint, entry: entry, change: Self.change(last, entry)))
      if entry != nil { last = entry }
    }
    self.points = points
    let estimates = points.map { $0.entry?.estimate }
    let steps = StepDetection.steps(
      estimates.map { $0?.mean ?? .nan },
      errors: estimates.map { estimate in
        let error = estimate?.standardError ?? 0
        return error.isFinite ? error : 0
      },
      floor: column.digits.map { 0.5 * pow(10, -Double($0)) } ?? 1e-12)
    for step in steps { self.points[step].isStep = true }
  }

  private static func change(
    _ old: MeasuredEntry?, _ new: MeasuredEntry?
  ) -> (kind: DifferenceClass, difference: Double?, interval: ClosedRange<Double>?)? {
    switch (old, new) {
    case (nil, _): nil
    case (_, nil): (.removed, nil, nil)
    case (let old?, let new?): new.compared(with: old)
    }
  }

  /// The last point at which the value moved beyond noise; `nil` when it never did.
  public var lastMove: Point? { points.last { $0.change?.kind.isNotable ?? false } }

  /// How often the value moved beyond noise.
  public var moves: Int { points.count { $0.change?.kind.isNotable ?? false } }

  /// The means, oldest first; NaN where there is no number.
  public var means: [Double] { points.map { $0.entry?.estimate?.mean ?? .nan } }
}

extension ReportHistory {
  /// The histories of an item's entries, in the order of its latest results.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - latest: Results after the last commit, such as those of the work tree.
  ///   - isWanted: Which places to follow: table, column, setting.
  public func entries(
    of item: String, latest: (ReportDifference.Endpoint, StoredItem)? = nil,
    where isWanted: (_ table: String, _ column: String, _ group: String) -> Bool
  ) throws -> [MetricHistory] {
    var states = try states(of: item).map { ($0.endpoint, try results(item, $0)) }
    if let latest { states.append(latest) }
    var order: [EntryPath] = []
    var known: [EntryPath: [Int: MeasuredEntry]] = [:]
    for (index, state) in states.enumerated().reversed() {
      for entry in state.1.entries(where: isWanted) {
        if known[entry.path] == nil { order.append(entry.path) }
        known[entry.path, default: [:]][index] = entry
      }
    }
    return order.map { path in
      MetricHistory(
        path: path,
        values: states.indices.map { (states[$0].0, known[path]?[$0]) })
    }
  }
}
