import RecipeKit

/// The random machine of the checks, with its exact posterior.
struct SmallMachine {
  static let model = GaussianBernoulliRBM(visible: 3, latent: 5)
  static let posterior = BernoulliPosterior(visible: 3, latent: 5)

  /// θ: standard deviations around 0.7, normal weights and biases.
  static func theta(_ key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters["logSigma"] = 0.3 * key["logSigma"].normal([3]) - 0.3
    parameters["visibleBias"] = key["visibleBias"].normal([3])
    parameters["hiddenBias"] = key["hiddenBias"].normal([5])
    parameters["weight"] = key["weight"].normal([3, 5])
    return parameters
  }

  /// The φ of p(h|v).
  static func exact(_ theta: Parameters) -> Parameters {
    var parameters = Parameters()
    parameters["weight"] = theta["weight"].transposed()
    parameters["bias"] = theta["hiddenBias"]
    return parameters
  }

  /// Particles of p(h|v), `[particles, batch, latent]`.
  static func particles(_ count: Int, _ theta: Parameters, _ v: Tensor, _ key: KeyTensor) -> Tensor
  {
    let probability = model.posterior(theta, given: v).mean.expanded(0)
    return key.bernoulli(probability.broadcast(to: [count] + probability.shape.dropFirst()))
  }
}
