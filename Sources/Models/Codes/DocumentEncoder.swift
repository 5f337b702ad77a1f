import Autodiff
import Networks

/// q(z|x) = ∏ₖ Bern(zₖ; σ(aₖ(x))): independent bits of a document.
public protocol DocumentEncoder: Sendable {
  /// K.
  var bitCount: Int { get }
  /// First values of φ.
  func initialParameters(key: KeyTensor) -> Parameters
  /// a(x), `[batch, bits]`.
  func logits(_ parameters: Parameters, _ documents: DocumentBatch) -> Tensor
}

extension DocumentEncoder {
  /// One affine layer on words, whose weights start uniform on ±1 / √words.
  func affineParameters(words: Int, outputs: Int, key: KeyTensor) -> Parameters {
    Dense(words, outputs, weight: .fanInUniform, bias: .fanInUniform)
      .initialParameters(key: key)
  }
}
