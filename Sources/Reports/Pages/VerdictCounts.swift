/// How often each verdict was given.
public struct VerdictCounts: Sendable, Hashable {
  private var counts: [Verdict: Int] = [:]

  /// The counts of some verdicts.
  public init(_ verdicts: some Sequence<Verdict>) {
    for verdict in verdicts { counts[verdict, default: 0] += 1 }
  }

  /// How often a verdict was given.
  public subscript(verdict: Verdict) -> Int { counts[verdict, default: 0] }

  /// How many verdicts there are.
  public var total: Int { counts.values.reduce(0, +) }

  /// The verdicts that were given, with their counts, in the order of the vocabulary.
  public var present: [(verdict: Verdict, count: Int)] {
    Verdict.allCases.compactMap { self[$0] > 0 ? ($0, self[$0]) : nil }
  }

  /// How much of a paper was reproduced, on the scale that the data editor of the American
  /// Economic Association uses, over claims. Judged claims do not count.
  public var extent: Extent {
    let counted = total - self[.judged]
    let decided = counted - self[.notAttempted] - self[.blocked]
    let good = self[.reproduced] + self[.consistent]
    if decided == 0 { return .notAssessed }
    if good == counted { return .full }
    // In whole numbers, so that the borders are exact.
    if 4 * good >= 3 * counted { return .fullWithMinorIssues }
    return 4 * good >= counted ? .partial : .none
  }

  /// A class of the scale.
  public enum Extent: String, Sendable, Hashable, Codable {
    case full, fullWithMinorIssues, partial, none, notAssessed

    /// The class in words.
    public var words: String {
      switch self {
      case .full: "Full reproduction"
      case .fullWithMinorIssues: "Full reproduction with minor issues"
      case .partial: "Partial reproduction"
      case .none: "Not reproduced"
      case .notAssessed: "Not assessed yet"
      }
    }

    /// The rule by which classes are given.
    public static let rule = """
      All claims reproduced or consistent: full. At least three quarters: full with minor issues. \
      At least one quarter: partial. Fewer: not reproduced. Claims that were not attempted or are \
      blocked count as missing; claims that a reader has to judge do not count. Where items are not \
      built yet, the class is of those that are.
      """
  }
}
