import Autodiff
import Execution
import Foundation
import Models
import Networks
import Objectives
import Optimizers
import Samplers
import Tensors
import TestSupport
import Testing

/// Objectives and samplers against closed forms of the small machine of `GoldenSetting`.
struct EnergyObjectiveTests {
  let model = GoldenSetting.model
  let theta = GoldenSetting.theta()
  let points = Tensor.constant(normals(12, seed: 5).map { 0.5 * $0 }, shape: [6, 2])

  private func difference(_ a: [Tensor], _ b: [Tensor]) -> Double {
    let numbers = GoldenSetting.numbers(a + b)
    let (first, second) = (
      numbers[..<a.count].flatMap { $0 }, numbers[a.count...].flatMap { $0 }
    )
    let scale = second.map { abs($0) }.max() ?? 1
    return zip(first, second).map { abs($0 - $1) / scale }.max() ?? .nan
  }

  /// With every coordinate a direction it is ½ ‖s‖² + tr ∇_v s, whose trace has a closed form.
  @Test func slicedScoreMatchingInAllDirectionsIsScoreMatching() {
    let objective = SlicedScoreMatching(.coordinates, step: 1e-4)
    let key = KeyTensor.placeholder("unused")
    let surrogate = objective.surrogate(
      ExactScore(model), EnergyParameters(model: theta), objective.problem(points, key: key),
      key: key)
    let exact =
      (0.5 * model.score(theta, points).squaredNorm() + model.scoreTrace(theta, points)).mean()
    let found = gradient(of: surrogate, withRespectTo: theta.tensors)
    let expected = gradient(of: exact, withRespectTo: theta.tensors)
    #expect(difference(found, expected) < 1e-6)
  }

  /// KSD vanishes in expectation where the data are the model's: here by the identity that makes it
  /// so, E_p[A f] = 0, for the exact score of a Gaussian.
  @Test func theSteinKernelVanishesInExpectation() {
    let count = 40_000
    let objective = KernelSteinDiscrepancy(bandwidth: 0.7)
    let program = Program([Port("key", [], .key)]) { inputs in
      let v = inputs.key("key")["v"].normal([count, 2])
      let partner = inputs.key("key")["partner"].normal([count, 2])
      let u = objective.value(v, partner, score: -v, partnerScore: -partner)
      return ["mean": u.mean(), "square": u.squared().mean()]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 1))
    executable.run()
    let error = (executable.scalar("square") / Double(count)).squareRoot()
    #expect(abs(executable.scalar("mean")) < 4 * error)
  }

  @Test func contrastiveDivergenceHasTheFreeEnergysGradient() {
    let method = ContrastiveDivergence(
      model, steps: 1, isPersistent: false, optimizer: Adam(stepSize: 1e-3))
    let negative = points + 0.3
    let found = gradient(
      of: method.loss(theta, points, negative: negative), withRespectTo: theta["weight"])
    func product(_ v: Tensor) -> Tensor {
      matmul(v, model.posterior(theta, given: v).mean, transposeA: true) * (1 / 6.0)
    }
    #expect(difference([found], [product(negative) - product(points)]) < 1e-12)
  }

  /// With q = p(h|v) every particle of VNCE gives log p̃(v).
  @Test func variationalNoiseContrastIsExactAtTheTruePosterior() {
    var theta = theta
    theta["logNormaliser"] = .constant(0.7)
    var phi = Parameters()
    phi["weight"] = theta["weight"].transposed()
    phi["bias"] = theta["hiddenBias"]
    let method = NoiseContrastiveEstimation(model, optimizer: Adam(stepSize: 1e-3))
    let bits = Tensor.constant(
      normals(5 * 6 * 3, seed: 9).map { $0 > 0 ? 1 : 0 }, shape: [5, 6, 3])
    let found = method.logRatio(
      EnergyParameters(model: theta, posterior: phi), points, bits, GoldenSetting.posterior)
    #expect(difference([found], [method.logRatio(theta, points)]) < 1e-12)
    expect(method.contrast(.constant(0), .constant(0)), [2 * 0.693147180559945309])
  }

  /// The Fisher and the KL lower objectives are least where q is the posterior of a Gaussian model.
  @Test func lowerObjectivesVanishAtTheTruePosterior() {
    let gaussian = GaussianLatentModel(visible: 2, latent: 3)
    let posterior = GaussianPosterior(visible: 2, latent: 3)
    let phi = posterior.exact(for: theta)
    let noise = Tensor.constant(normals(4 * 6 * 3, seed: 3), shape: [4, 6, 3])
    let parameters = EnergyParameters(model: theta, posterior: phi)
    let fisher = LatentFisherDivergence().perExample(
      gaussian, posterior, parameters, points, noise: noise)
    #expect(GoldenSetting.numbers([fisher])[0].allSatisfy { abs($0) < 1e-20 })
    // KL has no variance there: −log p̃(v), the same for every particle.
    let kl = LatentKLDivergence().perExample(
      gaussian, posterior, parameters, points, noise: noise)
    let spread = kl - kl.mean([0], keepingAxes: true)
    #expect(GoldenSetting.numbers([spread])[0].allSatisfy { abs($0) < 1e-12 })
  }

  @Test func annealingBracketsTheNormaliser() {
    let annealing = BoltzmannAnnealing(model, temperatures: 200)
    let gibbs = BlockGibbs(model, steps: 200)
    let program = Program([Port("key", [], .key)]) { inputs in
      let key = inputs.key("key")
      let samples = gibbs.run(theta, chains: 4000, key: key["samples"]).samples
      let hidden = key["hidden"].bernoulli(model.posterior(theta, given: samples).mean)
      let forward = annealing.forward(theta, chains: 4000, key: key["forward"])
      let reverse = annealing.reverse(theta, from: hidden, key: key["reverse"])
      let base = annealing.baseLogNormaliser(theta)
      return [
        "forward": base + logSumExp(forward) - Foundation.log(4000.0),
        "reverse": base - logSumExp(reverse) + Foundation.log(4000.0),
        "mean": samples.mean(0), "exact": model.logNormaliser(theta),
      ]
    }
    for precision in [Precision.double, .float] {
      let executable = Executable(program, precision: precision)
      executable.set("key", RandomKey(seed: 2))
      executable.run()
      let exact = executable.scalar("exact")
      #expect(abs(executable.scalar("forward") - exact) < 0.02)
      #expect(abs(executable.scalar("reverse") - exact) < 0.02)
    }
  }
}
