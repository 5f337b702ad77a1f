import RecipeKit

/// What is known of a decoder and an encoder of the mixture: expectations under the ground truth.
public struct MixtureState: Sendable {
  /// E log p_θ(x), the bound, their difference and the parallelogram defect.
  static let outputs = ["likelihood", "elbo", "defect"]
  /// Shares of the data for which two decisions agree: the model's posterior with q, q with the
  /// truth,
  /// the model's posterior with the truth.
  static let agreements = ["model_encoder", "encoder_truth", "model_truth"]

  static let columns =
    [
      Column("source"), Column("phase"), Column("step"),
      Column("likelihood", label: "log-likelihood", unit: .natsPerExample, digits: 4),
      Column("elbo", label: "ELBO", unit: .natsPerExample, digits: 4),
      Column("defect", label: "Parallelogram defect", digits: 3),
      Column("model_encoder", label: "Posterior and encoder agree", unit: .fraction, digits: 3),
      Column("encoder_truth", label: "Encoder and truth agree", unit: .fraction, digits: 3),
      Column("model_truth", label: "Posterior and truth agree", unit: .fraction, digits: 3),
    ] + Mixture.codes.flatMap { [Column("x\($0)"), Column("y\($0)")] }

  /// The quantities as outputs of a program on the grid.
  ///
  /// - Parameters:
  ///   - centres: `[4, 2]`.
  ///   - logits: Of q(z|x), `[points, 2]`.
  static func outputs(
    x: Tensor, weights: Tensor, centres: Tensor, logits: Tensor
  ) -> [(String, Tensor)] {
    let table = Mixture.decoder.logLikelihoodTable(centres: centres, x)
    let terms = EnumeratedCodeBound().perExample(logits: logits, logLikelihood: table)
    let truth = Mixture.decoder.logLikelihoodTable(centres: Mixture.centreTensor, x)
    let decisions = [
      decision(table), decision(BitCodes.logProbabilities(logits: logits)), decision(truth),
    ]
    func agreement(_ a: Int, _ b: Int) -> Tensor {
      (weights * (decisions[a] * decisions[b]).sum(1)).sum()
    }
    return [
      ("likelihood", (weights * terms.evidence).sum()), ("elbo", (weights * terms.bound).sum()),
      ("defect", Mixture.defect(centres)), ("model_encoder", agreement(0, 1)),
      ("encoder_truth", agreement(1, 2)), ("model_truth", agreement(0, 2)),
      ("state_centres", centres),
    ]
  }

  /// 1 at the largest entry of each row, shared between ties, 0 elsewhere.
  private static func decision(_ table: Tensor) -> Tensor {
    let mask = table .== table.maximum([1], keepingAxes: true)
    return mask / mask.sum([1], keepingAxes: true)
  }

  /// A record of the outputs of a program that was run.
  static func record(
    _ executable: Executable, source: String, phase: String, step: Int
  ) -> [String: Value] {
    var record: [String: Value] = [
      "source": .text(source), "phase": .text(phase), "step": .integer(step),
    ]
    for name in outputs + agreements { record[name] = .number(executable.scalar(name)) }
    let centres = executable.values("state_centres")
    for (index, code) in Mixture.codes.enumerated() {
      record["x\(code)"] = .number(centres[2 * index])
      record["y\(code)"] = .number(centres[2 * index + 1])
    }
    return record
  }
}
