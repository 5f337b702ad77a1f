import Autodiff
import Networks

/// Encoder e3: logits affine in the frequencies, a = Wᵀx̃/Ñ + b.
///
/// It does not see how long a document is, and so cannot be exact unless W = 0.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3.
public struct LinearFrequencyEncoder: DocumentEncoder, Hashable {
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
    documents.frequencyProduct(parameters["weight"]) + parameters["bias"].expanded(0)
  }
}
