import RecipeKit

/// C40: the objectives of q do not see what is added to log p̃(v, h) as a function of v.
struct InvarianceCheck: Check {
  let claim = "C40"
  let title = "invariance to the partition function"

  /// An energy with a function of v added: the cosine of a sum, and a constant.
  private struct Shifted: LatentEnergyModel {
    let base: any LatentEnergyModel
    var visibleCount: Int { base.visibleCount }
    var latentCount: Int { base.latentCount }
    func initialParameters(key: KeyTensor) -> Parameters { base.initialParameters(key: key) }
    func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
      base.logDensity(parameters, v, h) + (5 * cos(3 * v.sum(-1)) + 7).expanded(0)
    }
  }

  private static let cases:
    [(String, any LatentEnergyModel, any LatentPosterior, any LatentDivergence)] = [
      ("KL, bits", SmallMachine.model, SmallMachine.posterior, LatentKLDivergence()),
      (
        "KL, Gaussian", GaussianLatentModel(visible: 3, latent: 5),
        GaussianPosterior(visible: 3, latent: 5), LatentKLDivergence()
      ),
      (
        "Fisher, Gaussian", GaussianLatentModel(visible: 3, latent: 5),
        GaussianPosterior(visible: 3, latent: 5), LatentFisherDivergence()
      ),
    ]

  private static let program = Program(
    [Port("key", [], .key)],
    outputs: { inputs in
      let key = inputs.key("key")
      let theta = SmallMachine.theta(key["theta"])
      let v = key["v"].normal([20, 3])
      return cases.flatMap { name, model, posterior, divergence in
        let phi = posterior.initialParameters(key: key["phi"])
        let noise = posterior.noise(key["noise"], particles: 4, batch: 20)
        func gradients(_ model: any LatentEnergyModel) -> [Tensor] {
          let values = divergence.perExample(
            model, posterior, EnergyParameters(model: theta, posterior: phi), v, noise: noise)
          return gradient(of: values.mean(), withRespectTo: phi.tensors)
        }
        let pairs = zip(gradients(model), gradients(Shifted(base: model)))
        let (size, change) = pairs.reduce((Tensor.constant(0), Tensor.constant(0))) {
          (maximum($0.0, abs($1.0).maximum()), maximum($0.1, abs($1.0 - $1.1).maximum()))
        }
        return [("\(name).size", size), ("\(name).change", change)]
      }
    })

  var programs: [String: Program] { ["gradients": Self.program] }

  func findings() -> [Finding] {
    let found = computed(Self.program, key: RandomKey(seed: 0)["C40"])
    return Self.cases.map { name, _, _, _ in
      atMost(
        "\(name): largest change of a gradient over the largest gradient",
        found.scalar("\(name).change") / found.scalar("\(name).size"), 1e-12)
    }
  }
}
