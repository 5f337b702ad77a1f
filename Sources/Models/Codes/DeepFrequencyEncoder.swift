import Autodiff
import Networks

/// Encoder e2: a network with hidden ReLU layers on the frequencies x̃/Ñ.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3: two hidden layers of 512.
public struct DeepFrequencyEncoder: DocumentEncoder, Hashable {
  public let wordCount: Int
  /// Layers after the first.
  private let rest: MultilayerPerceptron

  /// - Parameter hidden: Widths of the hidden layers; at least one.
  public init(words: Int, hidden: [Int], bits: Int) {
    wordCount = words
    rest = MultilayerPerceptron(
      hidden + [bits], .relu, weight: .fanInUniform, bias: .fanInUniform)
  }

  public var bitCount: Int { rest.layers[rest.layers.count - 1].outputs }

  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = affineParameters(
      words: wordCount, outputs: rest.layers[0].inputs, key: key["first"])
    parameters.add(rest.initialParameters(key: key["rest"]), under: "rest")
    return parameters
  }

  public func logits(_ parameters: Parameters, _ documents: DocumentBatch) -> Tensor {
    let first =
      documents.frequencyProduct(parameters["weight"]) + parameters["bias"].expanded(0)
    return rest(parameters.scope("rest"), relu(first))
  }
}
