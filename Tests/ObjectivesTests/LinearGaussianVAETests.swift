import Autodiff
import Distributions
import Execution
import Foundation
import Metrics
import Models
import Networks
import Objectives
import TestSupport
import Testing

/// The objectives on the linear Gaussian VAE of §10.1 of the specification, against its closed
/// forms. All expectations are exact: points and noise have the exact first and second moments.
struct LinearGaussianVAETests {
  static let model = GaussianVAE(
    encoder: MultilayerPerceptron([2, 2], .relu, weight: .zeros),
    decoder: MultilayerPerceptron([1, 2], .relu, weight: .zeros), deviation: .softplus,
    initialLogSigma: log(0.7))

  /// q(z|x) = N(0.4x₁ − 0.2x₂ + 0.05, 0.8²).
  static var encoder: Parameters {
    var parameters = Parameters()
    parameters["0.weight"] = .constant([0.4, 0, -0.2, 0], shape: [2, 2])
    parameters["0.bias"] = .constant([0.05, log(expm1(0.8))], shape: [2])
    return parameters
  }

  /// m(z) = (1, −0.5)z + (0.1, 0.2), σ = 0.7.
  static var decoder: Parameters {
    var parameters = Parameters()
    parameters["0.weight"] = .constant([1, -0.5], shape: [1, 2])
    parameters["0.bias"] = .constant([0.1, 0.2], shape: [2])
    parameters["logSigma"] = .constant(log(0.7))
    return parameters
  }

  /// ±√2 times the columns of the Cholesky factor of ((1, 0.3), (0.3, 0.5)).
  static let points: [Double] = {
    let root = (0.5 - 0.09).squareRoot()
    let columns = [[1, 0.3], [0, root]].map { $0.map { $0 * 2.0.squareRoot() } }
    return columns.flatMap { $0 + $0.map { -$0 } }
  }()

  func value(_ build: (Tensor, Tensor) -> Tensor, noise: [Double], samples: Int) -> Double {
    let copies = noise.count / samples
    let x = Tensor.constant(
      (0..<copies).flatMap { _ in Self.points }, shape: [4 * copies, 2])
    // Every noise value meets every point.
    let values = (0..<samples).flatMap { sample in
      (0..<copies).flatMap { copy in
        Array(repeating: noise[sample * copies + copy], count: 4)
      }
    }
    let result = build(x, .constant(values, shape: [samples, 4 * copies, 1]))
    return Interpreter.evaluate([result], [:])[0].reals[0]
  }

  func loss(_ objective: any VAEObjective, samples: Int = 1) -> Double {
    value(
      { x, noise in
        objective.loss(
          Self.model, decoder: Self.decoder, encoder: Self.encoder, x, noise: noise)
      }, noise: [1, -1], samples: samples)
  }

  @Test func negativeELBO() {
    #expect(abs(loss(GaussianNegativeELBO()) - 3.1309666482) < 1e-9)
  }

  @Test func benchmarkObjective() {
    #expect(abs(loss(BenchmarkScoreMatching()) - -0.2121511870) < 1e-9)
  }

  @Test func swerskyObjectiveWithBothSamplesOfEachDatum() {
    #expect(abs(loss(SwerskyScoreMatching(.perDatum), samples: 2) - 1.4538213244) < 1e-9)
  }

  @Test func swerskyWithOneSampleIsTheBenchmark() {
    let difference = loss(SwerskyScoreMatching(.perDatum)) - loss(BenchmarkScoreMatching())
    #expect(abs(difference) < 1e-12)
  }

  /// With one sample the mean of the estimator is L₃ + T/2, T = V/σ⁴.
  @Test func bismObjectiveWithOneSample() {
    let spread = 0.8 / pow(0.7, 4)
    #expect(
      abs(loss(BiSMScoreMatching(.perDatum)) - (-0.8577155352 + spread / 2)) < 1e-9)
  }

  @Test func posteriorFisherDivergenceHasNoHalf() {
    for path in [
      PosteriorFisherDivergence.Path.samplesConstant, .reparametrised, .likelihoodConstant,
    ] {
      #expect(abs(loss(PosteriorFisherDivergence(path)) - 2 * 1.4398843190) < 1e-9)
    }
  }

  @Test func jointFisherDivergence() {
    #expect(abs(loss(FisherAutoencoder()) - 1.3839831320) < 1e-9)
  }

  @Test func gradientOfBenchmarkIsTheScaledGradientOfTheELBO() {
    let decoder = Self.decoder
    func gradients(_ objective: any VAEObjective) -> [[Double]] {
      let variables = decoder.tensors.map { Tensor.placeholder("θ", $0.shape) }
      let x = Tensor.constant(Self.points, shape: [4, 2])
      let noise = Tensor.constant([0.3, -1.2, 0.5, 2], shape: [1, 4, 1])
      let loss = objective.loss(
        Self.model, decoder: decoder.replacing(variables), encoder: Self.encoder, x,
        noise: noise)
      let values = Interpreter.evaluate(decoder.tensors, [:])
      return Interpreter.evaluate(
        gradient(of: loss, withRespectTo: variables),
        Dictionary(uniqueKeysWithValues: zip(variables, values))
      ).map(\.reals)
    }
    let (benchmark, elbo) = (gradients(BenchmarkScoreMatching()), gradients(GaussianNegativeELBO()))
    for (index, name) in decoder.names.enumerated() {
      let factor = (name == "logSigma" ? 2 : 1) / 0.49
      for (a, b) in zip(benchmark[index], elbo[index]) {
        #expect(abs(a - factor * b) < 1e-10 * max(1, abs(a)))
      }
    }
  }

  /// NLL and SM of the linear Gaussian model by importance sampling, against the exact values at
  /// the same four points.
  @Test func marginalsByImportanceSampling() {
    let covariance = [1 + 0.49, -0.5, 0.25 + 0.49]
    let determinant = covariance[0] * covariance[2] - covariance[1] * covariance[1]
    let inverse = [covariance[2], -covariance[1], covariance[0]].map { $0 / determinant }
    var (exactNLL, exactSM) = (0.0, 0.0)
    for index in 0..<4 {
      let (a, b) = (Self.points[2 * index] - 0.1, Self.points[2 * index + 1] - 0.2)
      let score = [inverse[0] * a + inverse[1] * b, inverse[1] * a + inverse[2] * b]
      exactNLL += 0.5 * (a * score[0] + b * score[1]) + 0.5 * log(determinant) + log(2 * .pi)
      exactSM += 0.5 * (score[0] * score[0] + score[1] * score[1]) - inverse[0] - inverse[2]
    }
    let program = Program([Port("key", [], .key)]) { inputs in
      let (nll, sm) = PriorImportanceSampling(sampleCount: 100_000).perExample(
        Self.model, decoder: Self.decoder, .constant(Self.points, shape: [4, 2]),
        key: inputs.key("key"))
      return ["nll": nll.mean(), "sm": sm.mean()]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", .init(seed: 5))
    executable.run()
    #expect(abs(executable.scalar("nll") - exactNLL / 4) < 0.01)
    #expect(abs(executable.scalar("sm") - exactSM / 4) < 0.03)
  }
}
