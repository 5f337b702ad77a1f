import Autodiff
import Models
import Networks

/// Annealed importance sampling of log Z of a Gaussian–Bernoulli RBM.
///
/// Between β = 0, where hidden units are free bits and log Z₀ = Σ log σ + ½ d log 2π + n log 2, and
/// β = 1 the weights and hidden biases are scaled by β. All intermediate models have the same
/// quadratic term, so that it cancels in the weights:
///
///     log w = Σ_j Σ_k softplus(β_{j+1} t_k) − softplus(β_j t_k),  t = c + Wᵀv,
///     v after one block Gibbs sweep (h, then v) of the model at β_j
///
/// In reverse, from draws of the model, the same sum down to β = 0 gives an upper bound.
///
/// - Shapes: log weights are `[chains]`.
/// - Units: nats. log w is summed with compensation, so that steps cost no digits in `Float`.
/// - Source: Neal (2001), Statistics and Computing 11; Salakhutdinov & Murray (2008), ICML; §4.1 of the
///   specification of Bao et al. (2021) (2000 chains, 2000 inverse temperatures).
public struct BoltzmannAnnealing: Sendable, Hashable {
  public var model: GaussianBernoulliRBM
  /// Inverse temperatures from 0 to 1, both included; at least 2.
  public var temperatures: Int

  public init(_ model: GaussianBernoulliRBM, temperatures: Int) {
    precondition(temperatures >= 2, "\(temperatures) inverse temperatures")
    self.model = model
    self.temperatures = temperatures
  }

  /// log w of every chain from β = 0 to 1: log Z is log Z₀ + log mean w.
  public func forward(_ parameters: Parameters, chains: Int, key: KeyTensor) -> Tensor {
    let half = Tensor.constant(0.5, shape: [chains, model.latentCount])
    return run(
      parameters, from: key["start"].bernoulli(half), isReverse: false, key: key["chains"])
  }

  /// log w of every chain from β = 1 to 0, from hidden states of the model, `[chains, latent]`: in
  /// expectation log Z is at most log Z₀ − mean log w.
  public func reverse(_ parameters: Parameters, from hidden: Tensor, key: KeyTensor) -> Tensor {
    run(parameters, from: hidden, isReverse: true, key: key)
  }

  /// log Z₀, a scalar.
  public func baseLogNormaliser(_ parameters: Parameters) -> Tensor {
    model.logGaussianVolume(parameters) + Double(model.latentCount) * 0.693147180559945309
  }

  private func run(
    _ parameters: Parameters, from hidden: Tensor, isReverse: Bool, key: KeyTensor
  ) -> Tensor {
    let last = temperatures - 1
    let order = (0...last).map { Double(isReverse ? last - $0 : $0) / Double(last) }
    let ladder = Tensor.constant(order, shape: [temperatures])
    let chains = hidden.shape[0]
    let zero = Tensor.constant(0, shape: [chains])
    let result = repeated(last, carrying: [hidden, zero, zero]) { iteration, carried in
      let beta = ladder.at(iteration)
      let next = ladder.at(iteration.adding(.index(1)))
      var scaled = parameters
      scaled["weight"] = beta * parameters["weight"]
      scaled["hiddenBias"] = beta * parameters["hiddenBias"]
      // h is a draw at β: it was made of the last v at this temperature.
      let v = model.likelihood(scaled, given: carried[0])
        .sample(noise: key["visible"][iteration].normal([chains, model.visibleCount]))
      let logits = model.hiddenLogits(parameters, v)
      let term = (softplus(next * logits) - softplus(beta * logits)).sum(-1)
      let corrected = term - carried[2]
      let sum = carried[1] + corrected
      let moved = key["hidden"][iteration].bernoulli(sigmoid(next * logits))
      return [moved, sum, (sum - carried[1]) - corrected]
    }
    return result[1] - result[2]
  }
}
