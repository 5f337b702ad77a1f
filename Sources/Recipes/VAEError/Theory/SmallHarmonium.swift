import RecipeKit

/// A multinomial–Bernoulli harmonium so small that all documents of its length can be summed over.
enum SmallHarmonium {
  static let model = MultinomialHarmonium(words: 5, bits: 3)
  /// N.
  static let length = 4
  /// Draws of its parameters.
  static let draws = 5

  /// Every document of N words as counts.
  static let documents = counts(length, words: model.wordCount)
  /// log N!/∏x_w! of each.
  static let coefficients = documents.map { counts in
    lgamma(Double(length) + 1) - counts.reduce(0.0) { $0 + lgamma($1 + 1) }
  }

  private static func counts(_ total: Int, words: Int) -> [[Double]] {
    guard words > 1 else { return [[Double(total)]] }
    return (0...total).flatMap { first in
      counts(total - first, words: words - 1).map { [Double(first)] + $0 }
    }
  }

  static var documentTensor: Tensor {
    .constant(documents.flatMap { $0 }, shape: [documents.count, model.wordCount])
  }

  /// log p(x|z) of every document and code from the decoder's logits, `[documents, codes]`.
  static func logLikelihood(_ parameters: Parameters) -> Tensor {
    let logits = model.wordLogits(parameters, given: BitCodes.table(model.bitCount))
    let logProbabilities = logits - logSumExp(logits).expanded(1)
    return matmul(documentTensor, logProbabilities, transposeB: true)
      + Tensor.constant(coefficients, shape: [documents.count, 1])
  }

  static func key(_ draw: Int) -> RandomKey { RandomKey(seed: 0)["harmonium"][draw] }
}
