import Autodiff
import Execution
import Models
import Networks
import Objectives
import Tensors
import TestSupport
import Testing

/// Any objective of the score works with the variational estimate as it does with the exact score.
struct VariationalObjectiveTests {
  /// At q = p(h|v), nearly binary, two particles give the exact gradient in the mean: z is affine in
  /// the score, and z and the gradient along it have particles of their own.
  @Test(arguments: 0..<5) func twoParticlesOfTheTruePosteriorAreUnbiased(_ which: Int) {
    let objectives: [any ScoreObjective] = [
      DenoisingScoreMatching(noise: 0.3),
      MultilevelDenoisingScoreMatching(reference: 0.3, first: 0.3, last: 1, spacing: .linear),
      KernelSteinDiscrepancy(bandwidth: 0.7), SlicedScoreMatching(.signs, step: 0.3),
      SlicedScoreMatching(.coordinates, step: 0.3),
    ]
    let executable = Executable(Self.program(objectives[which]), precision: .double)
    var differences: [String: [[Double]]] = [:]
    let runs = 40
    for run in 0..<runs {
      executable.set("key", RandomKey(seed: 8)[run])
      executable.run()
      for name in GoldenSetting.theta().names {
        differences[name, default: []].append(executable.values(name))
      }
    }
    for (name, rows) in differences {
      for entry in rows[0].indices {
        let values = rows.map { $0[entry] }
        let mean = values.reduce(0, +) / Double(runs)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let error = (square / Double(runs * (runs - 1))).squareRoot()
        #expect(abs(mean) <= 5 * error + 1e-12, "\(objectives[which]), \(name)")
      }
    }
  }

  /// Variational less exact gradient of an objective on 500 points, by parameter.
  private static func program(_ objective: any ScoreObjective) -> Program {
    let model = GoldenSetting.model
    let posterior = BernoulliPosterior(visible: 2, latent: 3, temperature: 1e-4)
    let points = Tensor.constant(normals(1000, seed: 5).map { 0.5 * $0 }, shape: [500, 2])
    return Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let theta = GoldenSetting.theta()
        var phi = Parameters()
        phi["weight"] = theta["weight"].transposed()
        phi["bias"] = theta["hiddenBias"]
        let parameters = EnergyParameters(model: theta, posterior: phi)
        func gradients(_ estimator: any ScoreEstimator) -> [Tensor] {
          gradient(
            of: objective.surrogate(estimator, parameters, points, key: inputs.key("key")),
            withRespectTo: theta.tensors)
        }
        let exact = gradients(ExactScore(model))
        let estimated = gradients(VariationalScore(model, posterior, particles: 2))
        return zip(theta.names, zip(estimated, exact)).map { ($0, $1.0 - $1.1) }
      })
  }
}
