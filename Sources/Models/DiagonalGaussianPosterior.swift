import Autodiff
import Distributions
import Networks

/// A posterior that is a Gaussian with independent latents for every v, reparametrised by standard
/// normal noise.
///
/// - Gradient path: samples depend on φ through mean and deviation, log q on φ, h and v.
public protocol DiagonalGaussianPosterior: LatentPosterior {
  /// q(h|v): batch shape `[batch]`, event shape `[latent]`.
  func distribution(_ parameters: Parameters, given v: Tensor) -> DiagonalGaussian
}

extension DiagonalGaussianPosterior {
  /// Standard normal, `[particles, batch, latent]`.
  public func noise(_ key: KeyTensor, particles: Int, batch: Int) -> Tensor {
    key.normal([particles, batch, latentCount])
  }

  /// Mean and deviation times the noise.
  public func sample(_ parameters: Parameters, _ v: Tensor, noise: Tensor) -> Tensor {
    distribution(parameters, given: v).sample(noise: noise)
  }

  /// log q(h|v).
  public func logDensity(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor {
    distribution(parameters, given: v).logProb(h)
  }
}
