import Autodiff

/// Score matching without the data's score, the Jacobian's trace by differences along directions.
///
///     F = ½ ‖s(v)‖² + Σ_u uᵀ(s(v + εu) − s(v − εu)) / 2ε
///
/// With random signs for u it is sliced score matching, E uᵀ∇_v(sᵀu) being the trace; with all
/// coordinate directions it is score matching itself. Differences make it an objective of the score
/// at points, like any other: the score is looked at at v and moved at v, v + εu and v − εu.
///
/// - Shapes: one and two times the number of directions as many moved points as data.
/// - Gradient: exact in θ, but for O(ε²) in the trace.
/// - Source: Hyvärinen (2005), JMLR 6; Song et al. (2019), arXiv:1905.07088; differences as in Pang
///   et al. (2020), arXiv:2007.03317. §3.2 of the specification of Bao et al. (2021).
public struct SlicedScoreMatching: ScoreObjective, Hashable {
  public enum Directions: String, Sendable, Hashable {
    /// One vector of random signs for each datum.
    case signs
    /// Every coordinate: exact score matching, for few dimensions.
    case coordinates
  }

  public var directions: Directions
  /// ε, in the unit of the data.
  public var step: Double

  public init(_ directions: Directions, step: Double = 0.01) {
    precondition(step > 0, "a step of \(step)")
    self.directions = directions
    self.step = step
  }

  public func problem(_ v: Tensor, key: KeyTensor) -> ScoreProblem {
    let slices = slices(v, key)
    // The gradient is a mean over all moved points.
    let count = Double(1 + 2 * slices.count)
    let points = [v] + slices.flatMap { [v + step * $0, v - step * $0] }
    return ScoreProblem(observed: v, moved: concatenated(points, axis: 0)) { score in
      let ends = slices.flatMap { [$0 * (0.5 / step), $0 * (-0.5 / step)] }
      return count * concatenated([score] + ends, axis: 0)
    }
  }

  private func slices(_ v: Tensor, _ key: KeyTensor) -> [Tensor] {
    switch directions {
    case .signs: [key["signs"].rademacher(v.shape)]
    case .coordinates:
      (0..<v.shape[1]).map { axis in
        let unit = (0..<v.shape[1]).map { $0 == axis ? 1.0 : 0 }
        return Tensor.constant(unit, shape: [1, v.shape[1]]).broadcast(to: v.shape)
      }
    }
  }
}
