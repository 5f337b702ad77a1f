import RecipeKit

/// Our mean log-likelihoods beside those of an independent simulator.
///
/// The simulator is a scalar C program with closed-form gradients and its own random numbers, run at
/// the same settings; its means are §9.2 of the specification. Agreement says that both compute the
/// same method.
public struct SimulatorComparison {
  private let rows: CheckerboardRows
  private let methods: [CheckerboardMethod]

  public init(_ rows: CheckerboardRows, _ methods: [CheckerboardMethod]) {
    self.rows = rows
    self.methods = methods
  }

  private static let iterations: [Double] = [
    1000, 5000, 10_000, 20_000, 30_000, 40_000, 60_000, 80_000, 100_000,
  ]

  /// Seeds, and means at those iterations.
  private static let simulated: [String: (seeds: Int, means: [Double])] = [
    "CD-1": (10, [-0.492, -0.297, -0.057, 0.269, 0.321, 0.329, 0.329, 0.330, 0.328]),
    "PCD-1": (10, [-0.492, -0.301, -0.105, 0.163, 0.250, 0.272, 0.290, 0.287, 0.260]),
    "NCE": (10, [-1.005, -0.377, -0.235, 0.021, 0.177, 0.256, 0.310, 0.313, 0.298]),
    "VNCE": (5, [-0.963, -0.390, -0.313, -0.099, 0.102, 0.220, 0.305, 0.319, 0.312]),
    "DSM": (10, [-1.065, -0.335, -0.262, 0.067, 0.262, 0.306, 0.313, 0.318, 0.315]),
    "VaGES-DSM": (10, [-1.069, -0.337, -0.297, -0.123, 0.078, 0.208, 0.301, 0.315, 0.321]),
    "VaGES-DSM-CV": (10, [-1.069, -0.337, -0.297, -0.123, 0.079, 0.209, 0.301, 0.314, 0.321]),
    "BiDSM": (10, [-1.089, -0.344, -0.335, -0.289, -0.132, 0.085, 0.294, 0.318, 0.321]),
    "BiDSM, N = 0": (5, [-1.111, -0.340, -0.325, -0.284, -0.266, -0.263, -0.279, -0.290, -0.305]),
    "KSD": (10, [-1.668, -0.722, -0.586, -0.508, -0.371, -0.205, 0.057, 0.181, 0.228]),
    "VaGES-KSD, L = 2": (
      10, [-1.697, -0.730, -0.577, -0.532, -0.467, -0.388, -0.190, -0.017, 0.093]
    ),
    "VaGES-KSD-CV, L = 2": (
      10, [-1.697, -0.729, -0.576, -0.532, -0.466, -0.386, -0.184, -0.008, 0.103]
    ),
    "VaGES-KSD, L = 5": (
      5, [-1.678, -0.745, -0.585, -0.521, -0.419, -0.292, -0.034, 0.125, 0.192]
    ),
    "VaGES-KSD, L = 10": (
      10, [-1.687, -0.731, -0.583, -0.517, -0.413, -0.262, 0.001, 0.151, 0.206]
    ),
    "IS-KSD, L = 2": (
      10, [-1.697, -0.732, -0.605, -0.587, -0.581, -0.563, -0.602, -0.794, -1.252]
    ),
    "IS-KSD, L = 5": (
      10, [-1.682, -0.723, -0.589, -0.557, -0.500, -0.420, -0.272, -0.257, -0.319]
    ),
    "IS-KSD, L = 10": (
      10, [-1.675, -0.737, -0.578, -0.534, -0.441, -0.311, -0.080, 0.019, 0.059]
    ),
  ]

  /// One comparison: ours, theirs and the two-sided p-value of their difference.
  struct Comparison {
    var method: String
    var iteration: Double
    var ours: Estimate
    var theirs: Double
    /// The difference in standard errors, theirs taken to spread as ours do.
    var distance: Double
    var p: Double
  }

  /// Every method and iteration that both have.
  func comparisons() -> [Comparison] {
    methods.flatMap { method -> [Comparison] in
      guard let reference = Self.simulated[method.name] else { return [] }
      let curve = rows.curve(method)
      return zip(Self.iterations, reference.means).compactMap { iteration, mean in
        guard let ours = curve.first(where: { $0.step == iteration })?.estimate, ours.count >= 2
        else { return nil }
        let error =
          ours.standardDeviation
          * (1 / Double(ours.count) + 1 / Double(reference.seeds)).squareRoot()
        let distance = (ours.mean - mean) / error
        let p =
          2
          * Statistics.studentTTail(
            abs(distance), degreesOfFreedom: Double(ours.count - 1))
        return Comparison(
          method: method.name, iteration: iteration, ours: ours, theirs: mean,
          distance: distance, p: p)
      }
    }
  }

  /// The comparisons, a row for each method; cells give ours less theirs.
  ///
  /// - Returns: nil where no iteration of the simulator was reached.
  public var table: Table? {
    let found = comparisons()
    guard !found.isEmpty else { return nil }
    let adjusted = Statistics.holm(found.map(\.p))
    let significant = adjusted.count { $0 < 0.05 }
    return Table(
      id: "simulator", title: "Against an independent simulator",
      caption:
        "Mean log-likelihood less that of a scalar C program at the same settings with its own "
        + "random numbers (5 or 10 seeds), in nats, and in brackets in standard errors of the "
        + "difference. After Holm's correction \(significant) of \(found.count) differences are "
        + "significant at 5 %.",
      columns: [TableColumn("Method")]
        + Self.iterations.map {
          TableColumn("\(NumberText.fixed($0 / 1000, digits: 0))k", alignment: .trailing)
        },
      rows: methods.filter { method in found.contains { $0.method == method.name } }.map { method in
        [.text(method.name.split(separator: " ").joined(separator: "\u{A0}"))]
          + Self.iterations.map { iteration in
            guard
              let index = found.firstIndex(where: {
                $0.method == method.name && $0.iteration == iteration
              })
            else { return .empty }
            let entry = found[index]
            let text =
              "\(NumberText.signed(entry.ours.mean - entry.theirs, digits: 3)) "
              + "(\(NumberText.fixed(entry.distance, digits: 1)))"
            return adjusted[index] < 0.05 ? .emphasised(.text(text)) : .text(text)
          }
      })
  }
}
