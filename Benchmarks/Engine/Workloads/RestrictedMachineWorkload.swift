import Autodiff
import Networks
import Optimizers
import Tensors

/// W3, W4: one iteration of VaGES denoising score matching of a Gaussian restricted Boltzmann
/// machine: five Adam steps on the linear Bernoulli posterior, one on the model with two particles
/// of each of three sets; batch 100.
///
///     E(v, h) = ½ ‖(v − b) / σ‖² − cᵀh − vᵀWh,  q(hₖ = 1|v) = s(A v + a)ₖ, relaxed at 0.1
///
/// - Source: Bao et al. (2021), ICML, PMLR 139: Eq. (1.6) and §3.3 of its specification.
struct RestrictedMachineWorkload: Workload {
  var visible: Int
  var latent: Int
  private let batch = 100
  private let innerSteps = 5
  private let particles = 2
  private let temperature = 0.1
  private let noiseLevel: Double
  private let optimizer: Adam

  /// - Parameter isToy: W3 with 2-4 units, else W4 with 560-400.
  init(isToy: Bool) {
    (visible, latent) = isToy ? (2, 4) : (560, 400)
    noiseLevel = isToy ? 0.05 : 0.3
    optimizer = Adam(stepSize: isToy ? 1e-3 : 2e-4, decay: (0.9, 0.95))
  }

  private var isToy: Bool { visible == 2 }
  var name: String { isToy ? "W3" : "W4" }
  var title: String { "VaGES-DSM, GRBM \(visible)-\(latent), K = 5, L = 2, batch 100" }

  /// W4: its 20 products. W3: what a hand-written step cannot avoid of random numbers,
  /// exponentials and sums, as measured beside the peak rate.
  var operations: Double {
    isToy ? 675e3 : 20 * 2 * Double(batch * visible * latent)
  }

  var stepsPerRound: Int { isToy ? 500 : 10 }
  var goals: Goals {
    isToy ? Goals(torch: 100, jax: 8.5, limit: 10) : Goals(torch: 8, jax: 4, limit: 2.2)
  }
  var draws: [Draw] {
    [
      Draw(
        name: "inner", distribution: .normal, shape: [batch, visible], iterations: innerSteps),
      Draw(
        name: "gates", distribution: .logistic, shape: [batch, latent], iterations: innerSteps),
      Draw(name: "outer", distribution: .normal, shape: [batch, visible], iterations: nil),
      Draw(
        name: "particles", distribution: .logistic, shape: [3 * particles, batch, latent],
        iterations: nil),
    ]
  }

  private var model: TrainedState {
    var parameters = Parameters()
    parameters["logSigma"] = .constant(0, shape: [visible])
    parameters["visibleBias"] = .constant(0, shape: [visible])
    parameters["hiddenBias"] = .constant(0, shape: [latent])
    parameters["weight"] = .constant(0, shape: [visible, latent])
    return TrainedState(parameters, prefix: "model.")
  }
  private var posterior: TrainedState {
    var parameters = Parameters()
    parameters["weight"] = .constant(0, shape: [visible, latent])
    parameters["bias"] = .constant(0, shape: [latent])
    return TrainedState(parameters, prefix: "posterior.")
  }
  var state: [String] { model.stateNames + posterior.stateNames }

  func inputs() -> [(name: String, array: HostArray)] {
    let data = NumberSource.uniform("v", [batch, visible], bound: 0.5, centre: 0.5)
    let bound = 1 / Double(latent).squareRoot()
    let first = (model.initial() + posterior.initial()).map { entry in
      entry.name.hasSuffix("weight") && !entry.name.contains("first.")
        && !entry.name.contains("second.")
        ? (
          name: entry.name,
          array: NumberSource.uniform(entry.name, entry.array.shape, bound: bound)
        ) : entry
    }
    return [("v", data)] + first
  }

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let theta = model.parameters(inputs)
    let adapted = inferred(theta, inputs, noise)
    let (loss, surrogate) = criterion(theta, adapted.parameters, inputs, noise)
    return (
      loss,
      TrainedState.updated([model], inputs, optimizer, loss: surrogate)
        + posterior.outputs(adapted.parameters, adapted.moments)
    )
  }

  // MARK: The two levels

  /// q after its Adam steps, each with fresh noise.
  private func inferred(
    _ theta: Parameters, _ inputs: Program.Inputs, _ noise: Noise
  ) -> (parameters: Parameters, moments: Parameters) {
    let (start, moments) = (posterior.parameters(inputs), posterior.moments(inputs))
    let firstStep = inputs["step"].multiplied(by: innerSteps)
    let last = repeated(innerSteps, carrying: start.tensors + moments.tensors) { iteration, carried in
      let current = start.replacing(Array(carried.prefix(start.names.count)))
      let state = moments.replacing(Array(carried.dropFirst(start.names.count)))
      let v = inputs["v"] + noiseLevel * noise("inner", iteration)
      let logits = matmul(v, current["weight"]) + row(current["bias"])
      let h = sigmoid((logits + noise("gates", iteration)) / temperature)
      // KL(q ‖ p) up to what does not depend on q, at one relaxed sample.
      let target = matmul(v, theta["weight"]) + row(theta["hiddenBias"])
      let loss = (h * (logits - target) - softplus(logits)).sum(-1).mean()
      let next = optimizer.updated(
        current, gradient(of: loss, withRespectTo: current.tensors), state: state,
        step: firstStep.adding(iteration))
      return next.parameters.tensors + next.state.tensors
    }
    return (
      start.replacing(Array(last.prefix(start.names.count))),
      moments.replacing(Array(last.dropFirst(start.names.count)))
    )
  }

  /// ½ ‖VaES + ε/σ‖², and the surrogate whose gradient is VaGESᵀz.
  private func criterion(
    _ theta: Parameters, _ phi: Parameters, _ inputs: Program.Inputs, _ noise: Noise
  ) -> (loss: Tensor, surrogate: Tensor) {
    let epsilon = noise("outer")
    let v = inputs["v"] + noiseLevel * epsilon
    let logits = matmul(v, phi["weight"]) + row(phi["bias"])
    let all = sigmoid((logits.expanded(0) + noise("particles")) / temperature).stopGradient()
    let sets = all.split(0, into: 3)
    let pull = (row(theta["visibleBias"]) - v) * row(exp(-2 * theta["logSigma"]))
    let w = theta["weight"]
    let estimate = pull + matmul(sets[0].mean(0), w, transposeB: true)
    let z = (estimate + epsilon / noiseLevel).stopGradient()
    let mean = pull + matmul(sets[1].mean(0), w, transposeB: true)
    let first = (z * mean).sum(-1)
    let projected = matmul(z, w).stopGradient()
    let along = (sets[2] * projected.expanded(0)).sum(-1)
    let centred = (along - along.mean([0], keepingAxes: true)).stopGradient()
    let target = matmul(v, w) + row(theta["hiddenBias"])
    let weighted = (centred.reshaped([particles, batch, 1]) * sets[2]).sum([0])
    let second = (weighted * target).sum(-1) / Double(particles - 1)
    return (0.5 * z.squaredNorm().mean(), (first + second).mean())
  }

  private func row(_ x: Tensor) -> Tensor { x.reshaped([1, x.count]) }
}
