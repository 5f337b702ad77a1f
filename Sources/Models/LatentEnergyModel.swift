import Autodiff
import Networks

/// An energy-based latent variable model: what estimators of its score need to know of it.
///
///     log p̃(v, h) = −E(v, h),  p(v, h) = p̃(v, h) / Z,  p̃(v) = ∫ p̃(v, h) dh
///
/// The score is ∇_v log p(v); ∇_v log p̃(v, h) at a fixed h is called the conditional score.
///
/// - Shapes: v is `[batch, visible]`; h holds particles, `[particles, batch, latent]`.
/// - Units: nats; scores are nats per unit of v.
/// - Gradient: everything is differentiable in the parameters, in v and in h, to any order.
/// - Source: Bao et al. (2021), ICML, PMLR 139, §1.1 of its specification.
public protocol LatentEnergyModel: Sendable {
  /// d.
  var visibleCount: Int { get }
  /// n.
  var latentCount: Int { get }

  /// First values of θ.
  func initialParameters(key: KeyTensor) -> Parameters

  /// log p̃(v, h), `[particles, batch]`.
  func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor

  /// The mean over particles of ∇_v log p̃(v, h), `[batch, visible]`.
  func meanScore(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor

  /// zᵀ∇_v log p̃(v, h) of each particle, `[particles, batch]`, for z of shape `[batch, visible]`.
  func projectedScores(
    _ parameters: Parameters, _ v: Tensor, _ h: Tensor, along z: Tensor
  ) -> Tensor
}

extension LatentEnergyModel {
  /// One reverse pass through the energy of all particles.
  public func meanScore(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    // A node of its own: h may have been made from v, and is held fixed here.
    let point = v + 0
    let total = logDensity(parameters, point, h).sum() * (1 / Double(h.shape[0]))
    return gradient(of: total, withRespectTo: point)
  }

  /// A Jacobian–vector product, as the derivative by w of zᵀ∇_v Σ w log p̃: two reverse passes,
  /// however many particles.
  public func projectedScores(
    _ parameters: Parameters, _ v: Tensor, _ h: Tensor, along z: Tensor
  ) -> Tensor {
    let point = v + 0
    let values = logDensity(parameters, point, h)
    // The derivative is linear in w, so that its place does not matter; it must be no constant.
    let w = values.stopGradient()
    let scores = gradient(of: (w * values).sum(), withRespectTo: point)
    return gradient(of: (z * scores).sum(), withRespectTo: w)
  }
}
