import Autodiff
import Networks

/// A harmonium of word counts and bits, for documents of a given length N.
///
///     p(x, z | N) ∝ N!/∏x_w! exp{xᵀWz + uᵀx + vᵀz}
///
/// Both conditionals are those of a VAE: p(x|z) multinomial with logits affine in z, p(z|x)
/// factorised
/// with logits affine in the *counts* x. The prior of z is not uniform, and depends on N.
///
/// - Shapes: `weight` W `[words, bits]`, `wordBias` u `[words]`, `codeBias` v `[bits]`.
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), Eq. (15).
public struct MultinomialHarmonium: Sendable, Hashable {
  public var wordCount: Int
  public var bitCount: Int

  public init(words: Int, bits: Int) {
    wordCount = words
    bitCount = bits
  }

  /// Standard normal values.
  public func randomParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters["weight"] = key["weight"].normal([wordCount, bitCount])
    parameters["wordBias"] = key["wordBias"].normal([wordCount])
    parameters["codeBias"] = key["codeBias"].normal([bitCount])
    return parameters
  }

  /// Logits of p(z|x): counts `[batch, words]` give `[batch, bits]`.
  public func posteriorLogits(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    matmul(x, parameters["weight"]) + parameters["codeBias"].expanded(0)
  }

  /// Logits of p(x|z): codes `[n, bits]` give `[n, words]`.
  public func wordLogits(_ parameters: Parameters, given z: Tensor) -> Tensor {
    matmul(z, parameters["weight"], transposeB: true) + parameters["wordBias"].expanded(0)
  }

  /// xᵀWz + uᵀx + vᵀz of every datum and code, `[batch, codes]`: the logarithm of the joint up to
  /// the
  /// multinomial coefficient and a function of N.
  public func logUnnormalised(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    let codes = BitCodes.table(bitCount)
    return matmul(x, wordLogits(parameters, given: codes), transposeB: true)
      + matmul(codes, parameters["codeBias"].expanded(1)).transposed()
  }

  /// log p(z|N) of every code, `[codes]`: vᵀz + N log Σ_w exp(Wz + u)_w, normalised.
  public func logPrior(_ parameters: Parameters, length: Int) -> Tensor {
    let codes = BitCodes.table(bitCount)
    let logits =
      matmul(codes, parameters["codeBias"].expanded(1)).reshaped([1, codes.shape[0]])
      + Double(length) * logSumExp(wordLogits(parameters, given: codes)).expanded(0)
    return (logits - logSumExp(logits).expanded(1)).reshaped([codes.shape[0]])
  }
}
