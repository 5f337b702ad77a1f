import RecipeKit

/// What is measured of a trained model: one row, and the density of a method's first seed.
struct ToyMeasurement: Sendable {
  var run: ToyRun

  static let logLikelihood = Column(
    "ll", label: "Test log-likelihood", unit: .natsPerExample, direction: .higherIsBetter, digits: 3
  )
  static let energyDistance = Column(
    "energyDistance", label: "Energy distance of samples", direction: .lowerIsBetter, digits: 4)
  static let effectiveShare = Column(
    "effectiveShare", label: "Effective share of particles", unit: .fraction,
    direction: .higherIsBetter, digits: 3)
  static let lastLoss = Column(
    "lastLoss", label: "Unexplained share of the noise at the end", unit: .fraction,
    direction: .lowerIsBetter, digits: 3)
  static let lowestLoss = Column(
    "lowestLoss", label: "Its lowest value", unit: .fraction, direction: .lowerIsBetter, digits: 3)

  static let columns = [
    Column("setting"), Column("seed"), Column("iterations"), logLikelihood, energyDistance,
    effectiveShare, lastLoss, lowestLoss, Column("divergedAt", label: "Diverged at"),
  ]

  static let densityColumns = [
    Column("setting"), Column("x"), Column("y"), Column("density", digits: 4),
  ]

  /// The window on which densities are normalised, [−1, 2]².
  static let window = -1.0...2.0

  /// Centres of the grid's cells along an axis.
  static func centres(_ cells: Int) -> [Double] {
    let width = window.upperBound - window.lowerBound
    return (0..<cells).map { window.lowerBound + (Double($0) + 0.5) * width / Double(cells) }
  }

  var stage: Stage {
    Stage(
      parts: {
        var programs = ["likelihood": likelihood.fingerprint]
        if run.isOfMethods { programs["samples"] = samples.fingerprint }
        return KeyParts(
          .measurement, programs: programs,
          settings: ["keepsDensity": .integer(run.isOfMethods && run.seed == 0 ? 1 : 0)],
          seed: run.seed, revisions: ["density": 1])
      }, run: { output($0) })
  }

  private func output(_ context: any StageContext) -> StageOutput {
    let divergence: Int? =
      if case .diverged(let step)? = context.training?.outcome { step } else { nil }
    let losses = (context.training?.tables["curves"] ?? Rows([])).values(ToyRun.loss.name)
    var record: [String: Value] = [
      "setting": .text(run.setting.label), "seed": .integer(Int(run.seed)),
      "iterations": .integer(run.iterations), "ll": .number(.nan),
      "energyDistance": run.isOfMethods ? .number(.nan) : .missing, "effectiveShare": .missing,
      "lastLoss": .number(losses.last ?? .nan),
      "lowestLoss": .number(losses.filter(\.isFinite).min() ?? .nan),
      "divergedAt": divergence.map { .integer($0) } ?? .missing,
    ]
    var densities = Rows(Self.densityColumns)
    if divergence == nil {
      let found = evaluated(likelihood, context)
      record["ll"] = .number(found.scalar("ll"))
      if run.setting.hasLatents {
        record["effectiveShare"] = .number(found.scalar("effectiveShare"))
      }
      if run.isOfMethods {
        record["energyDistance"] = .number(distance(context))
        if run.seed == 0 { append(found.values("density"), to: &densities) }
      }
    }
    var rows = Rows(Self.columns)
    rows.append(record)
    return StageOutput(tables: ["rows": rows, "densities": densities])
  }

  /// A program after one run on the trained parameters.
  private func evaluated(_ program: Program, _ context: any StageContext) -> Executable {
    let executable = Executable(program)
    executable.set("key", RandomKey(seed: run.seed)["measurement"])
    for port in program.inputs where port.name != "key" {
      if let array = context.weights[port.name] { executable.set(port.name, array.hostArray) }
    }
    executable.run()
    return executable
  }

