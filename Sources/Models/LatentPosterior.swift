import Autodiff
import Networks

/// A variational posterior q(h|v) from which particles are drawn by reparametrisation.
///
/// - Shapes: v is `[batch, visible]`; h and noise are `[particles, batch, latent]`.
/// - Units: nats.
public protocol LatentPosterior: Sendable {
  /// n.
  var latentCount: Int { get }

  /// First values of φ.
  func initialParameters(key: KeyTensor) -> Parameters

  /// The noise that particles are made of.
  func noise(_ key: KeyTensor, particles: Int, batch: Int) -> Tensor

  /// Particles h(φ, v, noise).
  ///
  /// - Gradient: through φ and v.
  func sample(_ parameters: Parameters, _ v: Tensor, noise: Tensor) -> Tensor

  /// log q(h|v), `[particles, batch]`.
  func logDensity(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor

  /// E[h], or what stands for it where particles are relaxed: `[batch, latent]`.
  func mean(_ parameters: Parameters, given v: Tensor) -> Tensor

  /// The mean over particles of ∇_v log q(h|v) with h held fixed, `[batch, visible]`.
  func meanScore(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor
}

extension LatentPosterior {
  /// One reverse pass through log q of all particles.
  public func meanScore(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor {
    // A node of its own: h was made from v, and is held fixed here.
    let point = v + 0
    let total = logDensity(parameters, h, given: point).sum() * (1 / Double(h.shape[0]))
    return gradient(of: total, withRespectTo: point)
  }

  /// Particles drawn from a key.
  public func sample(
    _ parameters: Parameters, _ v: Tensor, particles: Int, key: KeyTensor
  ) -> Tensor {
    sample(parameters, v, noise: noise(key, particles: particles, batch: v.shape[0]))
  }
}
