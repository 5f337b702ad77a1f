import Autodiff

/// An element-wise non-linearity.
public enum Activation: String, Sendable, Hashable {
  case relu, tanh, softplus, sigmoid
  /// x above 0, eˣ − 1 below.
  case elu
  /// x above 0, x/5 below.
  case leakyRelu

  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .relu: Autodiff.relu(x)
    case .tanh: Autodiff.tanh(x)
    case .softplus: Autodiff.softplus(x)
    case .sigmoid: Autodiff.sigmoid(x)
    case .elu: Autodiff.relu(x) + expm1(-Autodiff.relu(-x))
    case .leakyRelu: Autodiff.relu(x) - 0.2 * Autodiff.relu(-x)
    }
  }
}
