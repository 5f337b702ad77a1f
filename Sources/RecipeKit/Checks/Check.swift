import Autodiff
import Execution
import Experiments
import Reports
import Tables
import Tensors

/// One claim as a computation without training: numbers beside what they should be.
public protocol Check: Sendable {
  /// The claim's id, "B11".
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
  public var revision: Int { 1 }

  public func tables() -> [String: Rows] { [:] }

  /// The check as a cell. Nothing of it is random beyond draws from fixed keys.
  public var cell: Cell {
    Cell(
      label: "\(claim), \(title)",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: programs.mapValues(\.fingerprint), seed: 0,
            revisions: ["\(claim), \(title)": revision])
        },
        run: { _ in
          StageOutput(tables: tables().merging([Finding.table: Finding.rows(findings())]) { $1 })
        }),
      estimatedSeconds: 1)
  }

  /// A number that should be another one.
  public func equal(
    _ quantity: String, _ value: Double, _ expected: Double, tolerance: Double
  ) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .equals, expected: expected,
      tolerance: tolerance)
  }

  /// A number that should not exceed a bound.
  public func atMost(
    _ quantity: String, _ value: Double, _ bound: Double, tolerance: Double = 0
  ) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .atMost, expected: bound,
      tolerance: tolerance)
  }

  /// A number that should exceed a bound.
  public func above(_ quantity: String, _ value: Double, _ bound: Double) -> Finding {
    Finding(
      claim: claim, quantity: quantity, value: value, relation: .above, expected: bound,
      tolerance: 0)
  }
}

/// A program run once in double precision with the given inputs.
public func computed(
  _ program: Program, _ inputs: [String: [Double]] = [:], key: RandomKey? = nil
) -> Executable {
  let executable = Executable(program, precision: .double)
  for (name, values) in inputs { executable.set(name, values) }
  if let key { executable.set("key", key) }
  executable.run()
  return executable
}
