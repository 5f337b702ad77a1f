import Autodiff

/// How the first values of a weight or bias are drawn.
public enum Initializer: Sendable, Hashable {
  case zeros
  case constant(Double)
  /// Mean 0, the given standard deviation.
  case normal(standardDeviation: Double)
  /// Mean 0, variance 2·factor / fan-in.
  case scaledNormal(factor: Double)
  /// Uniform within ±1/√fan-in, as PyTorch draws weights and biases of affine layers.
  case fanInUniform

  /// First values.
  ///
  /// - Parameter fanIn: Number of inputs that each output sums over.
  public func callAsFunction(_ shape: [Int], fanIn: Int, key: KeyTensor) -> Tensor {
    switch self {
    case .zeros: .constant(0, shape: shape)
    case .constant(let value): .constant(value, shape: shape)
    case .normal(let deviation): deviation * key.normal(shape)
    case .scaledNormal(let factor):
      (2 * factor / Double(fanIn)).squareRoot() * key.normal(shape)
    case .fanInUniform:
      (2 / Double(fanIn).squareRoot()) * (key.uniform(shape) - 0.5)
    }
  }
}
