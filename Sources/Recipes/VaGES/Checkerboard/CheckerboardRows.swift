import RecipeKit

/// The stored runs on the checkerboard.
public struct CheckerboardRows: Sendable {
  private let results: Results

  public init(_ results: Results) { self.results = results }

  // MARK: Columns

  /// Mean over the evaluations of the last fifth of the iterations.
  public static let late = Column(
    "late", label: "Test log-likelihood, last 20 %", unit: .natsPerExample,
    direction: .higherIsBetter, digits: 3)
  /// At the end.
  public static let final = Column(
    "final", label: "Test log-likelihood at the end", unit: .natsPerExample,
    direction: .higherIsBetter, digits: 3)
  /// At 30 % of the iterations.
  public static let early = Column(
    "early", label: "Test log-likelihood at 30 %", unit: .natsPerExample,
    direction: .higherIsBetter, digits: 3)
  /// log-likelihood by annealed importance sampling less the exact one.
  public static let annealed = Column(
    "annealed", label: "Annealed less exact log-likelihood", unit: .nats, digits: 4)
  /// First evaluation at or above 0 nats; missing where there is none.
  public static let crossing = Column(
    "crossing", label: "Iterations to a log-likelihood of 0", unit: "iterations",
    direction: .lowerIsBetter, digits: 0)
  /// Total variation distance to the data on the plane.
  public static let variation = Column(
    "variation", label: "Total variation on the plane", unit: .fraction,
    direction: .lowerIsBetter, digits: 3)
  /// Mass of the model in the unit square.
  public static let inside = Column(
    "inside", label: "Mass in the unit square", unit: .fraction, direction: .higherIsBetter,
    digits: 3)

  // MARK: Runs

  /// Whether anything is stored.
  public var isEmpty: Bool { results.rows.count == 0 }

  /// The runs of a method, one for each seed.
  public func of(_ method: CheckerboardMethod) -> Rows {
    results.rows.where("method", .text(method.name))
  }

  /// A quantity of a method over seeds.
  public func estimate(_ method: CheckerboardMethod, _ column: Column) -> Estimate {
    of(method).estimate(column.name)
  }

  /// A quantity of two methods on the same seeds.
  public func pairs(
    _ first: CheckerboardMethod, _ second: CheckerboardMethod, _ column: Column
  ) -> PairedValues {
    of(first).paired(column.name, with: of(second))
  }

  /// Iterations of the stored runs.
  public var iterations: Int? { results.rows.first.map { $0.integer("iterations") } }

  /// Number of different seeds.
  public var seeds: Int { results.rows.has("seed") ? results.rows.distinct("seed").count : 0 }

  /// Mean and spread of the log-likelihood over seeds at every evaluation of a method.
  public func curve(_ method: CheckerboardMethod) -> [(step: Double, estimate: Estimate)] {
    let cells = Set(of(method).entries("cell").map(\.string))
    let curves = results["curves"].filter { cells.contains($0.text("cell")) }
    return curves.grouped(by: ["step"]).map { group in
      (group.key[0].double ?? .nan, group.rows.estimate("ll"))
    }.sorted { $0.0 < $1.0 }
  }

  /// The difference of two methods on the same seeds at every evaluation.
  public func differences(
    _ first: CheckerboardMethod, minus second: CheckerboardMethod
  ) -> [(step: Double, estimate: Estimate)] {
    let (a, b) = (log(first), log(second))
    let seeds = a.keys.filter { b[$0] != nil }.sorted()
    let steps = Set(seeds.flatMap { a[$0]!.keys }).sorted()
    return steps.map { step in
      (
        step,
        Estimate(
          seeds.compactMap { seed in
            b[seed]?[step].flatMap { other in a[seed]?[step].map { $0 - other } }
          })
      )
    }
  }

  /// Log-likelihoods of a method by seed and step.
  private func log(_ method: CheckerboardMethod) -> [Int: [Double: Double]] {
    let curves = results["curves"]
    var found: [Int: [Double: Double]] = [:]
    for run in of(method) {
      for row in curves.where("cell", run["cell"]) {
        found[run.integer("seed"), default: [:]][row.number("step")] = row.number("ll")
      }
    }
    return found
  }

  // MARK: Densities

  static let parameterNames = ["logSigma", "visibleBias", "hiddenBias", "weight"]

  /// The trained machine of a method and a seed as a mixture; nil when it is not stored.
  public func mixture(_ method: CheckerboardMethod, seed: UInt64) -> BoltzmannMixture? {
    let rows = results["parameters"].where("method", .text(method.name))
      .where("seed", .integer(Int(seed)))
    guard rows.count > 0 else { return nil }
    return Self.mixture(
      Self.parameterNames.map { ($0, rows.where("parameter", .text($0)).values("value")) })
  }

  static func mixture(_ parameters: [(String, [Double])]) -> BoltzmannMixture? {
    let named = Dictionary(uniqueKeysWithValues: parameters)
    guard let logSigma = named["logSigma"], let visible = named["visibleBias"],
      let hidden = named["hiddenBias"], let weight = named["weight"], logSigma.count == 2,
      visible.count == 2, weight.count == 2 * hidden.count,
      parameters.allSatisfy({ $0.1.allSatisfy(\.isFinite) })
    else { return nil }
    return BoltzmannMixture(
      logSigma: logSigma, visibleBias: visible, hiddenBias: hidden, weight: weight)
  }
}
