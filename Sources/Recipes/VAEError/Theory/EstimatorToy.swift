import RecipeKit

/// A function of three bits with a known gradient, on which estimators are compared.
enum EstimatorToy {
  static let bits = 3
  /// f at the eight codes.
  static let values = RandomKey(seed: 0)["toy"].doubles(.normal, 8)
  /// a.
  static let logits = [0.6, -1.1, 0.2]

  /// f extended to [0, 1]³, linear in each bit: codes `[n, batch, 3]` give `[n, batch]`.
  static func integrand(_ codes: Tensor) -> Tensor {
    let parts = codes.split(2, into: bits).map { $0.reshaped(Array(codes.shape.prefix(2))) }
    return BitCodes.all(bits).enumerated().reduce(
      Tensor.constant(0, shape: Array(codes.shape.prefix(2)))
    ) { sum, entry in
      let weights = zip(entry.element, parts).map { $0 == 1 ? $1 : 1 - $1 }
      return sum + values[entry.offset] * (weights[0] * weights[1] * weights[2])
    }
  }

  static func logits(batch: Int) -> Tensor {
    Tensor.constant(logits, shape: [1, bits]).broadcast(to: [batch, bits])
  }

  /// The exact gradient, through the estimator that sums over all codes.
  static var exactProgram: Program {
    Program([Port("a", [1, bits])]) { inputs in
      let estimate = CodeEnumeration().estimate(logits: inputs["a"]) { integrand($0) }
      return ["gradient": gradient(of: estimate.surrogate.sum(), withRespectTo: inputs["a"])]
    }
  }

  /// Estimates of the gradient from noise `[batch, 3]`, one for each row.
  static func estimates(_ estimator: any SampledBitEstimator, batch: Int) -> Program {
    Program([Port("noise", [1, batch, bits]), Port("a", [batch, bits])]) { inputs in
      let estimate = estimator.estimate(logits: inputs["a"], noise: inputs["noise"]) {
        integrand($0)
      }
      return ["gradient": gradient(of: estimate.surrogate.sum(), withRespectTo: inputs["a"])]
    }
  }

  static func repeatedLogits(_ batch: Int) -> [Double] {
    (0..<batch).flatMap { _ in logits }
  }

  /// Nodes in (0, 1)³ with weights, exact for what is quadratic in u within each cell where both
  /// codes
  /// of the antithetic pair are constant.
  static let cells: [(noise: [Double], weight: Double)] = {
    let axes = logits.map { logit -> [(Double, Double)] in
      let share = 1 / (1 + exp(-logit))
      let edges = [0, min(share, 1 - share), max(share, 1 - share), 1]
      return zip(edges, edges.dropFirst()).flatMap { low, high -> [(Double, Double)] in
        let (middle, half) = ((low + high) / 2, (high - low) / 2)
        return [-1.0, 1].map { (middle + $0 * half / 3.0.squareRoot(), half) }
      }
    }
    return axes[0].flatMap { a in
      axes[1].flatMap { b in
        axes[2].map { c in (noise: [a.0, b.0, c.0], weight: a.1 * b.1 * c.1) }
      }
    }
  }()

  /// Midpoints of a lattice in (0, 1)³, equally weighted.
  static func lattice(_ side: Int) -> [Double] {
    let axis = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    return axis.flatMap { a in axis.flatMap { b in axis.flatMap { [a, b, $0] } } }
  }

  /// Weighted mean and variance of estimates, coordinate by coordinate.
  static func moments(_ values: [Double], weights: [Double]) -> (mean: [Double], variance: [Double])
  {
    let moments = (0..<bits).map { bit -> (Double, Double) in
      var (first, second) = (0.0, 0.0)
      for (row, weight) in weights.enumerated() {
        let value = values[row * bits + bit]
        first += weight * value
        second += weight * value * value
      }
      return (first, second - first * first)
    }
    return (moments.map(\.0), moments.map(\.1))
  }
}
