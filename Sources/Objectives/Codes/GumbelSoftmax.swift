import Autodiff

/// Gumbel-Softmax for bits: codes relaxed to (0, 1), and the gradient along their path.
///
///     z = σ((a + l)/τ),  l = log u − log(1 − u) logistic
///
/// f is evaluated between the codes, so that both its mean and the gradient are biased; the smaller
/// τ
/// the less, and the larger the variance.
///
/// - Shapes: see `BitGradientEstimator`.
/// - Gradient: that of the relaxed problem, through the samples.
/// - Source: Jang, Gu & Poole (2017); Maddison, Mnih & Teh (2017), Eq. (10), the binary case.
public struct GumbelSoftmax: SampledBitEstimator, Hashable {
  public var sampleCount: Int
  /// τ, above 0.
  public var temperature: Double

  public init(temperature: Double, sampleCount: Int = 1) {
    precondition(temperature > 0, "the temperature is \(temperature), expected above 0")
    self.temperature = temperature
    self.sampleCount = sampleCount
  }

  public func estimate(
    logits: Tensor, noise: Tensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate {
    let logistic = log(noise) - log(1 - noise)
    let value = integrand(sigmoid((logits.expanded(0) + logistic) * (1 / temperature))).mean(0)
    return BitEstimate(value: value, surrogate: value, slopes: nil)
  }
}
