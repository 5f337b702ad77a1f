import RecipeKit

/// One training on Frey face with its likelihood: a cell.
struct FreyRun: Sendable {
  var setting: FreySetting
  var iterations: Int
  var seed: UInt64
  /// Chains, and inverse temperatures, of annealed importance sampling.
  var annealing: Int

  static let columns = [
    Column("method"), Column("L"), Column("K"), Column("iterations"), Column("seed"),
    Column(
      "ll", label: "Test log-likelihood (AIS)", unit: .natsPerExample, direction: .higherIsBetter,
      digits: 1),
    Column(
      "ssm", label: "Score-matching loss", unit: "nats² per squared unit of v",
      direction: .lowerIsBetter, digits: 1),
    Column("logNormaliserError", label: "Standard error of log Z", unit: .nats, digits: 2),
    Column("divergedAt", label: "Diverged at"),
  ]

  var label: String { "\(setting.label), \(iterations) iterations, seed \(seed)" }

  var cell: Cell {
    Cell(
      label: label, training: training.stage(),
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement,
            programs: [
              "annealing": annealingProgram.fingerprint,
              "test": setting.scoreMatching(images: 265, named: "images").fingerprint,
            ], seed: seed, data: ["frey-face": ""], revisions: ["likelihood": 1])
        }, run: { StageOutput(rows: try rows($0)) }),
      estimatedSeconds: Double(iterations)
        * (0.002 + 0.001 * Double(setting.steps + 3 * (setting.method.unrolled ?? 1))))
  }

  private var training: Training {
    let count = 1400
    return Training(
      settings: [
        "method": .text(setting.label), "batchSize": .integer(FreySetting.batch),
        "hidden": .integer(setting.latent),
      ], seed: seed, steps: iterations, recordEvery: max(1, iterations / 10),
      recorded: [
        Column("ssm", label: "Score-matching loss, validation", direction: .lowerIsBetter)
      ], data: ["frey-face": ""],
      inputs: { context in
        let faces = try context.dataset("frey-face").content
        let validation = FreyFace.validation(faces)
        return [
          "train": HostArray(faces.train.intensities(), shape: [count, FreySetting.visible]),
          "validation": HostArray(
            validation.intensities(), shape: [validation.count, FreySetting.visible]),
        ]
      }, keeps: { $0.hasPrefix("model.") },
      programs: {
        Training.Programs(
          initialisation: setting.initialisation(images: count), step: setting.step(images: count),
          evaluation: setting.scoreMatching(images: 300, named: "validation"))
      })
  }

  private func rows(_ context: any StageContext) throws -> Rows {
    let divergence: Int? =
      if case .diverged(let step)? = context.training?.outcome { step } else { nil }
    var record: [String: Value] = [
      "method": .text(setting.method.name), "L": .integer(setting.particles),
      "K": .integer(setting.steps), "iterations": .integer(iterations),
      "seed": .integer(Int(seed)), "ll": .number(.nan), "ssm": .number(.nan),
      "logNormaliserError": .number(.nan),
      "divergedAt": divergence.map { .integer($0) } ?? .missing,
    ]
    if divergence == nil {
      let (logNormaliser, error) = annealed(context)
      let test = FreyFace.test(try context.dataset("frey-face").content)
      let executable = Executable(
        setting.scoreMatching(images: test.count, named: "images"), precision: .double)
      for (name, array) in context.weights { executable.set(name, array.hostArray) }
      executable.set(
        "images", HostArray(test.intensities(), shape: [test.count, FreySetting.visible]))
      executable.run()
      record["ll"] = .number(-executable.scalar("freeEnergy") - logNormaliser)
      record["ssm"] = .number(executable.scalar("ssm"))
      record["logNormaliserError"] = .number(error)
    }
    var rows = Rows(Self.columns)
    rows.append(record)
    return rows
  }

  /// log Z, and its standard error over chains by the delta method.
  private func annealed(_ context: any StageContext) -> (Double, Double) {
    let executable = Executable(annealingProgram)
    executable.set("key", RandomKey(seed: seed)["annealing"])
    for (name, array) in context.weights { executable.set(name, array.hostArray) }
    executable.run()
    let logWeights = executable.values("logWeights")
    let peak = logWeights.max() ?? 0
    let weights = Estimate(logWeights.map { Foundation.exp($0 - peak) })
    let error = weights.standardDeviation / Double(weights.count).squareRoot() / weights.mean
    return (executable.scalar("base") + peak + Foundation.log(weights.mean), error)
  }

  private var annealingProgram: Program {
    let machine = setting.machine
    let template = machine.initialParameters(key: .placeholder("key"))
    let ports = template.ports.map { Port("model.\($0.name)", $0.type.shape) }
    return Program(ports + [Port("key", [], .key)]) { inputs in
      let theta = template.replacing(template.names.map { inputs["model.\($0)"] })
      let sampler = BoltzmannAnnealing(machine, temperatures: annealing)
      return [
        "logWeights": sampler.forward(theta, chains: annealing, key: inputs.key("key")),
        "base": sampler.baseLogNormaliser(theta),
      ]
    }
  }
}
