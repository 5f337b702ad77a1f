import RecipeKit

/// The paper's procedure on the mixture: an encoder network is trained with the ground-truth
/// decoder
/// fixed, then both together, on a sample.
public struct MixtureNetwork: Sendable {
  public let seed: UInt64
  /// Draws of each component.
  public let perComponent: Int
  /// Steps of pre-training and of joint training.
  public let steps: (pretraining: Int, joint: Int)
  /// Steps between two records.
  private let recordEvery: Int

  public init(_ profile: Profile, seed: UInt64) {
    self.seed = seed
    switch profile {
    case .smoke: (perComponent, steps, recordEvery) = (25, (30, 30), 15)
    case .laptop: (perComponent, steps, recordEvery) = (500, (4000, 10_000), 200)
    case .paper: (perComponent, steps, recordEvery) = (2000, (10_000, 10_000), 200)
    }
  }

  /// The hidden layers of the encoder and its two logits.
  static let encoder = MultilayerPerceptron(
    [2, 64, 64, 2], .relu, weight: .fanInUniform, bias: .fanInUniform)

  /// "network, seed 1".
  public var source: String { "network, seed \(seed)" }

  // MARK: Programs

  private static let centresName = "centres"

  private static func named(_ encoder: Parameters, _ centres: Tensor) -> Parameters {
    var all = Parameters()
    all.add(encoder, under: "encoder")
    all[centresName] = centres
    return all
  }

  private static func parameters(key: KeyTensor) -> Parameters {
    named(encoder.initialParameters(key: key), Mixture.centreTensor)
  }

  private var initialisation: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        Self.parameters(key: inputs.key("key")["encoder"]).outputs + [
          ("data", Mixture.sample(perComponent: perComponent, key: inputs.key("key")["data"]))
        ]
      })
  }

  /// One step on the whole sample, of the encoder alone or of both.
  private func step(isJoint: Bool) -> Program {
    let all = Self.parameters(key: .placeholder("key"))
    let optimizer = Adam(stepSize: isJoint ? 1e-4 : 1e-3)
    let names = isJoint ? all.names : all.names.filter { $0 != Self.centresName }
    var trained = Parameters()
    for name in names { trained[name] = all[name] }
    let memory = optimizer.initialState(for: trained)
    let ports =
      all.ports + memory.names.map { Port("optimizer.\($0)", memory[$0].shape) }
      + [Port("step", [], .index), Port("data", [4 * perComponent, 2])]
    return Program(
      ports,
      outputs: { inputs in
        let current = all.taken(from: inputs)
        let x = inputs["data"]
        let logits = Self.encoder(current.scope("encoder"), x)
        let table = Mixture.decoder.logLikelihoodTable(centres: current[Self.centresName], x)
        let bound = EnumeratedCodeBound().perExample(logits: logits, logLikelihood: table).bound
        let own = trained.taken(from: inputs)
        let next = optimizer.updated(
          own, gradient(of: -bound.mean(), withRespectTo: own.tensors),
          state: memory.replacing(memory.names.map { inputs["optimizer.\($0)"] }),
          step: inputs["step"])
        return next.parameters.outputs + next.state.outputs.map { ("optimizer.\($0.0)", $0.1) }
          + [("sample_elbo", bound.mean())]
      })
  }

  private static func evaluation() -> Program {
    let all = parameters(key: .placeholder("key"))
    return Program(
      MixtureGrid.ports + all.ports,
      outputs: { inputs in
        let current = all.taken(from: inputs)
        return MixtureState.outputs(
          x: inputs["x"], weights: inputs["weights"], centres: current[centresName],
          logits: encoder(current.scope("encoder"), inputs["x"]))
      })
  }

  // MARK: The cell

  public var cell: Cell {
    Cell(
      label: source,
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement,
            programs: [
              "initialisation": initialisation.fingerprint,
              "pretraining": step(isJoint: false).fingerprint,
              "joint": step(isJoint: true).fingerprint,
              "evaluation": Self.evaluation().fingerprint,
              "maps": MixtureMaps.program(Self.encoder).fingerprint,
            ],
            settings: MixtureGrid.settings.merging(MixtureMaps.settings) { $1 }.merging([
              "pretraining": .integer(steps.pretraining), "joint": .integer(steps.joint),
              "recordEvery": .integer(recordEvery),
            ]) { $1 }, seed: seed, revisions: ["network": 1])
        },
        run: { context in run(context) }),
      estimatedSeconds: Double(steps.pretraining + steps.joint) * Double(perComponent) * 1e-6)
  }

  private func run(_ context: any StageContext) -> StageOutput {
    let first = Executable(initialisation)
    first.set("key", RandomKey(seed: seed)["mixture"])
    first.run()
    var weights = Dictionary(
      uniqueKeysWithValues: Self.parameters(key: .placeholder("key")).names.map {
        ($0, first.array($0))
      })
    let evaluation = Executable(Self.evaluation(), precision: .double)
    MixtureGrid().set(evaluation)
    var rows = Rows(MixtureState.columns)
    for (phase, count) in [("pretraining", steps.pretraining), ("joint", steps.joint)] {
      let executable = Executable(step(isJoint: phase == "joint"))
      for (name, array) in weights { executable.set(name, array) }
      executable.set("data", first.array("data"))
      for done in stride(from: 0, through: count, by: recordEvery) {
        if done > 0 {
          executable.run(count: recordEvery, counter: "step", from: done - recordEvery)
        }
        weights = weights.mapValues { $0 }.merging(weights.keys.map { ($0, executable.array($0)) })
        { $1 }
        for (name, array) in weights { evaluation.set(name, array) }
        evaluation.run()
        rows.append(
          MixtureState.record(evaluation, source: source, phase: phase, step: done))
        context.progress(Double(done) / Double(count), "\(phase), step \(done) of \(count)")
      }
    }
    // One network is drawn.
    guard seed == 1 else { return StageOutput(tables: ["states": rows]) }
    let maps = MixtureMaps.rows(weights: weights, centres: evaluation.values("state_centres"))
    return StageOutput(tables: ["states": rows, "maps": maps])
  }
}
