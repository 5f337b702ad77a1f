import RecipeKit

/// C18: the mean of VaGESᵀz over draws at q = p is the exact gradient.
struct UnbiasednessCheck: Check {
  let claim = "C18"
  let title = "unbiasedness at the true posterior"

  /// Batches, and draws in each.
  private static let (batches, batch) = (200, 1000)

  private static func program(_ particles: Int) -> Program {
    Program(
      [Port("key", [], .key), Port("batch", [], .index)],
      outputs: { inputs in
        let key = inputs.key("key")
        let theta = SmallMachine.theta(key["theta"])
        func rows(_ name: String) -> Tensor {
          key[name].normal([1, 3]).broadcast(to: [batch, 3])
        }
        let (v, z) = (rows("v"), rows("z"))
        let fresh = key["draws"][inputs["batch"]]
        let estimator = VariationalScore(
          SmallMachine.model, SmallMachine.posterior, particles: particles)
        let surrogate = estimator.surrogate(
          EnergyParameters(model: theta), v, along: z,
          mean: SmallMachine.particles(particles, theta, v, fresh["mean"]),
          covariance: SmallMachine.particles(particles, theta, v, fresh["covariance"]))
        let exact = ExactScore(SmallMachine.model).surrogate(
          EnergyParameters(model: theta), v, along: z, key: key)
        let pairs = zip(
          theta.names,
          zip(
            gradient(of: surrogate, withRespectTo: theta.tensors),
            gradient(of: exact, withRespectTo: theta.tensors)))
        return pairs.flatMap { name, gradients in
          [("estimate.\(name)", gradients.0), ("exact.\(name)", gradients.1)]
        }
      })
  }

  private static let names = SmallMachine.theta(.placeholder("key")).names

  var programs: [String: Program] {
    ["L = 2": Self.program(2), "L = 4": Self.program(4)]
  }

  func findings() -> [Finding] { [2, 4].flatMap(findings) }

  private func findings(_ particles: Int) -> [Finding] {
    let executable = Executable(Self.program(particles), precision: .double)
    executable.set("key", RandomKey(seed: 0)["C18"])
    var draws: [String: [[Double]]] = [:]
    for batch in 0..<Self.batches {
      executable.set("batch", index: batch)
      executable.run()
      for name in Self.names {
        draws[name, default: []].append(executable.values("estimate.\(name)"))
      }
    }
    var found: [Finding] = []
    var shortfall = 0.0
    for name in Self.names {
      let exact = executable.values("exact.\(name)")
      let errors = exact.indices.map { entry -> Double in
        let estimate = Estimate(draws[name]!.map { $0[entry] })
        let error = estimate.standardDeviation / Double(estimate.count).squareRoot()
        if name == "hiddenBias" {
          let short = (1 - 1 / Double(particles)) * estimate.mean - exact[entry]
          shortfall = max(shortfall, abs(short) / error)
        }
        return abs(estimate.mean - exact[entry]) / max(error, 1e-12)
      }
      found.append(
        atMost(
          "L = \(particles), \(name): largest deviation in standard errors", errors.max() ?? .nan, 4
        ))
    }
    found.append(
      atMost(
        "L = \(particles), hidden bias with 1/L: largest deviation in standard errors (negated)",
        -shortfall, -4))
    return found
  }
}
