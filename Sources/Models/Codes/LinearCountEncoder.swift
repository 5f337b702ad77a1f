import Autodiff
import Networks

/// Encoder e1: logits affine in the counts, a = Wᵀx̃ + b.
///
/// The only one of the three that can be exact: the posterior of a multinomial–Bernoulli harmonium
/// has
/// this form.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3; Eq. (6) of its specification.
public struct LinearCountEncoder: DocumentEncoder, Hashable {
  public let wordCount: Int
  public let bitCount: Int

  public init(words: Int, bits: Int) {
    wordCount = words
    bitCount = bits
  }

  public func initialParameters(key: KeyTensor) -> Parameters {
    affineParameters(words: wordCount, outputs: bitCount, key: key)
  }

  public func logits(_ parameters: Parameters, _ documents: DocumentBatch) -> Tensor {
    documents.product(parameters["weight"]) + parameters["bias"].expanded(0)
  }
}
