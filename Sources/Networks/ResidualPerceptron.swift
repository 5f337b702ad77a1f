import Autodiff

/// Residual blocks of dense layers with a non-linearity between blocks.
///
///     block(x) = A₂ a(A₁ x) + A₀ x,  A₁ square
///
/// There is no non-linearity after the last block. Weights and biases start uniform within ±1/√fan-in.
///
/// - Shapes: `[rows, inputs]` gives `[rows, outputs]`.
/// - Source: the toy networks of the released code of Bao et al. (2021), ICML, PMLR 139; §2.3 of its
///   specification.
public struct ResidualPerceptron: Sendable, Hashable {
  /// Inputs, then the outputs of each block.
  public var widths: [Int]
  public var activation: Activation

  public init(_ widths: [Int], _ activation: Activation) {
    precondition(widths.count >= 2, "a network needs inputs and outputs, got \(widths)")
    self.widths = widths
    self.activation = activation
  }

  private static func dense(_ inputs: Int, _ outputs: Int) -> Dense {
    Dense(inputs, outputs, weight: .fanInUniform, bias: .fanInUniform)
  }

  /// The three layers of a block: square, outer and shortcut.
  private func layers(_ block: Int) -> [(name: String, layer: Dense)] {
    let (inputs, outputs) = (widths[block], widths[block + 1])
    return [
      ("inner", Self.dense(inputs, inputs)), ("outer", Self.dense(inputs, outputs)),
      ("shortcut", Self.dense(inputs, outputs)),
    ]
  }

  /// First values, named `0.inner.weight`, `0.inner.bias`, `0.outer.weight`, ….
  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    for block in 0..<widths.count - 1 {
      for (name, layer) in layers(block) {
        parameters.add(
          layer.initialParameters(key: key["block \(block)"][name]), under: "\(block).\(name)")
      }
    }
    return parameters
  }

  public func callAsFunction(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    (0..<widths.count - 1).reduce(x) { value, block in
      let scope = parameters.scope("\(block)")
      let layers = layers(block).map { name, layer in
        { (x: Tensor) in layer(scope.scope(name), x) }
      }
      let y = layers[1](activation(layers[0](value))) + layers[2](value)
      return block == widths.count - 2 ? y : activation(y)
    }
  }
}
