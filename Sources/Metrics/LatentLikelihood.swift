import Autodiff
import Foundation
import Models
import Networks

/// The unnormalised likelihood of a latent energy model by importance sampling of h from q(h|v).
///
///     log p̃(v) ≈ log 1/P Σ p̃(v, h_i) / q(h_i|v),  h_i ∼ q(h|v)
///
/// Particles are worked on in chunks, and weights kept relative to the largest so far. What depends
/// on v alone is computed once.
///
/// - Shapes: `[points]` each.
/// - Units: nats; too small in the mean, by about half the variance of a weight over P.
/// - Gradient: not meant to be differentiated.
/// - Source: Burda, Grosse & Salakhutdinov (2016), arXiv:1509.00519, for an unnormalised p̃.
public struct LatentLikelihood: Sendable {
  public var model: any LatentEnergyModel
  public var posterior: any LatentPosterior
  /// P.
  public var particles: Int
  /// Particles worked on at a time.
  public var chunk: Int

  public init(
    _ model: any LatentEnergyModel, _ posterior: any LatentPosterior, particles: Int,
    chunk: Int = 4
  ) {
    precondition(
      particles >= 1 && particles % chunk == 0, "\(particles) particles in chunks of \(chunk)")
    self.model = model
    self.posterior = posterior
    self.particles = particles
    self.chunk = chunk
  }

  /// log p̃(v), and the effective share of the particles, (Σw)² / PΣw².
  public func perExample(
    _ theta: Parameters, posterior phi: Parameters, _ v: Tensor, key: KeyTensor
  ) -> (logLikelihood: Tensor, effectiveShare: Tensor) {
    let points = v.shape[0]
    let start: [Tensor] = [
      .constant(-1e30, shape: [points]), .constant(0, shape: [points]),
      .constant(0, shape: [points]),
    ]
    let sums = repeated(particles / chunk, carrying: start) { iteration, state in
      let noise = posterior.noise(key[iteration], particles: chunk, batch: points)
      let h = posterior.sample(phi, v, noise: noise)
      let logits = model.logDensity(theta, v, h) - posterior.logDensity(phi, h, given: v)
      let peak = maximum(state[0], logits.maximum([0]))
      let kept = exp(state[0] - peak)
      let weights = exp(logits - peak.expanded(0))
      return [
        peak, state[1] * kept + weights.sum(0),
        state[2] * kept.squared() + weights.squared().sum(0),
      ]
    }
    let count = Double(particles)
    return (
      sums[0] + log(sums[1]) - Foundation.log(count),
      sums[1].squared() / (count * sums[2])
    )
  }
}
