import RecipeKit

/// One number of a check beside what it should be.
struct Finding: Hashable, Sendable {
  /// How the number should stand to the other one.
  enum Relation: String, Sendable {
    case equals = "="
    case atMost = "≤"
    case above = ">"
  }

  /// The claim's id, "A19".
  var claim: String
  /// Which number, "draw 3, mean of the estimator".
  var quantity: String
  var value: Double
  var relation: Relation
  var expected: Double
  /// Largest deviation that noise or rounding allows, in the unit of the number.
  var tolerance: Double

  /// Whether the number is as it should be; one that is not finite never is.
  var holds: Bool {
    guard value.isFinite, expected.isFinite else { return false }
    switch relation {
    case .equals: return abs(value - expected) <= tolerance
    case .atMost: return value <= expected + tolerance
    case .above: return value > expected
    }
  }

  /// How much of the room between holding and not holding is used; above 1 where it fails.
  private var strain: Double {
    guard value.isFinite, expected.isFinite else { return .infinity }
    let excess =
      switch relation {
      case .equals: abs(value - expected)
      case .atMost: value - expected
      case .above: expected - value
      }
    return tolerance > 0 ? excess / tolerance : holds ? min(excess, 0) : .infinity
  }

  /// What the numbers of a claim say together.
  static func outcome(_ findings: [Finding]) -> Outcome {
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

extension Finding {
  static let columns = [
    Column("claim", label: "Claim"), Column("quantity", label: "Number"),
    Column("value", label: "Ours"), Column("relation", label: "Should be"),
    Column("expected", label: "Expected"), Column("tolerance", label: "Tolerance"),
  ]

  /// Findings as they are stored.
  static func rows(_ findings: [Finding]) -> Rows {
    var rows = Rows(columns)
    for finding in findings {
      rows.append([
        "claim": .text(finding.claim), "quantity": .text(finding.quantity),
        "value": .number(finding.value), "relation": .text(finding.relation.rawValue),
        "expected": .number(finding.expected), "tolerance": .number(finding.tolerance),
      ])
    }
    return rows
  }

  /// The stored findings of a claim.
  static func stored(_ results: Results, of claim: String) -> [Finding] {
    results["findings"].where("claim", .text(claim)).compactMap { row in
      Relation(rawValue: row.text("relation")).map {
        Finding(
          claim: claim, quantity: row.text("quantity"), value: row.number("value"), relation: $0,
          expected: row.number("expected"), tolerance: row.number("tolerance"))
      }
    }
  }
}
