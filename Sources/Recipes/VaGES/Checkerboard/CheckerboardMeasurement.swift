import RecipeKit

/// What is measured of a trained machine: one row, and its parameters.
struct CheckerboardMeasurement: Sendable {
  var run: CheckerboardRun

  static let columns = [
    Column("method"), Column("seed"), Column("iterations"),
    CheckerboardRows.late, CheckerboardRows.final, CheckerboardRows.annealed,
    CheckerboardRows.early, CheckerboardRows.crossing,
    CheckerboardRows.variation, CheckerboardRows.inside, Column("divergedAt", label: "Diverged at"),
  ]

  static let parameterColumns = [
    Column("method"), Column("seed"), Column("parameter"), Column("index"),
    Column("value", digits: 6),
  ]

  /// Cells along a side of the grid of the total variation.
  static let gridCells = 100

  var stage: Stage {
    Stage(
      parts: {
        KeyParts(
          .measurement, programs: ["annealing": annealing.fingerprint],
          settings: ["gridCells": .integer(Self.gridCells)], seed: run.seed,
          revisions: ["density": 1])
      }, run: { output($0) })
  }

  private func output(_ context: any StageContext) -> StageOutput {
    let divergence: Int? =
      if case .diverged(let step)? = context.training?.outcome { step } else { nil }
    let parameters = CheckerboardRows.parameterNames.map { name in
      (name, context.weights["model.\(name)"]?.hostArray.doubles ?? [])
    }
    let identity: [String: Value] = [
      "method": .text(run.method.name), "seed": .integer(Int(run.seed)),
    ]
    var rows = Rows(Self.columns)
    let curve = context.training?.tables["curves"] ?? Rows([])
    rows.append(
      identity.merging(
        ["iterations": .integer(run.iterations), "divergedAt": .missing]
      ) { $1 }.merging(divergence.map { ["divergedAt": .integer($0)] } ?? [:]) { $1 }
        .merging(likelihoods(curve, isFinite: divergence == nil)) { $1 }
        .merging(density(parameters, context, isFinite: divergence == nil)) { $1 })
    var table = Rows(Self.parameterColumns)
    for (name, values) in parameters {
      for (index, value) in values.enumerated() {
        table.append(
          identity.merging([
            "parameter": .text(name), "index": .integer(index), "value": .number(value),
          ]) { $1 })
      }
    }
    return StageOutput(tables: ["rows": rows, "parameters": table])
  }

  /// What the curve of the training says.
  private func likelihoods(_ curve: Rows, isFinite: Bool) -> [String: Value] {
    guard isFinite else {
      return [
        "late": .number(.nan), "final": .number(.nan), "early": .number(.nan),
        "crossing": .missing,
      ]
    }
    let steps = curve.values("step")
    let values = curve.values("ll")
    let last = steps.last ?? 0
    let late = zip(steps, values).filter { $0.0 > 0.8 * last }.map(\.1)
    let early = Array(zip(steps, values)).last { $0.0 <= 0.3 * last }?.1 ?? .nan
    let crossing = zip(steps, values).first { $0.1 >= 0 }?.0
    return [
      "late": .number(late.reduce(0, +) / Double(max(late.count, 1))),
      "final": .number(values.last ?? .nan), "early": .number(early),
      "crossing": crossing.map { .number($0) } ?? .missing,
    ]
  }

  /// What the last parameters say.
  private func density(
    _ parameters: [(String, [Double])], _ context: any StageContext, isFinite: Bool
  ) -> [String: Value] {
    guard isFinite, let mixture = CheckerboardRows.mixture(parameters) else {
      return ["annealed": .number(.nan), "variation": .number(.nan), "inside": .number(.nan)]
    }
    let executable = Executable(annealing)
    executable.set("key", RandomKey(seed: run.seed)["annealing"])
    for (name, values) in parameters { executable.set(name, values) }
    executable.run()
    // The exact normaliser and the annealed one, on top of the exact log-likelihood.
    let difference = executable.scalar("exact") - executable.scalar("annealed")
    return [
      "annealed": .number(difference),
      "variation": .number(
        mixture.totalVariation(cells: Self.gridCells, CheckerboardModel.density)),
      "inside": .number(mixture.mass(in: [0...1, 0...1])),
    ]
  }

  /// log Z, exact and annealed; single precision, log weights summed with compensation.
  private var annealing: Program {
    let machine = CheckerboardModel.machine
    let template = machine.initialParameters(key: .placeholder("key"))
    return Program(template.ports + [Port("key", [], .key)]) { inputs in
      let theta = template.taken(from: inputs)
      let annealing = BoltzmannAnnealing(machine, temperatures: run.annealing)
      let weights = annealing.forward(theta, chains: run.annealing, key: inputs.key("key"))
      return [
        "annealed": annealing.baseLogNormaliser(theta) + logSumExp(weights)
          - Foundation.log(Double(run.annealing)),
        "exact": machine.logNormaliser(theta),
      ]
    }
  }
}
