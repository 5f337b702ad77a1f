import RecipeKit

/// C17: VaES-CV at q = p has neither bias nor variance.
struct ControlVariateCheck: Check {
  let claim = "C17"
  let title = "control variate at the true posterior"

  private static let program = Program([Port("key", [], .key)]) { inputs in
    let key = inputs.key("key")
    let (count, batch) = (2000, 5)
    let theta = SmallMachine.theta(key["theta"])
    let parameters = EnergyParameters(model: theta, posterior: SmallMachine.exact(theta))
    // One row for each single particle at each of a few points.
    let points = key["v"].normal([batch, 3])
    let v = points.expanded(0).broadcast(to: [count, batch, 3]).reshaped([count * batch, 3])
    let h = SmallMachine.particles(1, theta, v, key["h"])
    func deviation(_ usesControlVariate: Bool) -> Tensor {
      let estimator = VariationalScore(
        SmallMachine.model, SmallMachine.posterior, particles: 2,
        usesControlVariate: usesControlVariate)
      return estimator.score(parameters, v, h) - SmallMachine.model.score(theta, v)
    }
    func variance(_ x: Tensor) -> Tensor {
      let rows = x.reshaped([count, batch * 3])
      return (rows - rows.mean([0], keepingAxes: true)).squared().mean(0)
    }
    let (with, without) = (deviation(true), deviation(false))
    return [
      "bias": abs(with).maximum(), "variance": variance(with).maximum(),
      "plain": -(-variance(without)).maximum(),
    ]
  }

  var programs: [String: Program] { ["estimates": Self.program] }

  func findings() -> [Finding] {
    let found = computed(Self.program, key: RandomKey(seed: 0)["C17"])
    return [
      atMost("VaES-CV, largest deviation from the score", found.scalar("bias"), 1e-12),
      atMost("VaES-CV, largest variance over particles", found.scalar("variance"), 1e-24),
      atMost("VaES, smallest variance (negated)", -found.scalar("plain"), -0.01),
    ]
  }
}
