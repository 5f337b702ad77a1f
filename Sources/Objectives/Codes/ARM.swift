import Autodiff

/// Augment–REINFORCE–merge: an unbiased gradient of E_q[f(z)] for bits from pairs of antithetic
/// codes.
///
///     ĝₖ = (f(z⁽¹⁾) − f(z⁽²⁾)) (uₖ − ½),  u ∼ U(0, 1)ᴷ
///
/// - Shapes: see `BitGradientEstimator`. With S samples, S pairs of codes for each datum.
/// - Gradient: unbiased by the logits; by the decoder's parameters the mean over both codes.
/// - Source: Yin & Zhou (2019), ICLR, Eq. (5); used by Shekhovtsov, Schlesinger & Flach (2022) with
///   S = 1 and 10.
public struct ARM: SampledBitEstimator, Hashable {
  public var sampleCount: Int

  public init(sampleCount: Int = 1) { self.sampleCount = sampleCount }

  public func estimate(
    logits: Tensor, noise: Tensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate {
    let codes = AntitheticCodes(logits: logits, noise: noise)
    let values = codes.values(integrand)
    let difference = (values.first - values.second).expanded(2)
    return AntitheticCodes.estimate(logits: logits, slopes: difference * (noise - 0.5), values)
  }
}
