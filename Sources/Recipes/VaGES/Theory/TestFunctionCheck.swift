import RecipeKit

/// C37: the test function f* = s − ∇ log p_D gives the Fisher divergence, others less.
struct TestFunctionCheck: Check {
  let claim = "C37"
  let title = "test function of the Fisher divergence"

  private static let count = 200_000

  private static let program = Program(
    [Port("key", [], .key)],
    outputs: { inputs in
      let key = inputs.key("key")
      let theta = SmallMachine.theta(key["theta"])
      let v = key["v"].normal([count, 3])
      let signs = key["signs"].rademacher([count, 3])
      let score = SmallMachine.model.score(theta, v)
      // The data are standard normal, so that ∇ log p_D = −v.
      let best: (Tensor) -> Tensor = { SmallMachine.model.score(theta, $0) + $0 }
      let truth = 0.5 * best(v).squaredNorm()
      func excess(_ f: (Tensor) -> Tensor) -> Tensor {
        TestFunctionDivergence().perExample(v, score: score, signs: signs, f) - truth
      }
      func outputs(_ name: String, _ values: Tensor) -> [(String, Tensor)] {
        [("\(name).mean", values.mean()), ("\(name).square", values.squared().mean())]
      }
      return outputs("best", excess(best)) + outputs("half", excess { 0.5 * best($0) })
        + outputs("shifted", excess { best($0) + 0.5 }) + [("truth", truth.mean())]
    })

  var programs: [String: Program] { ["divergence": Self.program] }

  func findings() -> [Finding] {
    let found = computed(Self.program, key: RandomKey(seed: 0)["C37"])
    func error(_ name: String) -> Double {
      let mean = found.scalar("\(name).mean")
      return ((found.scalar("\(name).square") - mean * mean) / Double(Self.count)).squareRoot()
    }
    let truth = found.scalar("truth")
    return [
      equal(
        "f*, mean of the integrand", found.scalar("best.mean") + truth, truth,
        tolerance: 4 * error("best")),
      atMost("f* halved, above the truth", found.scalar("half.mean"), -4 * error("half")),
      atMost("f* shifted, above the truth", found.scalar("shifted.mean"), -4 * error("shifted")),
    ]
  }
}
