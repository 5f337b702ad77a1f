import Autodiff
import Execution
import Metrics
import Models
import Networks
import Tensors
import Testing

struct EstimateBiasTests {
  /// §9.4 of the specification.
  @Test func biasOfTheMachine() {
    let (theta, phi, v) = (GoldenSetting.theta(), GoldenSetting.phi(), GoldenSetting.v)
    let bias = EstimateBias(
      GoldenSetting.model, GoldenSetting.posterior, theta: theta, phi: phi, v)
    expect(bias.divergence, [0.01198403214])
    expect(bias.score, [0.09823519613])
    expect(bias.gradient, [0.09147069356])
    let bound = EstimateBias.scoreBound(GoldenSetting.model, theta: theta, v)
    let numbers = GoldenSetting.numbers([bound, bias.score, bias.divergence])
    #expect(numbers[1][0] <= (2 * numbers[2][0]).squareRoot() * numbers[0][0])
  }

  @Test func noBiasAtTheTruePosterior() {
    let model = GaussianLatentModel(visible: 2, latent: 3)
    let posterior = GaussianPosterior(visible: 2, latent: 3)
    let theta = GoldenSetting.theta()
    let bias = EstimateBias(
      model, posterior, theta: theta, phi: posterior.exact(for: theta), GoldenSetting.v)
    for numbers in GoldenSetting.numbers([bias.divergence, bias.score, bias.gradient]) {
      #expect(abs(numbers[0]) < 1e-14)
    }
  }

  /// One coordinate by hand: μ − ν = 0.2, τ = 2, W = 0.5, v = 3.
  @Test func biasOfTheGaussianModelByHand() {
    var theta = Parameters()
    theta["logSigma"] = .constant(0, shape: [1])
    theta["visibleBias"] = .constant(0, shape: [1])
    theta["hiddenBias"] = .constant(0, shape: [1])
    theta["weight"] = .constant(0.5, shape: [1, 1])
    let posterior = GaussianPosterior(visible: 1, latent: 1)
    var phi = posterior.exact(for: theta)
    phi["mean.bias"] = .constant([0.2], shape: [1])
    phi["logDeviation.bias"] = .constant([0.693147180559945309], shape: [1])
    let bias = EstimateBias(
      GaussianLatentModel(visible: 1, latent: 1), posterior, theta: theta, phi: phi,
      .constant(3, shape: [1, 1]))
    expect(bias.divergence, [0.5 * (1.5 * 1.5 + 0.04)])
    expect(bias.score, [0.1])
    // Entry W: δ + v·W·Δ = 0.2 + 3·0.5·3; entry c: W·Δ = 1.5.
    expect(bias.gradient, [(4.7 * 4.7 + 1.5 * 1.5).squareRoot()])
  }

  /// f* of a machine against N(0, I) is s + v, and gives the true divergence.
  @Test func theBestTestFunctionGivesTheDivergence() {
    let (theta, model, count) = (GoldenSetting.theta(), GoldenSetting.model, 40_000)
    let program = Program([Port("key", [], .key)]) { inputs in
      let key = inputs.key("key")
      let v = key["v"].normal([count, 2])
      let best: (Tensor) -> Tensor = { model.score(theta, $0) + $0 }
      let values = TestFunctionDivergence().perExample(
        v, score: model.score(theta, v), signs: key["signs"].rademacher([count, 2]), best)
      let difference = values - 0.5 * best(v).squaredNorm()
      return ["mean": difference.mean(), "square": difference.squared().mean()]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 6))
    executable.run()
    let error = (executable.scalar("square") / Double(count)).squareRoot()
    #expect(abs(executable.scalar("mean")) < 4 * error)
  }
}
