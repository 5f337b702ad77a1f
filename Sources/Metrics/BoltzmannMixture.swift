import Foundation

/// A Gaussian–Bernoulli RBM with few hidden units as what it is: a mixture of 2ⁿ Gaussians.
///
///     p(v) = Σ_h w_h N(v; b + σ²·Wh, diag σ²),  w_h ∝ exp(cᵀh + bᵀWh + ½ ‖σ·Wh‖²)
///
/// Its density and its mass in a box are known exactly, so that pictures and distances need no
/// normalising on a grid.
///
/// - Source: §9.2 of the specification of Bao et al. (2021), ICML, PMLR 139.
public struct BoltzmannMixture: Sendable, Hashable {
  /// w_h.
  public let weights: [Double]
  /// b + σ²·Wh.
  public let means: [[Double]]
  /// σ, the same for all.
  public let deviation: [Double]

  /// - Parameters:
  ///   - weight: W by rows, `[visible × latent]`.
  /// - Precondition: Counts that fit; at most 16 hidden units.
  public init(
    logSigma: [Double], visibleBias: [Double], hiddenBias: [Double], weight: [Double]
  ) {
    let (visible, latent) = (visibleBias.count, hiddenBias.count)
    precondition(
      logSigma.count == visible && weight.count == visible * latent && latent <= 16,
      "\(logSigma.count), \(visible) and \(latent) values with \(weight.count) weights")
    let variance = logSigma.map { exp(2 * $0) }
    var exponents: [Double] = []
    var means: [[Double]] = []
    for state in 0..<1 << latent {
      let on = (0..<latent).filter { state >> $0 & 1 == 1 }
      let pull = (0..<visible).map { row in on.reduce(0) { $0 + weight[row * latent + $1] } }
      var exponent: Double = on.reduce(0) { $0 + hiddenBias[$1] }
      for row in 0..<visible {
        exponent += pull[row] * (visibleBias[row] + 0.5 * variance[row] * pull[row])
      }
      exponents.append(exponent)
      means.append((0..<visible).map { visibleBias[$0] + variance[$0] * pull[$0] })
    }
    let peak = exponents.max() ?? 0
    let scores = exponents.map { exp($0 - peak) }
    let total = scores.reduce(0, +)
    weights = scores.map { $0 / total }
    self.means = means
    deviation = logSigma.map { exp($0) }
  }

  /// p(v).
  public func density(_ v: [Double]) -> Double {
    sum { axis, mean in
      let u = (v[axis] - mean) / deviation[axis]
      return exp(-0.5 * u * u) / (deviation[axis] * (2 * Double.pi).squareRoot())
    }
  }

  /// The mass in a box, one range for each coordinate.
  public func mass(in box: [ClosedRange<Double>]) -> Double {
    sum { axis, mean in
      func cumulative(_ x: Double) -> Double {
        0.5 * erfc(-(x - mean) / (deviation[axis] * 2.0.squareRoot()))
      }
      return cumulative(box[axis].upperBound) - cumulative(box[axis].lowerBound)
    }
  }

  /// Σ_h w_h ∏ factor(axis, mean_h[axis]).
  private func sum(_ factor: (Int, Double) -> Double) -> Double {
    var total = 0.0
    for (weight, mean) in zip(weights, means) {
      var product = weight
      for (axis, value) in mean.enumerated() { product *= factor(axis, value) }
      total += product
    }
    return total
  }

  /// The total variation distance on the plane to a density that lives on the unit square.
  ///
  ///     TV = ½ [∫_square |p − p_D| + 1 − p(square)]
  ///
  /// The integral is a sum over the centres of a grid.
  ///
  /// - Parameters:
  ///   - cells: Cells of the grid along one side.
  ///   - target: p_D at (x, y).
  public func totalVariation(cells: Int, _ target: (Double, Double) -> Double) -> Double {
    let centres = (0..<cells).map { (Double($0) + 0.5) / Double(cells) }
    let area = 1 / Double(cells * cells)
    var inside = 0.0
    for y in centres {
      for x in centres { inside += abs(density([x, y]) - target(x, y)) * area }
    }
    return 0.5 * (inside + 1 - mass(in: [0...1, 0...1]))
  }
}
