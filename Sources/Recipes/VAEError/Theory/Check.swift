import RecipeKit

/// Checks of one claim as a computation without training.
protocol Check: Sendable {
  /// The claim's id, "A19".
  var claim: String { get }
  /// A few words for the cell's label.
  var title: String { get }
  /// Raised whenever code outside the programs changes what is found.
  var revision: Int { get }
  /// The programs that are run, by name.
  var programs: [String: Program] { get }
  /// The numbers.
  func findings() -> [Finding]
  /// Further tables by name.
  func tables() -> [String: Rows]
}

extension Check {
  var revision: Int { 1 }

  func tables() -> [String: Rows] { [:] }

  /// The check as a cell. Nothing of it is random beyond draws from fixed keys.
  var cell: Cell {
    Cell(
      label: "\(claim), \(title)",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: programs.mapValues(\.fingerprint), seed: 0,
            revisions: ["\(claim), \(title)": revision])
        },
        run: { _ in
          StageOutput(
            tables: tables().merging(["findings": Finding.rows(findings())]) { $1 })
        }),
      estimatedSeconds: 1)
  }

  func equal(
    _ quantity: String, _ value: Double, _ expected: Double, tolerance: Double
  ) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .equals, expected: expected,
      tolerance: tolerance)
  }

  func atMost(
    _ quantity: String, _ value: Double, _ bound: Double, tolerance: Double = 0
  ) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .atMost, expected: bound,
      tolerance: tolerance)
  }

  func above(_ quantity: String, _ value: Double, _ bound: Double) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .above, expected: bound,
      tolerance: 0)
  }
}

/// A program in double precision, run once.
func computed(
  _ program: Program, _ inputs: [String: [Double]] = [:], key: RandomKey? = nil
) -> Executable {
  let executable = Executable(program, precision: .double)
  for (name, values) in inputs { executable.set(name, values) }
  if let key { executable.set("key", key) }
  executable.run()
  return executable
}
