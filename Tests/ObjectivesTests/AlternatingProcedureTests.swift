import Autodiff
import Execution
import Models
import Networks
import Objectives
import Optimizers
import Tensors
import TestSupport
import Testing

/// The decoder's gradient through unrolled encoder steps, against central differences.
///
/// Without ordinary steps the loss is a function of θ through φ_N(θ) alone, so its difference
/// quotient is the gradient that the optimiser should have been given; Adam's first moment after
/// one step is a tenth of it.
struct AlternatingProcedureTests {
  static let model = GaussianVAE(
    encoder: MultilayerPerceptron([2, 5, 4], .tanh, weight: .zeros),
    decoder: MultilayerPerceptron([2, 5, 2], .tanh, weight: .zeros), deviation: .softplus,
    initialLogSigma: 0)

  static func program(
    _ inference: any VAEObjective, _ learning: any VAEObjective, samples: Int
  ) -> Program {
    let key = KeyTensor.placeholder("template")
    let procedure = AlternatingProcedure(
      inference: inference, learning: learning, inferenceStepSize: 0.01, inferenceSteps: 0,
      unrolledSteps: 3, learningSamples: samples, optimizer: Adam(stepSize: 1e-3))
    var (encoder, decoder) = (Parameters(), Parameters())
    encoder.add(model.initialEncoder(key: key), under: "encoder")
    decoder.add(model.initialDecoder(key: key), under: "decoder")
    return Program(
      encoder.ports + decoder.ports + [Port("key", [], .key), Port("x", [6, 2])],
      outputs: { inputs in
        let theta = decoder.taken(from: inputs).scope("decoder")
        let result = procedure.step(
          model, encoder: encoder.taken(from: inputs).scope("encoder"), decoder: theta,
          optimizerState: procedure.optimizer.initialState(for: theta), x: inputs["x"],
          key: inputs.key("key"), step: .index(0))
        return [("loss", result.loss)]
          + theta.names.map { ("gradient.\($0)", 10 * result.optimizerState["first.\($0)"]) }
      })
  }

  func error(_ inference: any VAEObjective, _ learning: any VAEObjective, samples: Int) -> Double {
    let program = Self.program(inference, learning, samples: samples)
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 3))
    executable.set("x", normals(12, seed: 4))
    var (points, directions): ([String: [Double]], [String: [Double]]) = ([:], [:])
    for (index, port) in program.inputs.enumerated() where port.type.element == .real {
      guard port.name != "x" else { continue }
      points[port.name] = normals(port.type.count, seed: UInt64(20 + index)).map { 0.4 * $0 }
      executable.set(port.name, points[port.name]!)
      guard port.name.hasPrefix("decoder.") else { continue }
      directions[port.name] = normals(port.type.count, seed: UInt64(60 + index))
    }
    func loss(_ shift: Double) -> Double {
      for (name, direction) in directions {
        executable.set(name, zip(points[name]!, direction).map { $0 + shift * $1 })
      }
      executable.run()
      return executable.scalar("loss")
    }
    let difference = (loss(1e-5) - loss(-1e-5)) / 2e-5
    _ = loss(0)
    let exact = directions.reduce(0.0) { sum, entry in
      let name = "gradient." + entry.key.dropFirst("decoder.".count)
      return sum + zip(executable.values(name), entry.value).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return abs(difference - exact) / max(1, abs(exact))
  }

  @Test func unrolledELBOInferenceReachesTheDecoder() {
    let elbo = GaussianNegativeELBO()
    #expect(error(elbo, elbo, samples: 1) < 1e-7)
    #expect(error(elbo, BenchmarkScoreMatching(), samples: 1) < 1e-7)
    #expect(error(elbo, SwerskyScoreMatching(.perDatum), samples: 5) < 1e-7)
    #expect(error(elbo, SwerskyScoreMatching(.released), samples: 1) < 1e-7)
    #expect(error(elbo, BiSMScoreMatching(.perDatum), samples: 5) < 1e-7)
    #expect(error(elbo, BiSMScoreMatching(.released), samples: 1) < 1e-7)
  }

  /// With samples held constant the procedure is no function of φ alone, so that only the
  /// reparametrised divergence can be checked so.
  @Test func unrolledFisherInferenceReachesTheDecoder() {
    let fisher = PosteriorFisherDivergence(.reparametrised)
    #expect(error(fisher, SwerskyScoreMatching(.perDatum), samples: 2) < 1e-6)
    #expect(error(fisher, BenchmarkScoreMatching(), samples: 1) < 1e-6)
  }
}
