import RecipeKit

/// The training of one test function, with the divergence it finds on test data: a cell.
struct DivergenceRun: Sendable, Hashable {
  /// d = n.
  var dimension: Int
  /// ρ.
  var size: Double
  /// Whether the score is VaES, or exact.
  var isVariational: Bool
  var iterations: Int
  var seed: UInt64
  /// Data in all; eight tenths for training, one for testing.
  var points: Int

  private static let batch = 100
  private static let adam = Adam(stepSize: 2e-4)

  static func name(_ isVariational: Bool) -> String { isVariational ? "VaES" : "exact score" }

  var label: String {
    "dimension \(dimension), ρ = \(NumberText.shortest(size)), \(Self.name(isVariational)), "
      + "\(iterations) iterations"
  }

  static let columns = [
    Column("dimension"), Column("size", label: "ρ"), Column("score", label: "Score"),
    Column("iterations"),
    Column("estimate", label: "Estimated Fisher divergence", digits: 1),
    Column("truth", label: "Fisher divergence", digits: 1),
    Column("divergedAt", label: "Diverged at"),
  ]

  var cell: Cell {
    Cell(
      label: label, training: training.stage(),
      measurement: Stage(
        parts: { KeyParts(.measurement, seed: seed, revisions: ["last": 1]) },
        run: { StageOutput(rows: rows($0)) }),
      estimatedSeconds: Double(iterations) * pow(Double(dimension) / 200, 2) * 3e-3)
  }

  private func rows(_ context: any StageContext) -> Rows {
    var rows = Rows(Self.columns)
    let curves = context.training?.tables["curves"] ?? Rows([])
    let divergence: Int? =
      if case .diverged(let step)? = context.training?.outcome { step } else { nil }
    let last = curves.count > 0 ? curves[curves.count - 1] : nil
    rows.append([
      "dimension": .integer(dimension), "size": .number(size),
      "score": .text(Self.name(isVariational)), "iterations": .integer(iterations),
      "estimate": .number(divergence == nil ? last?.number("estimate") ?? .nan : .nan),
      "truth": .number(last?.number("truth") ?? .nan),
      "divergedAt": divergence.map { .integer($0) } ?? .missing,
    ])
    return rows
  }

  // MARK: Programs

  private var machine: GaussianBernoulliRBM {
    GaussianBernoulliRBM(visible: dimension, latent: dimension)
  }
  private var posterior: BernoulliPosterior {
    BernoulliPosterior(visible: dimension, latent: dimension)
  }
  private var network: MultilayerPerceptron {
    MultilayerPerceptron(
      [dimension, dimension, dimension, dimension], .elu, weight: .fanInUniform,
      bias: .fanInUniform)
  }
  private var inference: PosteriorInference {
    PosteriorInference(posterior, LatentKLDivergence(), steps: 5, optimizer: Self.adam)
  }
  private var trainingPoints: Int { points * 8 / 10 }
  private var testPoints: Int { points / 10 }

  private var training: Training {
    Training(
      settings: ["score": .text(Self.name(isVariational))], seed: seed, steps: iterations,
      recordEvery: max(1, iterations / 20),
      recorded: [Column("estimate", digits: 1), Column("truth", digits: 1)],
      keeps: { _ in false },
      programs: {
        Training.Programs(
          initialisation: initialisation, step: step, fixed: fixed, evaluation: evaluation)
      })
  }

