import Autodiff
import Models

/// The score of an importance-sampled likelihood with uniform bits as proposals (IS-KSD).
///
///     log p̃_IS(v) = log 1/L Σ p̃(v, h_i) 2ⁿ,  h_i ~ Bern(½)ⁿ
///     ŝ = Σ w_i ∇_v log p̃(v, h_i),  w = softmax_i log p̃(v, h_i)
///
/// - Shapes: L new particles for every point and use.
/// - Gradient: through the weights and the conditional scores, in θ; zᵀŝ is differentiated as it is.
/// - Source: Bao et al. (2021), ICML, PMLR 139; §3.1 of its specification.
public struct ImportanceSampledScore: ScoreEstimator {
  public var model: any LatentEnergyModel
  /// L.
  public var particles: Int

  public init(_ model: any LatentEnergyModel, particles: Int) {
    precondition(particles >= 1, "\(particles) particles")
    self.model = model
    self.particles = particles
  }

  public func score(_ parameters: EnergyParameters, _ v: Tensor, key: KeyTensor) -> Tensor {
    score(parameters, v, draw(v, key))
  }

  /// ŝ of given particles, `[particles, points, latent]`.
  public func score(_ parameters: EnergyParameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    let point = v + 0
    let evidence = logSumExp(model.logDensity(parameters.model, point, h), axis: 0)
    return gradient(of: evidence.sum(), withRespectTo: point)
  }

  public func surrogate(
    _ parameters: EnergyParameters, _ v: Tensor, along z: Tensor, key: KeyTensor
  ) -> Tensor {
    (z * score(parameters, v, draw(v, key))).sum(-1).mean()
  }

  private func draw(_ v: Tensor, _ key: KeyTensor) -> Tensor {
    let shape = [particles, v.shape[0], model.latentCount]
    return key.uniform(shape) .< Tensor.constant(0.5, shape: shape)
  }
}
