import Autodiff
import Models
import Networks
import Objectives
import Optimizers
import Tensors

/// W5, W5b: a VAE of bits, 784-1024-1024-40 units, softplus, batch 100, all parameters by Adam.
///
/// W5 minimises the negative ELBO; W5b adds ‖∇_z log q(z|x) − ∇_z log p(x, z)‖², differentiated
/// to both networks.
struct ImageVAEWorkload: Workload {
  var isRegularised: Bool
  private let batch = 100
  private let model = BernoulliVAE(observed: 784, hidden: [1024, 1024], latent: 40)
  private let optimizer = Adam(stepSize: 1e-4)

  init(isRegularised: Bool) { self.isRegularised = isRegularised }

  var name: String { isRegularised ? "W5b" : "W5" }
  var title: String {
    "VAE 784-1024-1024-40, batch 100" + (isRegularised ? ", ELBO and Fisher divergence" : ", ELBO")
  }

  /// Products alone; gradients to the first layer's inputs and products beyond them are not due.
  var operations: Double {
    let encoder = 784.0 * 1024 + 1024 * 1024 + 1024 * 80
    let decoder = 40.0 * 1024 + 1024 * 1024 + 1024 * 784
    let terms = 3 * encoder + 3 * decoder - 784 * 1024 + (isRegularised ? 3 * decoder : 0)
    return 2 * Double(batch) * terms
  }

  var stepsPerRound: Int { 3 }
  var goals: Goals { Goals(torch: isRegularised ? 2 : 1.8, jax: 1.1, limit: 2) }
  var draws: [Draw] {
    [Draw(name: "z", distribution: .normal, shape: [1, batch, 40], iterations: nil)]
  }
  private var trained: TrainedState {
    TrainedState(model.initialParameters(key: .placeholder("key")))
  }
  var state: [String] { trained.stateNames }

  func inputs() -> [(name: String, array: HostArray)] {
    [("x", NumberSource.bits("bits", [batch, 784]))] + trained.initial()
  }

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let parameters = trained.parameters(inputs)
    let x = inputs["x"]
    let posterior = model.posterior(parameters, x)
    let z = posterior.sample(noise: noise("z"))
    let likelihood = model.logLikelihood(parameters, x, given: z)
    var loss = (posterior.klToStandard() - likelihood.mean(0)).mean()
    if isRegularised {
      let mismatch =
        posterior.score(z) + z - gradient(of: likelihood.sum(), withRespectTo: z)
      loss = loss + 0.1 * mismatch.squaredNorm().mean()
    }
    return (loss, TrainedState.updated([trained], inputs, optimizer, loss: loss))
  }
}
