import Reports
import Tables

/// One number of a check beside what it should be.
public struct Finding: Hashable, Sendable {
  /// How the number should stand to the other one.
  public enum Relation: String, Sendable {
    case equals = "="
    case atMost = "≤"
    case above = ">"
  }

  /// The claim's id, "B11".
  public var claim: String
  /// Which number, "draw 3, mean of the estimator".
  public var quantity: String
  /// What was found.
  public var value: Double
  public var relation: Relation
  /// What it should be, or its bound.
  public var expected: Double
  /// Largest deviation that noise or rounding allows, in the unit of the number.
  public var tolerance: Double

  public init(
    claim: String, quantity: String, value: Double, relation: Relation, expected: Double,
    tolerance: Double
  ) {
    self.claim = claim
    self.quantity = quantity
    self.value = value
    self.relation = relation
    self.expected = expected
    self.tolerance = tolerance
  }

  /// Whether the number is as it should be; one that is not finite never is.
  public var holds: Bool {
    guard value.isFinite, expected.isFinite else { return false }
    return relation == .above ? excess < 0 : excess <= tolerance
  }

  /// By how much the number misses what it should be; negative on the right side of a bound.
  private var excess: Double {
    switch relation {
    case .equals: abs(value - expected)
    case .atMost: value - expected
    case .above: expected - value
    }
  }

  /// How much of the room between holding and not holding is used; above 1 where it fails.
  private var strain: Double {
    guard value.isFinite, expected.isFinite else { return .infinity }
    return tolerance > 0 ? excess / tolerance : holds ? min(excess, 0) : .infinity
  }

  /// What the numbers of a claim say together.
  public static func outcome(_ findings: [Finding]) -> Outcome {
    guard let worst = findings.max(by: { $0.strain < $1.strain }) else {
      return .notAttempted("nothing is stored for this claim yet")
    }
    let held = findings.count { $0.holds }
    func text(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    let allowed = worst.tolerance > 0 ? " (tolerance \(text(worst.tolerance)))" : ""
    return .exact(
      held == findings.count,
      "\(held) of \(findings.count) numbers are as they should be; closest to failing: "
        + "\(worst.quantity), \(text(worst.value)), should be \(worst.relation.rawValue) "
        + "\(text(worst.expected))\(allowed)")
  }
}
