import RecipeKit

/// The restricted Boltzmann machine of Figure 2(e): exact maximum likelihood on the population.
public struct MixtureHarmonium: Sendable {
  public let steps: Int
  /// Number of starts; the best is kept.
  public let starts: Int

  public init(_ profile: Profile) { (steps, starts) = profile == .smoke ? (40, 1) : (3000, 4) }

  private static let model = GaussianHarmonium(
    observed: 2, bits: Mixture.bits, sigma: Mixture.sigma)
  private static let optimizer = Adam(stepSize: 1e-2)

  private static var initialisation: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in model.initialParameters(key: inputs.key("key")).outputs })
  }

  private static func step() -> Program {
    let parameters = model.initialParameters(key: .placeholder("key"))
    let memory = optimizer.initialState(for: parameters)
    let ports =
      parameters.ports + memory.names.map { Port("optimizer.\($0)", memory[$0].shape) }
      + [Port("step", [], .index)] + MixtureGrid.ports
    return Program(
      ports,
      outputs: { inputs in
        let current = parameters.taken(from: inputs)
        let likelihood = (inputs["weights"] * model.logProb(current, inputs["x"])).sum()
        let next = optimizer.updated(
          current, gradient(of: -likelihood, withRespectTo: current.tensors),
          state: memory.replacing(memory.names.map { inputs["optimizer.\($0)"] }),
          step: inputs["step"])
        return next.parameters.outputs + next.state.outputs.map { ("optimizer.\($0.0)", $0.1) }
          + [
            ("likelihood", likelihood), ("state_centres", model.centres(current)),
            ("prior", exp(model.logPrior(current))),
          ]
      })
  }

  public var cell: Cell {
    Cell(
      label: "restricted Boltzmann machine",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement,
            programs: [
              "initialisation": Self.initialisation.fingerprint, "step": Self.step().fingerprint,
            ],
            settings: MixtureGrid.settings.merging(MixtureMaps.settings) { $1 }.merging([
              "steps": .integer(steps), "starts": .integer(starts),
            ]) { $1 }, seed: 1, revisions: ["harmonium": 1])
        },
        run: { context in run(context) }),
      estimatedSeconds: Double(steps * starts) * 0.004)
  }

  private static let columns =
    [
      Column("start"),
      Column("likelihood", label: "log-likelihood", unit: .natsPerExample, digits: 4),
    ] + Mixture.codes.flatMap { [Column("x\($0)"), Column("y\($0)"), Column("prior\($0)")] }

  private func run(_ context: any StageContext) -> StageOutput {
    let executable = Executable(Self.step(), precision: .double)
    MixtureGrid().set(executable)
    var rows = Rows(Self.columns)
    var best: (likelihood: Double, decisions: [Int]) = (-.infinity, [])
    for start in 0..<starts {
      let first = Executable(Self.initialisation, precision: .double)
      first.set("key", RandomKey(seed: 1)["harmonium"][start])
      first.run()
      let memory = Self.optimizer.initialState(
        for: Self.model.initialParameters(key: .placeholder("key")))
      for (name, tensor) in memory.outputs {
        executable.set("optimizer.\(name)", Array(repeating: 0, count: tensor.count))
      }
      for output in first.program.outputs { executable.set(output.name, first.array(output.name)) }
      executable.run(count: steps, counter: "step", from: 0)
      let likelihood = executable.scalar("likelihood")
      let decisions = MixtureMaps.decisions(
        offset: executable.values("codeBias"),
        slope: executable.values("weight").map { $0 / (Mixture.sigma * Mixture.sigma) })
      if likelihood > best.likelihood { best = (likelihood, decisions) }
      var record: [String: Value] = [
        "start": .integer(start + 1), "likelihood": .number(likelihood),
      ]
      let (centres, prior) = (executable.values("state_centres"), executable.values("prior"))
      for (index, code) in Mixture.codes.enumerated() {
        record["x\(code)"] = .number(centres[2 * index])
        record["y\(code)"] = .number(centres[2 * index + 1])
        record["prior\(code)"] = .number(prior[index])
      }
      rows.append(record)
      context.progress(Double(start + 1) / Double(starts), "start \(start + 1) of \(starts)")
    }
    var map = Rows([Column("x"), Column("y"), Column("harmonium")])
    let axis = MixtureMaps.axis
    for (point, decision) in best.decisions.enumerated() {
      map.append([
        "x": .number(axis[point % axis.count]), "y": .number(axis[point / axis.count]),
        "harmonium": .integer(decision),
      ])
    }
    return StageOutput(tables: ["harmonium": rows, "harmonium_map": map])
  }
}
