/// What makes a comparison end with a status other than 0.
public enum FailureCondition: String, CaseIterable, Sendable {
  /// A result moved beyond noise, failed, was fixed, is new or gone, or a verdict changed.
  case change
  /// A result got worse beyond noise, or failed.
  case worse
  /// A verdict changed.
  case verdict
  /// An item is stale; it is found by looking at recipes, not at results.
  case stale
  /// A result is gone.
  case missing
}

extension ReportDifference {
  /// The exit status that a comparison ends with: 0, 1 for a yes that was asked for, 2 for trouble.
  ///
  /// Nothing compared is trouble, never a pass. Under a condition, sides that are not comparable
  /// are trouble too, unless the answer is already yes.
  ///
  /// - Parameters:
  ///   - conditions: What to fail on.
  ///   - staleItems: Items found stale, for `.stale`.
  public func exitStatus(_ conditions: Set<FailureCondition>, staleItems: Int = 0) -> Int32 {
    if conditions.contains(where: { holds($0, staleItems) }) { return 1 }
    if compared == 0 || items.contains(where: { !$0.problems.isEmpty }) { return 2 }
    let isOpen = count { $0 == .notComparable } > 0
    return isOpen && !conditions.isDisjoint(with: [.change, .worse]) ? 2 : 0
  }

  private func holds(_ condition: FailureCondition, _ staleItems: Int) -> Bool {
    switch condition {
    case .change:
      count { $0.isChange || $0 == .added || $0 == .removed } > 0 || !changedVerdicts.isEmpty
    case .worse: count(\.isWorse) > 0
    case .verdict: !changedVerdicts.isEmpty
    case .stale: staleItems > 0
    case .missing: count { $0 == .removed } > 0 || items.contains { $0.presence == .removed }
    }
  }

  /// Entries of measured and printed tables together, of some classes.
  private func count(_ isMeant: (DifferenceClass) -> Bool) -> Int {
    [TableDifference.Origin.measured, .printed].reduce(0) { sum, origin in
      sum + counts(origin).filter { isMeant($0.key) }.values.reduce(0, +)
    }
  }
}