  /// Samples against as many test points.
  private func distance(_ context: any StageContext) -> Double {
    let found = evaluated(samples, context)
    let drawn = found.values("samples")
    guard drawn.allSatisfy(\.isFinite) else { return .nan }
    return EnergyDistance(dimensions: 2).squared(drawn, found.values("data"))
  }

  /// The part of the grid that is drawn.
  private func append(_ values: [Double], to rows: inout Rows) {
    let centres = Self.centres(run.scale.gridCells)
    for (row, y) in centres.enumerated() where ToyRows.window.contains(y) {
      for (column, x) in centres.enumerated() where ToyRows.window.contains(x) {
        rows.append([
          "setting": .text(run.setting.label), "x": .number(x), "y": .number(y),
          "density": .number(values[row * centres.count + column]),
        ])
      }
    }
  }
}

// MARK: Programs

extension ToyMeasurement {
  /// log p of test points and the density on the grid, with log Z by the grid's sum.
  private var likelihood: Program {
    let (setting, scale) = (run.setting, run.scale)
    let template = setting.template
    let centres = Self.centres(scale.gridCells)
    let width = Self.window.upperBound - Self.window.lowerBound
    let logCell = 2 * Foundation.log(width / Double(scale.gridCells))
    return Program(template.ports + [Port("key", [], .key)]) { inputs in
      let parameters = template.taken(from: inputs)
      let key = inputs.key("key")
      let grid = Tensor.constant(
        centres.flatMap { y in centres.flatMap { x in [x, y] } },
        shape: [centres.count * centres.count, 2])
      let points = concatenated(
        [CheckerboardPlane().sample(scale.testPoints, key: key["test"]), grid], axis: 0)
      let (values, share) = logLikelihood(parameters, points, key: key["latent"])
      let unnormalised = values.slice(0, scale.testPoints..<points.shape[0])
      let logNormaliser = logSumExp(unnormalised, axis: 0) + logCell
      return [
        "ll": values.slice(0, 0..<scale.testPoints).mean() - logNormaliser,
        "effectiveShare": share.slice(0, 0..<scale.testPoints).mean(),
        "density": exp(unnormalised - logNormaliser.filling(unnormalised.shape)),
      ]
    }
  }

  /// log p̃ of points, and the effective share of particles, 1 without latents.
  private func logLikelihood(
    _ parameters: Parameters, _ points: Tensor, key: KeyTensor
  ) -> (Tensor, Tensor) {
    let theta = parameters.scope("model")
    guard run.setting.hasLatents else {
      return (
        -run.setting.visibleModel.energy(theta, points),
        .constant(1, shape: [points.shape[0]])
      )
    }
    let metric = LatentLikelihood(
      run.setting.model, run.setting.posterior, particles: run.scale.particles)
    return metric.perExample(
      theta, posterior: parameters.scope("posterior"), points, key: key)
  }

  /// Samples by annealed Langevin dynamics, h at its posterior mean of a datum each, and test points.
  private var samples: Program {
    let (setting, scale) = (run.setting, run.scale)
    let template = setting.template
    return Program(template.ports + [Port("key", [], .key)]) { inputs in
      let parameters = template.taken(from: inputs)
      let theta = parameters.scope("model")
      let key = inputs.key("key")["samples"]
      let data = CheckerboardPlane().sample(scale.samples, key: key["latentData"])
      let start = 0.5 + key["start"].normal([scale.samples, 2])
      let h =
        setting.hasLatents
        ? setting.posterior.mean(parameters.scope("posterior"), given: data).expanded(0) : nil
      let samples = scale.sampler.run(from: start, key: key["dynamics"]) { v in
        h.map { setting.model.logDensity(theta, v, $0) } ?? -setting.visibleModel.energy(theta, v)
      }
      return [
        "samples": samples,
        "data": CheckerboardPlane().sample(scale.samples, key: key["data"]),
      ]
    }
  }
}
