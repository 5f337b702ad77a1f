import Autodiff

/// Codes of K bits: all of them, and what is common to models that have them.
public enum BitCodes {
  /// Every code of `count` bits, `[2^count, count]`, the first bit slowest: 00, 01, 10, 11.
  public static func all(_ count: Int) -> [[Double]] {
    precondition((1...16).contains(count), "codes of \(count) bits are not enumerated")
    return (0..<1 << count).map { code in
      (0..<count).map { Double(code >> (count - 1 - $0) & 1) }
    }
  }

  /// The same inside a graph.
  public static func table(_ count: Int) -> Tensor {
    .constant(all(count).flatMap { $0 }, shape: [1 << count, count])
  }

  /// log q(z) in nats of every code for independent bits: `[batch, bits]` gives `[batch, codes]`.
  public static func logProbabilities(logits: Tensor) -> Tensor {
    let codes = table(logits.shape[1])
    return matmul(logits, codes, transposeB: true) - softplus(logits).sum([1], keepingAxes: true)
  }

  /// KL(q ‖ Bern(½)ᴷ) in nats of independent bits: `[…, bits]` gives `[…]`.
  ///
  ///     Σₖ [log 2 + σ(a) log σ(a) + (1 − σ(a)) log(1 − σ(a))]
  public static func divergenceFromUniform(logits: Tensor) -> Tensor {
    let share = sigmoid(logits)
    let terms = share * logSigmoid(logits) + (1 - share) * logSigmoid(-logits)
    return terms.sum(-1) + Double(logits.shape[logits.rank - 1]) * 0.693147180559945309
  }
}
