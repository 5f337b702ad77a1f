import Autodiff
import Distributions
import Execution
import Foundation
import Metrics
import Models
import Objectives
import Tensors
import TestSupport
import Testing

struct VariationalTermsTests {
  private let model = BernoulliVAE(observed: 6, hidden: [8], latent: 2)

  private func run(_ body: @escaping (Program.Inputs) -> KeyValuePairs<String, Tensor>)
    -> Executable
  {
    let executable = Executable(
      Program([Port("key", [], .key), Port("x", [3, 6])] + model.parameterPorts, body),
      precision: .double)
    for (index, port) in model.parameterPorts.enumerated() {
      executable.set(port.name, normals(port.type.count, seed: UInt64(index)).map { 0.2 * $0 })
    }
    executable.set("key", RandomKey(seed: 3))
    executable.set("x", normals(18, seed: 77).map { $0 > 0 ? 1 : 0 })
    executable.run()
    return executable
  }

  /// On the same samples the divergence is the one that is trained, and the bound differs by the
  /// sampled and the exact KL from the prior.
  @Test func agreesWithTheObjectives() {
    let executable = run { inputs in
      let (x, parameters) = (inputs["x"], model.parameters(from: inputs))
      let noise = inputs.key("key").normal([4, 3, 2])
      let terms = VariationalTerms(sampleCount: 4)
        .perExample(model, parameters, x, key: inputs.key("key"))
      let trained = WeightedELBO(weight: 2).perExample(model, parameters, x, noise: noise)
      let posterior = model.posterior(parameters, x)
      let z = posterior.sample(noise: noise)
      let sampled = (posterior.logProb(z) - DiagonalGaussian.standard(z.shape).logProb(z)).mean(0)
      return [
        "bound": terms.lowerBound + trained.negativeELBO + sampled - terms.priorDivergence,
        "divergence": trained.loss - trained.negativeELBO - 2 * terms.scoreMatching,
        "prior": terms.priorDivergence - posterior.klToStandard(),
      ]
    }
    for name in ["bound", "divergence", "prior"] {
      #expect(executable.values(name).allSatisfy { abs($0) < 1e-12 }, "\(name)")
    }
  }

  /// Without latents in use every sample gives log p(x) itself.
  @Test func boundHasNoVarianceWhereThePosteriorIsExact() {
    let program = Program(
      [Port("key", [], .key), Port("x", [3, 6])] + model.parameterPorts
    ) { inputs in
      let terms = VariationalTerms(sampleCount: 1).perExample(
        model, model.parameters(from: inputs), inputs["x"], key: inputs.key("key"))
      return ["bound": terms.lowerBound, "divergence": terms.scoreMatching]
    }
    let executable = Executable(program, precision: .double)
    executable.set("decoder.1.bias", normals(6, seed: 5))
    executable.set("x", normals(18, seed: 77).map { $0 > 0 ? 1 : 0 })
    let draws = (0..<2).map { draw -> [Double] in
      executable.set("key", RandomKey(seed: UInt64(draw)))
      executable.run()
      #expect(executable.values("divergence").allSatisfy { $0 < 1e-20 })
      return executable.values("bound")
    }
    #expect(zip(draws[0], draws[1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// log p(x) by quadrature over the two latent dimensions.
  @Test func importanceWeightedBoundApproachesTheEvidence() {
    let places = (0...120).map { -6 + Double($0) / 10 }
    let grid = places.flatMap { a in places.flatMap { [a, $0] } }
    let count = places.count * places.count
    let executable = run { inputs in
      let (x, parameters) = (inputs["x"], model.parameters(from: inputs))
      let z = Tensor.constant(grid, shape: [count, 1, 2]).broadcast(to: [count, 3, 2])
      let joint = model.logLikelihood(parameters, x, given: z) - 0.5 * z.squaredNorm()
      let bound = ImportanceWeightedBound(sampleCount: 20_000, chunk: 500)
        .perExample(model, parameters, x, key: inputs.key("key"))
      return [
        "exact": logSumExp(joint, axis: 0), "bound": bound,
      ]
    }
    let normaliser = 2 * Double.pi / 0.01
    for (exact, bound) in zip(executable.values("exact"), executable.values("bound")) {
      #expect(abs(exact - log(normaliser) - bound) < 0.02)
    }
  }
}
