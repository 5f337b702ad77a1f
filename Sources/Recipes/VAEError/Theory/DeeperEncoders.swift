import RecipeKit

/// A23: with decoder and prior of a harmonium an affine encoder is exact, and a deep one gains
/// nothing.
struct DeeperEncoders: Check {
  let claim = "A23"
  let title = "deeper encoders do not help a consistent decoder"

  private typealias Small = SmallHarmonium
  private static let draws = 2
  private static let affine = MultilayerPerceptron(
    [5, 3], .relu, weight: .fanInUniform, bias: .fanInUniform)
  private static let deep = MultilayerPerceptron(
    [5, 16, 16, 3], .tanh, weight: .fanInUniform, bias: .fanInUniform)
  private static let phases = [3e-2, 3e-3, 3e-4]
  private static let steps = 1500

  var programs: [String: Program] {
    ["affine": Self.step(Self.affine, 0.03), "deep": Self.step(Self.deep, 0.03)]
  }

  /// One step of an encoder on the mean mismatch under the harmonium's own documents.
  private static func step(_ network: MultilayerPerceptron, _ stepSize: Double) -> Program {
    let optimizer = Adam(stepSize: stepSize)
    let parameters = network.initialParameters(key: .placeholder("key"))
    let memory = optimizer.initialState(for: parameters)
    return Program(
      parameters.ports + memory.names.map { Port("optimizer.\($0)", memory[$0].shape) }
        + [Port("step", [], .index), Port("key", [], .key)],
      outputs: { inputs in
        let harmonium = Small.model.randomParameters(key: inputs.key("key"))
        let current = parameters.taken(from: inputs)
        let terms = EnumeratedCodeBound().perExample(
          logits: network(current, Small.documentTensor),
          logLikelihood: Small.logLikelihood(harmonium),
          logPrior: Small.model.logPrior(harmonium, length: Small.length))
        let gap = (exp(terms.evidence) * terms.mismatch).sum()
        let next = optimizer.updated(
          current, gradient(of: gap, withRespectTo: current.tensors),
          state: memory.replacing(memory.names.map { inputs["optimizer.\($0)"] }),
          step: inputs["step"])
        return next.parameters.outputs + next.state.outputs.map { ("optimizer.\($0.0)", $0.1) }
          + [("gap", gap)]
      })
  }

  private static func gap(_ network: MultilayerPerceptron, draw: Int) -> Double {
    let names = network.initialParameters(key: .placeholder("key")).names
    let first = computed(
      Program(
        [Port("key", [], .key)],
        outputs: { network.initialParameters(key: $0.key("key")).outputs }),
      key: Small.key(draw)["encoder"])
    var values = Dictionary(uniqueKeysWithValues: names.map { ($0, first.values($0)) })
    var gap = Double.nan
    for stepSize in phases {
      let executable = Executable(step(network, stepSize), precision: .double)
      executable.set("key", Small.key(draw))
      for (name, numbers) in values { executable.set(name, numbers) }
      executable.run(count: steps, counter: "step", from: 0)
      for name in names { values[name] = executable.values(name) }
      gap = executable.scalar("gap")
    }
    return gap
  }

  func findings() -> [Finding] {
    (0..<Self.draws).flatMap { draw -> [Finding] in
      let (affine, deep) = (Self.gap(Self.affine, draw: draw), Self.gap(Self.deep, draw: draw))
      return [
        atMost("harmonium \(draw + 1): gap of an affine encoder, nats", affine, 1e-3),
        atMost("harmonium \(draw + 1): what a deep encoder gains over it", affine - deep, 1e-3),
      ]
    }
  }
}
