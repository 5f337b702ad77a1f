import Autodiff
import Models

/// The expectation itself, by summing over all codes: for few bits.
///
///     E f = Σ_z q(z) f(z)
///
/// - Shapes: see `BitGradientEstimator`; f is called with `[2ᴷ, batch, bits]`.
/// - Gradient: exact.
public struct CodeEnumeration: BitGradientEstimator, Hashable {
  public init() {}

  public func estimate(
    logits: Tensor, key: KeyTensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate { estimate(logits: logits, integrand) }

  public func estimate(
    logits: Tensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate {
    let (batch, bits) = (logits.shape[0], logits.shape[1])
    let codes = BitCodes.table(bits).expanded(1).broadcast(to: [1 << bits, batch, bits])
    let probability = exp(BitCodes.logProbabilities(logits: logits)).transposed()
    let value = (probability * integrand(codes)).sum(0)
    return BitEstimate(value: value, surrogate: value, slopes: nil)
  }
}
