import Autodiff
import Execution
import Models
import Networks
import Objectives
import Optimizers
import Tensors
import TestSupport
import Testing

/// The posterior of the deep toy, the energy that it is compared with, and its training.
struct ToyNetworkTests {
  /// §2.3 of the specification, counted on the released code.
  @Test func thePosteriorHasThePapersParameters() {
    let parameters = ResidualGaussianPosterior.toy().initialParameters(key: .placeholder("key"))
    #expect(parameters.tensors.reduce(0) { $0 + $1.count } == 63_226)
  }

  private let posterior = ResidualGaussianPosterior(
    features: ResidualPerceptron([2, 3, 4], .leakyRelu), latent: 3)
  private let energy = BilinearEnergyModel(features: ResidualPerceptron([2, 3, 4], .elu))

  private func errors(
    _ ports: [Port], _ shapes: [[Int]], of function: @escaping (Parameters, [Tensor]) -> Tensor
  ) -> [Double] {
    let all = shapes + ports.map(\.type.shape)
    var template = Parameters()
    for port in ports { template[port.name] = .constant(0, shape: port.type.shape) }
    return gradientErrors(
      of: { inputs in
        function(template.replacing(Array(inputs[shapes.count...])), inputs)
      },
      at: all.enumerated().map {
        normals($1.reduce(1, *), seed: UInt64($0)).map { 0.5 * $0 }
      }, shapes: all)
  }

  @Test func gradientsOfThePosterior() {
    let posterior = posterior
    let ports = posterior.initialParameters(key: .placeholder("key")).ports
    let found = errors(ports, [[2, 2], [3, 2, 3]]) { phi, inputs in
      let h = posterior.sample(phi, inputs[0], noise: inputs[1])
      return (posterior.logDensity(phi, h.squared(), given: inputs[0]) + h.squaredNorm()).sum()
    }
    #expect(found.allSatisfy { $0 < 1e-6 }, "\(found)")
  }

  @Test func gradientsOfTheEnergyWithoutLatents() {
    let energy = energy
    let ports = energy.initialParameters(key: .placeholder("key")).ports
    let found = errors(ports, [[3, 2]]) { theta, inputs in
      energy.energy(theta, inputs[0]).sum()
    }
    #expect(found.allSatisfy { $0 < 1e-6 }, "\(found)")
  }

  /// With features that pass v on, E = (aᵀx + a₀)(bᵀx + b₀) + cᵀx² + c₀ with x = v above 0.
  @Test func theEnergyIsThatOfItsHeads() {
    let model = BilinearEnergyModel(features: ResidualPerceptron([2, 2], .elu))
    var theta = Parameters()
    for name in ["inner", "outer", "shortcut"] {
      let weight: [Double] = name == "shortcut" ? [1, 0, 0, 1] : [0, 0, 0, 0]
      theta["features.0.\(name).weight"] = .constant(weight, shape: [2, 2])
      theta["features.0.\(name).bias"] = .constant(0, shape: [2])
    }
    let heads: [(String, [Double], Double)] = [
      ("first", [1, 2], 0.5), ("second", [-1, 1], 1), ("square", [3, 4], -2),
    ]
    for (name, weight, bias) in heads {
      theta["\(name).weight"] = .constant(weight, shape: [2, 1])
      theta["\(name).bias"] = .constant(bias, shape: [1])
    }
    let v = Tensor.constant([0.5, 2], shape: [1, 2])
    // (0.5 + 4 + 0.5)(−0.5 + 2 + 1) + 0.75 + 16 − 2
    expect(model.energy(theta, v), [27.25])
    // ∇E = 5·(−1, 1) + 2.5·(1, 2) + (3, 16), the score its negative
    expect(model.score(theta, v), [-0.5, -26])
  }

  /// The surrogate's gradient is that of ½‖s(ṽ)/σ_b + ε/σ₀²‖², differentiated as it stands.
  @Test func theSurrogateHasTheObjectivesGradient() {
    let energy = energy
    let objective = MultilevelDenoisingScoreMatching(
      reference: 0.3, first: 0.3, last: 1, spacing: .geometric)
    let training = VisibleScoreTraining(energy, objective, optimizer: Adam(stepSize: 1e-3))
    let program = Program([Port("key", [], .key)]) { inputs in
      let theta = energy.initialParameters(key: inputs.key("key"))
      let v = Tensor.constant(normals(12, seed: 1), shape: [6, 2])
      let epsilon = Tensor.constant(normals(12, seed: 2), shape: [6, 2])
      let levels = Tensor.constant(objective.levels(6), shape: [6, 1])
      let score = energy.score(theta, v + levels * epsilon)
      let loss =
        (0.5 * (score / levels + (1 / 0.09) * epsilon).squaredNorm()).mean()
      let ours = training.surrogate(theta, objective.problem(v, noise: epsilon))
      let pairs = zip(
        gradient(of: ours, withRespectTo: theta.tensors),
        gradient(of: loss, withRespectTo: theta.tensors))
      let errors = pairs.map { (($0 - $1).squared().sum(), $1.squared().sum()) }
      return [
        "error": errors.map(\.0).reduce(Tensor.constant(0), +),
        "size": errors.map(\.1).reduce(Tensor.constant(0), +),
      ]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 1))
    executable.run()
    #expect(executable.scalar("size") > 1e-3)
    #expect(executable.scalar("error") < 1e-24 * executable.scalar("size"))
  }

  /// With K = 0 the posterior stays as it is, while the model moves.
  @Test func noStepsLeaveThePosterior() {
    let model = GaussianLatentModel(visible: 2, latent: 3)
    let posterior = GaussianPosterior(visible: 2, latent: 3)
    let adam = Adam(stepSize: 1e-2)
    let training = ScoreTraining(
      model, DenoisingScoreMatching(noise: 0.3), VariationalScore(model, posterior, particles: 2),
      inference: PosteriorInference(posterior, LatentKLDivergence(), steps: 0, optimizer: adam),
      optimizer: adam)
    let program = Program([Port("key", [], .key)]) { inputs in
      let v = Tensor.constant(normals(8, seed: 1), shape: [4, 2])
      let key = inputs.key("key")
      let before = training.initialState(v, key: key)
      let after = training.step(before, v, key: key, step: .index(0))
      func change(_ prefix: String) -> Tensor {
        before.names.filter { $0.hasPrefix(prefix) }
          .map { (after[$0] - before[$0]).squared().sum() }.reduce(Tensor.constant(0), +)
      }
      return ["posterior": change("posterior."), "model": change("model.")]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 1))
    executable.run()
    #expect(executable.scalar("posterior") == 0)
    #expect(executable.scalar("model") > 0)
  }
}
