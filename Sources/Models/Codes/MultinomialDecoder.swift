import Autodiff
import Networks

/// p(x|z): words of a document drawn independently with probabilities softmax(f(z)).
///
///     log p(x|z) = Σ_w x̃_w f_w(z) − Ñ log Σ_w exp f_w(z)
///
/// f is a network with ReLU layers and an affine layer onto the words. The coefficient of the
/// multinomial, which depends on no parameter, is left out.
///
/// Neither the counts nor their gradient are ever as wide as the vocabulary: with f_w = ⟨h, W_w⟩ +
/// b_w
/// the first sum is ⟨h, x̃W⟩ + x̃b.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), Eq. (13) and §4.3.
public struct MultinomialDecoder: Sendable, Hashable {
  public let bitCount: Int
  public let wordCount: Int
  /// Layers before the last; nil for an affine f.
  private let body: MultilayerPerceptron?

  /// - Parameter hidden: Widths of the hidden layers; none for an affine f.
  public init(bits: Int, hidden: [Int], words: Int) {
    bitCount = bits
    wordCount = words
    body =
      hidden.isEmpty
      ? nil
      : MultilayerPerceptron(
        [bits] + hidden, .relu, weight: .fanInUniform, bias: .fanInUniform)
  }

  private var featureCount: Int { body?.layers.last?.outputs ?? bitCount }

  /// First values of θ: `weight` is `[words, features]`, a row for each word.
  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    let width = featureCount
    parameters["weight"] = Initializer.fanInUniform(
      [wordCount, width], fanIn: width, key: key["weight"])
    parameters["bias"] = Initializer.fanInUniform([wordCount], fanIn: width, key: key["bias"])
    if let body { parameters.add(body.initialParameters(key: key["body"]), under: "body") }
    return parameters
  }

  /// h(z), the inputs of the last layer: `[n, bits]` gives `[n, features]`. Codes may be relaxed to
  /// [0, 1].
  public func features(_ parameters: Parameters, _ z: Tensor) -> Tensor {
    guard let body else { return z }
    return relu(body(parameters.scope("body"), z))
  }

  /// With at most so many bits the normalisers of all codes are fewer than those of a batch.
  public static let tabulatedBits = 8

  /// log p(x|z) in nats, `[samples, batch]`, of codes `[samples, batch, bits]` drawn for each
  /// document.
  ///
  /// - Parameter areBits: Whether the codes are 0 or 1 throughout. The normaliser, which depends on
  ///   the
  ///   code alone, is then made once for each code where there are few of them.
  public func logLikelihood(
    _ parameters: Parameters, _ documents: DocumentBatch, given z: Tensor, areBits: Bool = true
  ) -> Tensor {
    let (samples, batch) = (z.shape[0], documents.count)
    z.checkShape([nil, batch, bitCount], "z")
    let h = features(parameters, z.reshaped([samples * batch, bitCount]))
    let scores = documents.product(parameters["weight"])
    let matched = (h.reshaped([samples, batch, featureCount]) * scores.expanded(0)).sum(2)
    let isTabulated =
      areBits && bitCount <= Self.tabulatedBits && 1 << bitCount <= samples * batch
    let normaliser =
      isTabulated
      ? tabulatedNormaliser(parameters, z.reshaped([samples * batch, bitCount]))
      : self.normaliser(parameters, h)
    return matched + biasScores(parameters, documents).reshaped([1, batch])
      - normaliser.reshaped([samples, batch]) * documents.lengths.expanded(0)
  }

  /// The normalisers of codes `[n, bits]` of zeros and ones, picked from those of all codes.
  private func tabulatedNormaliser(_ parameters: Parameters, _ z: Tensor) -> Tensor {
    let codes = BitCodes.table(bitCount)
    let table = normaliser(parameters, features(parameters, codes))
    // Two codes agree in all bits where (2z − 1)·(2c − 1) is their number.
    let agreement = matmul(2 * z - 1, 2 * codes - 1, transposeB: true)
    let isSame = Tensor.constant(Double(bitCount) - 0.5, shape: agreement.shape) .< agreement
    return matmul(isSame.stopGradient(), table.expanded(1)).reshaped([z.shape[0]])
  }

  /// log p(x|z) in nats of every document and every code: codes `[codes, bits]` give
  /// `[batch, codes]`.
  public func logLikelihoodTable(
    _ parameters: Parameters, _ documents: DocumentBatch, codes: Tensor
  ) -> Tensor {
    let h = features(parameters, codes)
    let matched = matmul(documents.product(parameters["weight"]), h, transposeB: true)
    return matched + biasScores(parameters, documents)
      - documents.lengths.expanded(1) * normaliser(parameters, h).expanded(0)
  }

  /// log softmax(f(z)) of every word: `[n, bits]` gives `[n, words]`.
  public func logProbabilities(_ parameters: Parameters, given z: Tensor) -> Tensor {
    let h = features(parameters, z)
    let logits =
      matmul(h, parameters["weight"], transposeB: true) + parameters["bias"].expanded(0)
    return logits - normaliser(parameters, h).expanded(1)
  }

  private func normaliser(_ parameters: Parameters, _ h: Tensor) -> Tensor {
    affineLogSumExp(h, weights: parameters["weight"], bias: parameters["bias"])
  }

  /// x̃b, `[batch, 1]`.
  private func biasScores(_ parameters: Parameters, _ documents: DocumentBatch) -> Tensor {
    documents.product(parameters["bias"].expanded(1))
  }
}
