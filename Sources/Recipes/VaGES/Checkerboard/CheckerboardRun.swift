import RecipeKit

/// One training on the checkerboard with its measurement: a cell.
///
/// Minibatches go through a fixed set of training points, in a new random order in every epoch. The
/// log-likelihood of a fixed test set is exact and in double precision.
public struct CheckerboardRun: Sendable, Hashable {
  public var method: CheckerboardMethod
  public var iterations: Int
  public var seed: UInt64
  /// Points for training and for testing.
  public var trainingPoints: Int
  public var testPoints: Int
  /// Iterations between two evaluations.
  public var evaluateEvery: Int
  /// Chains, and inverse temperatures, of the check by annealed importance sampling.
  public var annealing: Int

  /// A run at a profile; the laptop's settings are the paper's own.
  public init(_ method: CheckerboardMethod, _ profile: Profile, seed: UInt64) {
    self.method = method
    self.seed = seed
    let isSmoke = profile == .smoke
    iterations = isSmoke ? 200 : CheckerboardModel.iterations
    trainingPoints = isSmoke ? 1000 : 60_000
    testPoints = isSmoke ? 500 : 10_000
    evaluateEvery = isSmoke ? 20 : 500
    annealing = isSmoke ? 50 : 2000
  }

  /// The runs of some methods at a profile, seed by seed.
  public static func runs(
    _ methods: [CheckerboardMethod], _ profile: Profile
  ) -> [CheckerboardRun] {
    seeds(profile).flatMap { seed in
      methods.map { CheckerboardRun($0, profile, seed: seed) }
    }
  }

  /// The seeds of a profile.
  public static func seeds(_ profile: Profile) -> [UInt64] {
    profile == .smoke ? Array(CheckerboardModel.seeds.prefix(2)) : CheckerboardModel.seeds
  }

  /// "VaGES-KSD, L = 2, 100000 iterations, seed 77".
  public var label: String { "\(method.name), \(iterations) iterations, seed \(seed)" }

  public var cell: Cell {
    Cell(
      label: label, training: training.stage(),
      measurement: CheckerboardMeasurement(run: self).stage,
      estimatedSeconds: 0.5 + Double(iterations) * 5e-5)
  }

  // MARK: Programs

  var training: Training {
    Training(
      settings: [
        "method": .text(method.name), "batchSize": .integer(CheckerboardModel.batch),
        "trainingPoints": .integer(trainingPoints), "testPoints": .integer(testPoints),
      ], seed: seed, steps: iterations, recordEvery: evaluateEvery,
      recorded: [
        Column(
          "ll", label: "Test log-likelihood", unit: .natsPerExample, direction: .higherIsBetter,
          digits: 3)
      ],
      keeps: { $0.hasPrefix("model.") || $0.hasPrefix("posterior.") },
      programs: {
        Training.Programs(
          initialisation: initialisation, step: step, fixed: data, evaluation: evaluation)
      })
  }

  private var data: Program {
    Program([Port("key", [], .key)]) { inputs in
      let key = inputs.key("key")
      return [
        "train": CheckerboardPlane().sample(trainingPoints, key: key["train"]),
        "test": CheckerboardPlane().sample(testPoints, key: key["test"]),
      ]
    }
  }

  private var initialisation: Program {
    Program(
      [Port("key", [], .key), Port("train", [trainingPoints, 2])],
      outputs: { inputs in
        let first = minibatch(inputs, step: .index(0))
        return method.training.initialState(first, key: inputs.key("key")).outputs
      })
  }

  private var step: Program {
    let method = method.training
    let state = initialisation.outputs
    return Program(
      state + [
        Port("train", [trainingPoints, 2]), Port("key", [], .key), Port("step", [], .index),
      ],
      outputs: { inputs in
        var current = Parameters()
        for port in state { current[port.name] = inputs[port.name] }
        let step = inputs["step"]
        let v = minibatch(inputs, step: step)
        return method.step(current, v, key: inputs.key("key")["step"][step], step: step).outputs
      })
  }

  private var evaluation: Program {
    let machine = CheckerboardModel.machine
    let template = machine.initialParameters(key: .placeholder("key"))
    let ports = template.ports.map { Port("model.\($0.name)", $0.type.shape) }
    return Program(ports + [Port("test", [testPoints, 2])]) { inputs in
      let theta = template.replacing(template.names.map { inputs["model.\($0)"] })
      return ["ll": BoltzmannLikelihood(machine).perExample(theta, inputs["test"]).mean()]
    }
  }

  /// The next points of this epoch's order.
  private func minibatch(_ inputs: Program.Inputs, step: Tensor) -> Tensor {
    let perEpoch = trainingPoints / CheckerboardModel.batch
    let order = inputs.key("key")["order"][step.quotient(perEpoch)]
    let start = step.remainder(perEpoch).multiplied(by: CheckerboardModel.batch)
    let positions = order.permutedIndices(
      from: start, count: CheckerboardModel.batch, of: trainingPoints)
    return inputs["train"].gathered(positions)
  }
}
