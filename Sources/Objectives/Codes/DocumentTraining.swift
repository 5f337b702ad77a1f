import Autodiff
import Models
import Networks
import Optimizers

/// How a VAE of documents is trained: the two programs of its training.
///
/// Each step takes the next documents of a random order that is drawn anew each epoch and makes one
/// update of all parameters. The documents that do not fill a last batch are left out of an epoch;
/// which they are changes with the order.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3; §5.4 of its specification. The mean
///   over
///   the batch is that of documents.
public struct DocumentTraining: Sendable {
  public var model: MultinomialVAE
  public var objective: CodeNegativeELBO
  public var optimizer: Adam
  /// Number of training documents, and of their words and counts.
  public var documentCount: Int
  public var termCount: Int
  /// Documents of one step.
  public var batchSize: Int

  public init(
    model: MultinomialVAE, objective: CodeNegativeELBO, optimizer: Adam, documentCount: Int,
    termCount: Int, batchSize: Int
  ) {
    precondition(
      batchSize >= 1 && batchSize <= documentCount,
      "batches of \(batchSize) from \(documentCount) documents")
    self.model = model
    self.objective = objective
    self.optimizer = optimizer
    self.documentCount = documentCount
    self.termCount = termCount
    self.batchSize = batchSize
  }

  /// Steps that make an epoch.
  public var stepsPerEpoch: Int { documentCount / batchSize }

  /// Parameters and state of the optimiser, from `key`.
  public func initialisation() -> Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let parameters = model.initialParameters(key: inputs.key("key"))
        return outputs(parameters, optimizer.initialState(for: parameters))
      })
  }

  /// One step: its state, and the mean `negative_elbo` over the batch before the update.
  public func step() -> Program {
    let parameters = model.initialParameters(key: .placeholder("key"))
    let memory = optimizer.initialState(for: parameters)
    let state = outputs(parameters, memory).map { Port($0.0, $0.1.shape) }
    let corpus = CorpusPorts(
      documents: documentCount, terms: termCount, words: model.decoder.wordCount)
    return Program(
      state + [Port("key", [], .key), Port("step", [], .index)] + corpus.ports,
      outputs: { inputs in
        let current = parameters.taken(from: inputs)
        let remembered = memory.replacing(memory.names.map { inputs[Self.prefix + $0] })
        let (step, key) = (inputs["step"], inputs.key("key"))
        let documents = corpus.batch(inputs, rows: rows(step, key))
        let terms = objective.perExample(model, current, documents, key: key["noise"][step])
        let gradients = gradient(of: terms.surrogate.mean(), withRespectTo: current.tensors)
        let next = optimizer.updated(current, gradients, state: remembered, step: step)
        return outputs(next.parameters, next.state)
          + [("negative_elbo", terms.value.mean())]
      })
  }

  /// Whether a part of the state belongs to the model, not to the optimiser.
  public static func isParameter(_ name: String) -> Bool { !name.hasPrefix(prefix) }

  private static let prefix = "optimizer."

  /// The documents of a step.
  private func rows(_ step: Tensor, _ key: KeyTensor) -> Tensor {
    let start = step.remainder(stepsPerEpoch).multiplied(by: batchSize)
    return key["order"][step.quotient(stepsPerEpoch)]
      .permutedIndices(from: start, count: batchSize, of: documentCount)
  }

  private func outputs(_ parameters: Parameters, _ memory: Parameters) -> [(String, Tensor)] {
    parameters.outputs + memory.outputs.map { (Self.prefix + $0.0, $0.1) }
  }
}
