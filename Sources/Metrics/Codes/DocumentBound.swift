import Autodiff
import Foundation
import Models
import Networks

/// The negative bound of documents as it is reported, with its parts.
///
///     NELBO(x) = E_{q(z|x)}[−log p(x|z)] + KL(q(z|x) ‖ p(z))
///
/// Where there are few bits the expectation is a sum over all codes and log p(x) is exact; else it
/// is a
/// mean over samples. To be reported relative to a document's own frequencies, Σ x̃ log(x̃/Ñ) is
/// added,
/// which depends on no parameter.
///
/// - Shapes: `[batch]` each.
/// - Units: nats per document, without the multinomial coefficient.
/// - Gradient: not meant to be differentiated.
/// - Source: §5.1 and §5.4 of the specification of Shekhovtsov, Schlesinger & Flach (2022).
public struct DocumentBound: Sendable, Hashable {
  /// Codes drawn for each document where they are not enumerated.
  public var sampleCount: Int
  /// With at most so many bits all codes are summed over.
  public static let enumeratedBits = 10

  public init(sampleCount: Int) { self.sampleCount = sampleCount }

  /// The parts of the bound of each document.
  public struct Terms {
    public var reconstruction: Tensor
    public var divergence: Tensor
    /// −log p(x); nil where codes are sampled.
    public var negativeLogLikelihood: Tensor?
    public var negativeBound: Tensor { reconstruction + divergence }
  }

  public func perExample(
    _ model: MultinomialVAE, _ parameters: Parameters, _ documents: DocumentBatch, key: KeyTensor
  ) -> Terms {
    let logits = model.posteriorLogits(parameters, documents)
    let divergence = BitCodes.divergenceFromUniform(logits: logits)
    guard model.bitCount <= Self.enumeratedBits else {
      let shape = [sampleCount] + logits.shape
      let codes = key.bernoulli(sigmoid(logits).expanded(0).broadcast(to: shape))
      let values = model.logLikelihood(parameters, documents, given: codes)
      return Terms(reconstruction: -values.mean(0), divergence: divergence)
    }
    let table = model.decoder.logLikelihoodTable(
      parameters.scope("decoder"), documents, codes: BitCodes.table(model.bitCount))
    let probability = exp(BitCodes.logProbabilities(logits: logits))
    return Terms(
      reconstruction: -(probability * table).sum(1), divergence: divergence,
      negativeLogLikelihood: Double(model.bitCount) * Foundation.log(2) - logSumExp(table))
  }
}
