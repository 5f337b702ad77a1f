import Autodiff
import Execution
import Metrics
import Models
import Networks
import Tensors
import Testing

/// Against the Gaussian model, whose likelihood is −½‖(v − b)/σ‖² + ½‖c + Wᵀv‖² + n/2 log 2π.
struct LatentLikelihoodTests {
  private static let model = GaussianLatentModel(visible: 2, latent: 3)
  private static let posterior = GaussianPosterior(visible: 2, latent: 3)
  private static let points = Tensor.constant([0.7, -0.3, -0.2, 0.4], shape: [2, 2])

  private static func found(
    particles: Int, chunk: Int, shift: Double
  ) -> (errors: [Double], shares: [Double]) {
    let program = Program([Port("key", [], .key)]) { inputs in
      let theta = GoldenSetting.theta()
      var phi = posterior.exact(for: theta)
      phi["mean.bias"] = phi["mean.bias"] + shift
      phi["logDeviation.bias"] = phi["logDeviation.bias"] + 0.5 * shift
      let metric = LatentLikelihood(model, posterior, particles: particles, chunk: chunk)
      let (values, shares) = metric.perExample(
        theta, posterior: phi, points, key: inputs.key("key"))
      let scaled =
        (points - theta["visibleBias"].expanded(0)) / exp(theta["logSigma"]).expanded(0)
      let exact =
        0.5 * (model.posteriorMean(theta, points).squaredNorm() - scaled.squaredNorm())
        + 1.5 * 1.8378770664093453
      return ["errors": values - exact, "shares": shares]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 3))
    executable.run()
    return (executable.values("errors"), executable.values("shares"))
  }

  /// Weights are all equal at the true posterior, in chunks or at once.
  @Test(arguments: [1, 3]) func isExactAtTheTruePosterior(_ chunk: Int) {
    let (errors, shares) = Self.found(particles: 3, chunk: chunk, shift: 0)
    for error in errors { #expect(abs(error) < 1e-12) }
    for share in shares { #expect(abs(share - 1) < 1e-12) }
  }

  /// The error is that of the mean of 20 000 weights, known from their effective share.
  @Test func correctsForAnotherPosterior() {
    let count = 20_000
    let (errors, shares) = Self.found(particles: count, chunk: 100, shift: 0.3)
    for (error, share) in zip(errors, shares) {
      #expect(share > 0.2 && share < 0.95)
      #expect(abs(error) < 4 * ((1 / share - 1) / Double(count)).squareRoot())
    }
  }
}
