import Autodiff

/// The two diagonal cells of the unit square, [0, ½)² and [½, 1)², uniform: density 2.
///
/// No density has a higher log-likelihood on it than log 2 = 0.6931 nats.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, released code; §5.0 of its specification (m = 2).
public struct CheckerboardPlane: PlaneDistribution {
  public let name = "checkerboard"

  public init() {}

  public func sample(_ count: Int, key: KeyTensor) -> Tensor {
    let cell = (2 * key["cell"].uniform([count, 1])).floored()
    return 0.5 * (cell.broadcast(to: [count, 2]) + key["place"].uniform([count, 2]))
  }
}
