import RecipeKit

/// Corollary 2 as worded fails for bits: with a fixed uniform prior the optimum of the bound over
/// affine
/// decoders is not the maximum of the likelihood.
///
/// Data come from an affine decoder with two bits and six binary visibles, so that the greatest
/// likelihood is their negative entropy. The encoder is free at every x, which contains all
/// networks.
struct FixedPrior: Check {
  let claim = "D2"
  let title = "an affine decoder is not enough"

  private static let draws = 3
  private static let starts = 4
  private static let (visibles, bits) = (6, 2)
  private static let states = 1 << visibles
  private static let phases = [2e-2, 2e-3, 2e-4]
  private static let steps = 2000

  private static func logLikelihood(_ weight: Tensor, _ bias: Tensor) -> Tensor {
    let f = matmul(BitCodes.table(bits), weight) + bias.expanded(0)
    return matmul(BitCodes.table(visibles), f, transposeB: true)
      - softplus(f).sum(1).expanded(0)
  }

  private static let shapes = [
    "weight": [bits, visibles], "bias": [visibles], "logits": [states, bits],
  ]
  private static var parameters: Parameters {
    var parameters = Parameters()
    for name in ["weight", "bias", "logits"] {
      parameters[name] = .placeholder(name, shapes[name] ?? [])
    }
    return parameters
  }

  var programs: [String: Program] {
    [
      "truth": Self.truth,
      "step": Self.step(stepSize: Self.phases[0], isJoint: true),
      "encoder": Self.step(stepSize: Self.phases[0], isJoint: false),
    ]
  }

  private static var truth: Program {
    Program([Port("key", [], .key)]) { inputs in
      let key = inputs.key("key")
      let (weight, bias) = (
        2 * key["weight"].normal([bits, visibles]), key["bias"].normal([visibles])
      )
      let table = logLikelihood(weight, bias) - Double(bits) * Foundation.log(2)
      return ["weight": weight, "bias": bias, "data": exp(logSumExp(table))]
    }
  }

  private static func step(stepSize: Double, isJoint: Bool) -> Program {
    let optimizer = Adam(stepSize: stepSize)
    let parameters = parameters
    let memory = optimizer.initialState(for: parameters)
    return Program(
      parameters.ports + memory.names.map { Port("optimizer.\($0)", memory[$0].shape) }
        + [Port("step", [], .index), Port("data", [states])],
      outputs: { inputs in
        let current = parameters.taken(from: inputs)
        let terms = EnumeratedCodeBound().perExample(
          logits: current["logits"],
          logLikelihood: logLikelihood(current["weight"], current["bias"]))
        let bound = (inputs["data"] * terms.bound).sum()
        var slopes = gradient(of: -bound, withRespectTo: current.tensors)
        // Every x counts alike for its own logits, however rare it is.
        slopes[2] = slopes[2] / inputs["data"].expanded(1)
        if !isJoint { for index in 0..<2 { slopes[index] = 0 * slopes[index] } }
        let next = optimizer.updated(
          current, slopes,
          state: memory.replacing(memory.names.map { inputs["optimizer.\($0)"] }),
          step: inputs["step"])
        let steepest = slopes.map { abs($0).maximum() }.reduce(slopes[0].sum() * 0, maximum)
        return next.parameters.outputs + next.state.outputs.map { ("optimizer.\($0.0)", $0.1) }
          + [
            ("bound", bound), ("likelihood", (inputs["data"] * terms.evidence).sum()),
            ("steepest", steepest),
          ]
      })
  }

  private struct Optimum {
    var bound: Double
    var likelihood: Double
    var steepest: Double
  }

  private static func optimum(
    _ start: [String: [Double]], data: [Double], isJoint: Bool
  ) -> Optimum {
    var values = start
    var found = Optimum(bound: .nan, likelihood: .nan, steepest: .nan)
    for stepSize in phases {
      let executable = Executable(step(stepSize: stepSize, isJoint: isJoint), precision: .double)
      for (name, numbers) in values { executable.set(name, numbers) }
      executable.set("data", data)
      executable.run(count: steps, counter: "step", from: 0)
      for name in values.keys { values[name] = executable.values(name) }
      found = Optimum(
        bound: executable.scalar("bound"), likelihood: executable.scalar("likelihood"),
        steepest: executable.scalar("steepest"))
    }
    return found
  }

  func findings() -> [Finding] {
    (0..<Self.draws).flatMap { draw -> [Finding] in
      let key = RandomKey(seed: 0)["corollary"][draw]
      let truth = computed(Self.truth, key: key["truth"])
      let data = truth.values("data")
      let likelihood = data.reduce(0.0) { $0 + $1 * log($1) }
      let zeros = Array(repeating: 0.0, count: Self.states * Self.bits)
      let known = ["weight": truth.values("weight"), "bias": truth.values("bias"), "logits": zeros]
      let fixed = Self.optimum(known, data: data, isJoint: false)
      let found = (0..<Self.starts).map { start -> Optimum in
        guard start > 0 else { return Self.optimum(known, data: data, isJoint: true) }
        let random = Self.shapes.mapValues { shape in shape.reduce(1, *) }.map { name, count in
          (name, key["start"][start][name].doubles(.normal, count))
        }
        return Self.optimum(
          Dictionary(uniqueKeysWithValues: random), data: data, isJoint: true)
      }
      let best = found.max { $0.bound < $1.bound } ?? fixed
      let name = "data \(draw + 1)"
      let error = likelihood - best.likelihood
      return [
        above("\(name): approximation error of the best bound, nats", error, 1e-5),
        atMost(
          "\(name): the same against the mismatch of the truth", error,
          likelihood - fixed.bound),
        atMost("\(name): steepest slope at the best bound", best.steepest, 1e-4),
      ]
    }
  }
}
