import Autodiff

/// DisARM: ARM with the noise integrated out given the two codes, for less variance.
///
///     ĝₖ = ½ (f(z⁽¹⁾) − f(z⁽²⁾)) (−1)^{zₖ⁽²⁾} 1[zₖ⁽¹⁾ ≠ zₖ⁽²⁾] σ(|aₖ|)
///
/// - Shapes: see `BitGradientEstimator`.
/// - Gradient: unbiased; E[ĝ of ARM | z⁽¹⁾, z⁽²⁾].
/// - Source: Dong, Mnih & Tucker (2020), NeurIPS, Eq. (5).
public struct DisARM: SampledBitEstimator, Hashable {
  public var sampleCount: Int

  public init(sampleCount: Int = 1) { self.sampleCount = sampleCount }

  public func estimate(
    logits: Tensor, noise: Tensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate {
    let codes = AntitheticCodes(logits: logits, noise: noise)
    let values = codes.values(integrand)
    let difference = (values.first - values.second).expanded(2)
    // (−1)^{z⁽²⁾} 1[z⁽¹⁾ ≠ z⁽²⁾] is z⁽¹⁾ − z⁽²⁾.
    let slopes =
      0.5 * difference * (codes.first - codes.second) * sigmoid(abs(logits)).expanded(0)
    return AntitheticCodes.estimate(logits: logits, slopes: slopes, values)
  }
}
