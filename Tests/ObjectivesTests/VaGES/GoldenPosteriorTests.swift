import Autodiff
import Models
import Networks
import Objectives
import Optimizers
import Testing

/// Values of §9.4 of the specification: the lower level and bi-level score matching.
struct GoldenPosteriorTests {
  let model = GoldenSetting.model
  let posterior = GoldenSetting.posterior
  let theta = GoldenSetting.theta()
  let phi = GoldenSetting.phi()
  let v = GoldenSetting.v
  /// ℓ of the lower level at v.
  let earlier = GoldenSetting.noise([0.15, -0.05, -0.2])
  let adam = Adam(stepSize: 1e-3, decay: (0.9, 0.95))

  private func lowerLoss(_ phi: Parameters, _ noise: Tensor) -> Tensor {
    LatentKLDivergence().perExample(
      model, posterior, EnergyParameters(model: theta, posterior: phi), v, noise: noise
    ).mean()
  }

  @Test func relaxedBits() {
    expect(posterior.mean(phi, given: v), [0.6106392339, 0.2650274005, 0.6726070171])
    expect(
      posterior.sample(phi, v, noise: earlier), [0.9975273768, 2.254442965e-05, 0.9945137011])
  }

  @Test func lowerLevel() {
    let loss = lowerLoss(phi, earlier)
    expect(loss, [-2.013312597])
    expect(
      gradient(of: loss, withRespectTo: phi["bias"]), [0.3834350299, -0.2649597683, 0.3090846154])
    expect(
      gradient(of: loss, withRespectTo: phi["weight"]),
      [
        0.2684045209, -0.115030509, -0.1854718378, 0.07948793048, 0.2163592308, -0.09272538462,
      ])
  }

  private func bilevel(unrolled: Int) -> BilevelScoreMatching {
    BilevelScoreMatching(
      model, DenoisingScoreMatching(noise: 0.05),
      inference: PosteriorInference(posterior, LatentKLDivergence(), steps: 5, optimizer: adam),
      unrolledSteps: unrolled, optimizer: adam)
  }

  /// The objective ½ ‖r‖², and its gradients by the hidden bias and the weights.
  private func expectObjective(
    _ phi: Parameters, value: Double, bias: [Double], weight: [Double], tolerance: Double = 1e-9
  ) {
    let objective = bilevel(unrolled: 0)
    let parameters = EnergyParameters(model: theta, posterior: phi)
    let problem = DenoisingScoreMatching(noise: 0.05)
      .problem(v, noise: GoldenSetting.epsilon)
    let noise = GoldenSetting.noise([-0.1, 0.25, -0.3])
    let z = problem.cotangent(objective.score(parameters, problem.observed, noise: noise))
    expect(0.5 * z.squaredNorm(), [value])
    let found = gradient(
      of: objective.surrogate(parameters, problem, noise: noise),
      withRespectTo: [theta["hiddenBias"], theta["weight"]])
    expect(found[0], bias, tolerance: tolerance)
    expect(found[1], weight)
  }

  @Test func bilevelWithoutUnrolledSteps() {
    expectObjective(
      phi, value: 320.2755983, bias: [0, 0, 0],
      weight: [
        7.938027431, 0.002466298683, 8.090973351, -23.27932748, -0.007232750856, -23.72786185,
      ])
  }

  /// One differentiable step of Adam, its second, from the moments of the lower level's gradient.
  @Test func bilevelWithOneUnrolledStep() {
    let inference = bilevel(unrolled: 1).inference
    let gradients = gradient(of: lowerLoss(phi, earlier), withRespectTo: phi.tensors)
    var memory = adam.initialState(for: phi)
    for (name, gradient) in zip(phi.names, gradients) {
      memory["first.\(name)"] = (0.1 * gradient).stopGradient()
      memory["second.\(name)"] = (0.05 * gradient.squared()).stopGradient()
    }
    let next = inference.updated(
      .init(parameters: phi, memory: memory), model, theta, PosteriorPoints(v: v),
      noise: GoldenSetting.noise([0.35, 0.1, -0.25]), step: .index(1))
    expect(next.parameters["bias"], [0.198999843, -0.2990000121, 0.1490007066])
    expectObjective(
      next.parameters, value: 320.2916577,
      bias: [-1.058356767e-06, 1.287958604e-07, -1.082660175e-05],
      weight: [
        7.933322681, 0.002518337338, 8.089362395, -23.26615213, -0.007385332256, -23.72378879,
      ], tolerance: 1e-8)
  }
}
