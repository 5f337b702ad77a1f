import Autodiff

/// The Fisher divergence of data to a model through a test function (Theorem 5).
///
///     D_F = max_f E [s(v)ᵀf(v) + εᵀ∇_v f(v) ε − ½ ‖f(v)‖²],  ε random signs
///     f* = s − ∇ log p_D
///
/// Any f gives a lower bound in expectation. The middle term estimates the trace of ∇_v f.
///
/// - Shapes: s, v and ε are `[batch, visible]`, one value for each example.
/// - Gradient: through f and, where it is not held constant, s.
/// - Source: Bao et al. (2021), ICML, PMLR 139, App. E and F.3; §3.7 of its specification.
public struct TestFunctionDivergence: Sendable, Hashable {
  public init() {}

  /// The integrand at points with given scores and signs.
  public func perExample(
    _ v: Tensor, score: Tensor, signs: Tensor, _ f: (Tensor) -> Tensor
  ) -> Tensor {
    let point = v + 0
    let value = f(point)
    let along = gradient(of: (value * signs).sum(), withRespectTo: point)
    return (score * value + along * signs - 0.5 * value.squared()).sum(-1)
  }
}
