import RecipeKit

/// One training on the checkerboard with its measurement: a cell.
struct ToyRun: Sendable, Hashable {
  var setting: ToySetting
  var scale: ToyScale
  var seed: UInt64
  var iterations: Int

  /// All trainings of a profile: the methods, and what is varied, where that is not the same.
  static func all(_ profile: Profile) -> [ToyRun] {
    let scale = ToyScale(profile)
    let runs =
      ToySweep.methods.map { ($0, scale.methodIterations) }
      + ToySweep.settings(profile).map { ($0, scale.iterations) }
    var seen: Set<ToyRun> = []
    return (0..<UInt64(scale.seeds)).flatMap { seed in
      runs.map { ToyRun(setting: $0, scale: scale, seed: seed, iterations: $1) }
    }.filter { seen.insert($0).inserted }
  }

  /// Whether samples are drawn and the density is kept.
  var isOfMethods: Bool {
    iterations == scale.methodIterations && ToySweep.methods.contains(setting)
  }

  static let batch = 100

  var label: String { "\(setting.label), \(iterations) iterations, seed \(seed)" }

  var cell: Cell {
    Cell(
      label: label, training: training.stage(), measurement: ToyMeasurement(run: self).stage,
      estimatedSeconds: 3 + Double(iterations) * secondsPerIteration)
  }

  private var secondsPerIteration: Double {
    switch setting.method {
    case .visible: 0.001
    case .bilevel(let unrolled): 0.004 + 0.003 * Double(unrolled)
    case .variational:
      0.0015 + 0.0005 * Double(setting.inferenceSteps)
        + 0.0001 * Double(setting.correctionSteps * setting.particles)
    }
  }

  /// What is recorded while a model is trained; it is watched for divergence.
  static let loss = Column(
    "loss", label: "Unexplained share of the noise", unit: .fraction, direction: .lowerIsBetter,
    digits: 3)

  // MARK: Programs

  private var training: Training {
    Training(
      settings: [
        "method": .text(setting.label), "batchSize": .integer(Self.batch),
        "trainingPoints": .integer(scale.trainingPoints), "testPoints": .integer(scale.testPoints),
      ], seed: seed, steps: iterations,
      recordEvery: max(1, iterations / scale.records),
      recorded: [Self.loss],
      keeps: { $0.hasPrefix("model.") || $0.hasPrefix("posterior.") },
      programs: {
        Training.Programs(
          initialisation: setting.initialisation,
          step: setting.step(points: scale.trainingPoints), fixed: data, evaluation: evaluation)
      })
  }

  /// Particles of the evaluated loss.
  private static let particles = 10

  private var data: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let key = inputs.key("key")
        var values = [
          ("train", CheckerboardPlane().sample(scale.trainingPoints, key: key["train"])),
          ("test", CheckerboardPlane().sample(scale.testPoints, key: key["test"])),
          ("noise", key["noise"].normal([scale.testPoints, 2])),
        ]
        if setting.hasLatents {
          let noise = setting.posterior.noise(
            key["latent"], particles: Self.particles, batch: scale.testPoints)
          values.append(("latentNoise", noise))
        }
        return values
      })
  }

  /// ‖ε + σ₀² ŝ(ṽ)/σ_b‖² / d on fixed points and noise: 1 for a flat energy.
  private var evaluation: Program {
    let setting = setting
    let template = setting.template
    let points = scale.testPoints
    let latentPorts =
      setting.hasLatents
      ? [Port("latentNoise", [Self.particles, points, setting.latent])] : []
    return Program(
      template.ports + [Port("test", [points, 2]), Port("noise", [points, 2])] + latentPorts
    ) { inputs in
      let parameters = template.taken(from: inputs)
      let problem = ToySetting.objective.problem(inputs["test"], noise: inputs["noise"])
      let score = setting.score(
        parameters, problem.observed,
        latentNoise: setting.hasLatents ? inputs["latentNoise"] : nil)
      let levels = Tensor.constant(ToySetting.objective.levels(points), shape: [points, 1])
      let rest = (ToySetting.reference * ToySetting.reference) * levels * problem.cotangent(score)
      return [Self.loss.name: 0.5 * rest.squaredNorm().mean()]
    }
  }
}

extension ToySetting {
  /// From a key to the first state.
  var initialisation: Program {
    let setting = self
    return Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        // No method here starts chains at data.
        let nothing = Tensor.constant(0, shape: [ToyRun.batch, 2])
        return setting.training.initialState(nothing, key: inputs.key("key")).outputs
      })
  }

  /// One step on the next points of the epoch's order.
  func step(points: Int) -> Program {
    let training = training
    let state = initialisation.outputs
    return Program(
      state + [Port("train", [points, 2]), Port("key", [], .key), Port("step", [], .index)],
      outputs: { inputs in
        var current = Parameters()
        for port in state { current[port.name] = inputs[port.name] }
        let step = inputs["step"]
        let perEpoch = points / ToyRun.batch
        let positions = inputs.key("key")["order"][step.quotient(perEpoch)].permutedIndices(
          from: step.remainder(perEpoch).multiplied(by: ToyRun.batch), count: ToyRun.batch,
          of: points)
        return training.step(
          current, inputs["train"].gathered(positions), key: inputs.key("key")["step"][step],
          step: step
        ).outputs
      })
  }

  /// The score as the method sees it, with many particles: exact, VaES after the noiseless Langevin
  /// steps, or the bi-level one.
  func score(_ parameters: Parameters, _ v: Tensor, latentNoise: Tensor?) -> Tensor {
    let theta = parameters.scope("model")
    guard let latentNoise else { return visibleModel.score(theta, v) }
    let phi = parameters.scope("posterior")
    let drawn = posterior.sample(phi, v, noise: latentNoise).stopGradient()
    if method != .variational {
      return model.meanScore(theta, v, drawn) - posterior.meanScore(phi, drawn, given: v)
    }
    let h =
      correction(noise: 0)?.corrected(model, theta, v, drawn, key: .placeholder("key")) ?? drawn
    return model.meanScore(theta, v, h)
  }
}
