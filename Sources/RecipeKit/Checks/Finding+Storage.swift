import Reports
import Tables

extension Finding {
  /// The stored table of findings.
  public static let table = "findings"

  static let columns = [
    Column("claim", label: "Claim"), Column("quantity", label: "Number"),
    Column("value", label: "Ours"), Column("relation", label: "Should be"),
    Column("expected", label: "Expected"), Column("tolerance", label: "Tolerance"),
  ]

  /// Findings as they are stored.
  public static func rows(_ findings: [Finding]) -> Rows {
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
  public static func stored(_ results: Results, of claim: String) -> [Finding] {
    results[table].where("claim", .text(claim)).compactMap { row in
      Relation(rawValue: row.text("relation")).map {
        Finding(
          claim: claim, quantity: row.text("quantity"), value: row.number("value"), relation: $0,
          expected: row.number("expected"), tolerance: row.number("tolerance"))
      }
    }
  }

  /// Every stored finding beside what it should be; none where nothing is stored.
  public static func tables(_ results: Results) -> [Table] {
    let rows = results[table]
    guard rows.count > 0 else { return [] }
    return [
      Table(
        id: table, title: "Every number that was checked",
        columns: [
          TableColumn("Claim"), TableColumn("Number"), TableColumn("Ours", alignment: .trailing),
          TableColumn("Should be", alignment: .trailing),
          TableColumn("Tolerance", alignment: .trailing), TableColumn("Holds", alignment: .centre),
        ],
        rows: rows.distinct("claim").flatMap { claim in
          stored(results, of: claim.string).map(\.entries)
        }, headerColumns: 2)
    ]
  }

  private var entries: [Tables.Entry] {
    // Digits of rounding errors differ between processors.
    let isRounding = expected == 0 && value != 0 && abs(value) < 1e-9
    return [
      .text(claim), .text(quantity), isRounding ? .text("0 (rounding)") : .number(value),
      .text("\(relation.rawValue) \(NumberText.significant(expected, digits: 4))"),
      .number(tolerance), .text(holds ? "yes" : "no"),
    ]
  }
}
