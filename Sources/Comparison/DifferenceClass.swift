/// How an entry of one set of results stands to the same entry of another.
public enum DifferenceClass: String, Hashable, Sendable, CaseIterable {
  /// A number before, none after: the result diverged or failed.
  case failed
  /// The interval of the difference leaves out 0, in the bad direction.
  case worse
  /// The interval of the difference leaves out 0, in the good direction.
  case better
  /// The interval of the difference leaves out 0, and neither way is better.
  case changed
  /// No number before, one after.
  case fixed
  /// Unit, direction, data or profile differ, so the numbers mean different things.
  case notComparable
  /// Only in the later results.
  case added
  /// Only in the earlier results.
  case removed
  /// Beyond the tolerance, but the interval of the difference contains 0.
  case noise
  /// Within the tolerance.
  case same
  /// The same to the last bit.
  case identical

  /// Words for readers.
  public var words: String {
    switch self {
    case .notComparable: "not comparable"
    default: rawValue
    }
  }

  /// A sign beside the words, so that colour never stands alone.
  public var sign: String {
    switch self {
    case .failed: "!"
    case .worse: "▼"
    case .better: "▲"
    case .changed: "◆"
    case .fixed: "*"
    case .notComparable: "×"
    case .added: "+"
    case .removed: "−"
    case .noise: "~"
    case .same: "="
    case .identical: "≡"
    }
  }

  /// Whether both sides had a number that could be set against the other.
  public var isCompared: Bool {
    switch self {
    case .added, .removed, .notComparable: false
    default: true
    }
  }

  /// Whether a reader has to look: everything but identical, same and noise.
  public var isNotable: Bool {
    switch self {
    case .identical, .same, .noise: false
    default: true
    }
  }

  /// Whether the result itself moved: changed either way, failed or fixed.
  public var isChange: Bool {
    switch self {
    case .changed, .better, .worse, .failed, .fixed: true
    default: false
    }
  }

  /// Whether the result got worse.
  public var isWorse: Bool { self == .worse || self == .failed }
}
