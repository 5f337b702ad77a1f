import Autodiff
import Distributions
import Models
import Networks

/// What the approximate posterior of a Bernoulli VAE costs and misses, image by image.
///
///     ELBO(x) = E_q[log p(x|z) + log p(z) − log q(z|x)],
///     D(x) = E_q ‖∇_z log q(z|x) − ∇_z log p(z) − ∇_z log p(x|z)‖²
///
/// Expectations are means over samples, shared by both. In this form neither has any variance where
/// q is the posterior, so that small gaps are measured as well as large ones; KL(q(z|x) ‖ p(z)) is in
/// closed form.
///
/// - Shapes: `x` is `[images, observed]`; every term is `[images]`.
/// - Units: nats per example; D in nats² per squared latent unit.
/// - Source: Levy & Ermon, "Trading-off Learning and Inference in Deep Latent Variable Models",
///   Eqs. (2), (3).
public struct VariationalTerms: Sendable, Hashable {
  /// Samples of z per image; at least 1.
  public var sampleCount: Int

  public init(sampleCount: Int) {
    precondition(sampleCount >= 1, "a mean over \(sampleCount) samples")
    self.sampleCount = sampleCount
  }

  /// The terms of each image.
  public struct Terms {
    public var lowerBound: Tensor
    public var priorDivergence: Tensor
    public var scoreMatching: Tensor
  }

  /// - Parameter key: Of the samples; every image gets its own.
  public func perExample(
    _ model: BernoulliVAE, _ parameters: Parameters, _ x: Tensor, key: KeyTensor
  ) -> Terms {
    let posterior = model.posterior(parameters, x)
    let noise = key.normal([sampleCount, x.shape[0], model.latentCount])
    let z = posterior.sample(noise: noise)
    let logLikelihood = model.logLikelihood(parameters, x, given: z)
    let score = gradient(of: logLikelihood.sum(), withRespectTo: z)
    let residual = z - noise / posterior.standardDeviation.expanded(0) - score
    // log p(z) − log q(z|x): both normalisers cancel but for log σ.
    let logRatio =
      0.5 * (noise.squaredNorm() - z.squaredNorm())
      + log(posterior.standardDeviation).sum(-1).expanded(0)
    return Terms(
      lowerBound: (logLikelihood + logRatio).mean(0), priorDivergence: posterior.klToStandard(),
      scoreMatching: residual.squaredNorm().mean(0))
  }
}