  /// The data, the machine, and the noise of the evaluation.
  private var fixed: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let key = inputs.key("key")
        let theta = machine.initialParameters(key: key)
        return theta.outputs.map { name, tensor in
          (
            "theta.\(name)",
            name == "logSigma" ? tensor : size * key["theta"][name].normal(tensor.shape)
          )
        } + [
          ("train", key["train"].normal([trainingPoints, dimension])),
          ("test", key["test"].normal([testPoints, dimension])),
          ("testSigns", key["testSigns"].rademacher([testPoints, dimension])),
          ("testNoise", posterior.noise(key["testNoise"], particles: 1, batch: testPoints)),
        ]
      })
  }

  private var thetaPorts: [Autodiff.Port] {
    machine.initialParameters(key: .placeholder("key")).ports.map {
      Port("theta.\($0.name)", $0.type.shape)
    }
  }

  private func theta(_ inputs: Program.Inputs) -> Parameters {
    let template = machine.initialParameters(key: .placeholder("key"))
    return template.replacing(template.names.map { inputs["theta.\($0)"] })
  }

  private func firstState(key: KeyTensor) -> Parameters {
    let f = network.initialParameters(key: key["network"])
    let phi = inference.initialState(key: key["posterior"])
    var state = Parameters()
    state.add(f, under: "network")
    state.add(Self.adam.initialState(for: f), under: "networkOptimizer")
    guard isVariational else { return state }
    state.add(phi.parameters, under: "posterior")
    state.add(phi.memory, under: "posteriorOptimizer")
    return state
  }

  private var initialisation: Program {
    Program([Port("key", [], .key)], outputs: { firstState(key: $0.key("key")).outputs })
  }

  private var step: Program {
    let template = firstState(key: .placeholder("key"))
    let ports =
      template.ports + thetaPorts
      + [
        Port("train", [trainingPoints, dimension]), Port("key", [], .key), Port("step", [], .index),
      ]
    return Program(
      ports,
      outputs: { inputs in
        let state = template.taken(from: inputs)
        let (theta, step) = (theta(inputs), inputs["step"])
        let perEpoch = trainingPoints / Self.batch
        let positions = inputs.key("key")["order"][step.quotient(perEpoch)].permutedIndices(
          from: step.remainder(perEpoch).multiplied(by: Self.batch), count: Self.batch,
          of: trainingPoints)
        let v = inputs["train"].gathered(positions)
        let key = inputs.key("key")["step"][step]
        var next = Parameters()
        var phi = PosteriorInference.State(
          parameters: state.scope("posterior"), memory: state.scope("posteriorOptimizer"))
        if isVariational {
          phi = inference.trained(
            phi, machine, theta, count: inference.steps,
            taken: step.multiplied(by: inference.steps), key: key["inference"]
          ) { _ in PosteriorPoints(v: v) }
        }
        let noise = posterior.noise(key["latent"], particles: 1, batch: Self.batch)
        let f = state.scope("network")
        let value = divergence(
          f, theta, phi.parameters, v, signs: key["signs"].rademacher(v.shape), noise: noise)
        let updated = Self.adam.updated(
          f, gradient(of: -value.mean(), withRespectTo: f.tensors),
          state: state.scope("networkOptimizer"), step: step)
        next.add(updated.parameters, under: "network")
        next.add(updated.state, under: "networkOptimizer")
        next.add(phi.parameters, under: "posterior")
        next.add(phi.memory, under: "posteriorOptimizer")
        return next.outputs
      })
  }

  /// The integrand at points, the score held constant.
  private func divergence(
    _ f: Parameters, _ theta: Parameters, _ phi: Parameters, _ v: Tensor, signs: Tensor,
    noise: Tensor
  ) -> Tensor {
    let score =
      isVariational
      ? machine.meanScore(theta, v, posterior.sample(phi, v, noise: noise))
      : machine.score(theta, v)
    return TestFunctionDivergence().perExample(v, score: score.stopGradient(), signs: signs) {
      network(f, $0)
    }
  }

  private var evaluation: Program {
    let template = firstState(key: .placeholder("key"))
    let used = template.ports.filter {
      $0.name.hasPrefix("network.") || $0.name.hasPrefix("posterior.")
    }
    let ports =
      used + thetaPorts + [
        Port("test", [testPoints, dimension]), Port("testSigns", [testPoints, dimension]),
        Port("testNoise", [1, testPoints, dimension]),
      ]
    return Program(ports) { inputs in
      var state = Parameters()
      for port in used { state[port.name] = inputs[port.name] }
      let (theta, v) = (theta(inputs), inputs["test"])
      let values = divergence(
        state.scope("network"), theta, state.scope("posterior"), v, signs: inputs["testSigns"],
        noise: inputs["testNoise"])
      // The data's score is −v.
      let best = machine.score(theta, v) + v
      return ["estimate": values.mean(), "truth": 0.5 * best.squaredNorm().mean()]
    }
  }
}
