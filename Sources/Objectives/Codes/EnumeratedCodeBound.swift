import Autodiff
import Foundation
import Models

/// The evidence lower bound of a model with few bits, by summing over all codes.
///
///     ELBO(x) = Σ_z q(z|x) [log p(x|z) + log p(z) − log q(z|x)]
///     log p(x) = log Σ_z p(x|z) p(z),  KL(q(z|x) ‖ p(z|x)) = log p(x) − ELBO(x)
///
/// - Shapes: logits `[batch, bits]`, log p(x|z) `[batch, codes]` with the codes in the order of
///   `BitCodes`, log p(z) `[codes]`; the results are `[batch]`.
/// - Units: nats per example.
/// - Gradient: exact, to all inputs.
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), Eq. (1).
public struct EnumeratedCodeBound: Sendable, Hashable {
  public init() {}

  /// The bound of each example, and what it is a bound of.
  public struct Terms {
    public var bound: Tensor
    public var evidence: Tensor
    /// KL(q(z|x) ‖ p(z|x)).
    public var mismatch: Tensor { evidence - bound }
  }

  /// - Parameter logPrior: log p(z) of each code; nil for the uniform prior.
  public func perExample(
    logits: Tensor, logLikelihood: Tensor, logPrior: Tensor? = nil
  ) -> Terms {
    let bits = Double(logits.shape[1])
    let joint =
      logPrior.map { logLikelihood + $0.expanded(0) }
      ?? logLikelihood - bits * Foundation.log(2)
    let logPosterior = BitCodes.logProbabilities(logits: logits)
    return Terms(
      bound: (exp(logPosterior) * (joint - logPosterior)).sum(1), evidence: logSumExp(joint))
  }
}
