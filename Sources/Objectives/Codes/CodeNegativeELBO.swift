import Autodiff
import Models
import Networks

/// Negative evidence lower bound of documents with codes of bits.
///
///     −ELBO(x) = E_{q(z|x)}[−log p(x|z)] + KL(q(z|x) ‖ Bern(½)ᴷ)
///
/// The divergence and its gradient are exact; the expectation is the estimator's.
///
/// - Shapes: the results are `[batch]`. Callers take the mean.
/// - Units: nats per document, without the multinomial coefficient. To be minimised.
/// - Gradient: that of `surrogate`; unbiased where the estimator is.
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3; §4 of its specification, with its
///   variant of
///   lower variance, which leaves log q out of the differences of ARM.
public struct CodeNegativeELBO: Sendable {
  public var estimator: any BitGradientEstimator

  public init(estimator: any BitGradientEstimator) { self.estimator = estimator }

  /// The value of each document, and what is differentiated.
  public func perExample(
    _ model: MultinomialVAE, _ parameters: Parameters, _ documents: DocumentBatch, key: KeyTensor
  ) -> (value: Tensor, surrogate: Tensor) {
    let logits = model.posteriorLogits(parameters, documents)
    let estimate = estimator.estimate(logits: logits, key: key) {
      -model.logLikelihood(parameters, documents, given: $0)
    }
    let divergence = BitCodes.divergenceFromUniform(logits: logits)
    return (estimate.value + divergence, estimate.surrogate + divergence)
  }
}
