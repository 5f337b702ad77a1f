import RecipeKit

/// A19, A20: both conditionals of a harmonium are those of a VAE, whose encoder must see the
/// counts.
struct Consistency: Check {
  let claim = "A19"
  let title = "harmonia are consistent"

  private typealias Small = SmallHarmonium

  var programs: [String: Program] { ["harmonium": Self.program] }

  private static var program: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let parameters = Small.model.randomParameters(key: inputs.key("key"))
        let x = Small.documentTensor
        let logits = Small.model.posteriorLogits(parameters, x)
        return [
          ("joint", Small.model.logUnnormalised(parameters, x)),
          ("posterior", BitCodes.logProbabilities(logits: logits)),
          ("likelihood", Small.logLikelihood(parameters)),
          ("prior", Small.model.logPrior(parameters, length: Small.length)),
        ]
      })
  }

  func findings() -> [Finding] {
    (0..<Small.draws).flatMap { draw -> [Finding] in
      let found = computed(Self.program, key: Small.key(draw))
      let codes = 1 << Small.model.bitCount
      let joint = zip(found.values("joint").indices, found.values("joint")).map {
        $1 + Small.coefficients[$0 / codes]
      }
      let (posterior, likelihood) = (found.values("posterior"), found.values("likelihood"))
      let prior = found.values("prior")
      let total = logSum(joint)
      var errors = (posterior: 0.0, likelihood: 0.0, prior: 0.0)
      for document in Small.documents.indices {
        let row = document * codes
        let evidence = logSum(Array(joint[row..<row + codes]))
        for code in 0..<codes {
          errors.posterior = max(
            errors.posterior, abs(joint[row + code] - evidence - posterior[row + code]))
        }
      }
      for code in 0..<codes {
        let column = stride(from: code, to: joint.count, by: codes).map { joint[$0] }
        let own = logSum(column)
        errors.prior = max(errors.prior, abs(own - total - prior[code]))
        for (document, value) in column.enumerated() {
          errors.likelihood = max(
            errors.likelihood, abs(value - own - likelihood[document * codes + code]))
        }
      }
      let name = "harmonium \(draw + 1)"
      return [
        equal(
          "\(name): log p(z|x) against independent bits with logits Wᵀx + "
            + "v", errors.posterior, 0,
          tolerance: 1e-10),
        equal(
          "\(name): log p(x|z) against a multinomial with logits Wz + u", errors.likelihood, 0,
          tolerance: 1e-10),
        equal(
          "\(name): log p(z) against vᵀz + N log Σ exp(Wz + u)", errors.prior, 0,
          tolerance: 1e-10),
      ]
    }
  }

  private func logSum(_ values: [Double]) -> Double {
    let peak = values.max() ?? 0
    return peak + log(values.reduce(0) { $0 + exp($1 - peak) })
  }
}

/// A20: of two documents with the same frequencies, the longer one has a surer posterior.
struct FrequenciesAreNotEnough: Check {
  let claim = "A20"
  let title = "an encoder of frequencies cannot be exact"

  private typealias Small = SmallHarmonium

  var programs: [String: Program] { ["logits": Self.program] }

  /// Logits of every document and of the same document twice, and what they should differ by.
  private static var program: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let parameters = Small.model.randomParameters(key: inputs.key("key"))
        let x = Small.documentTensor
        let once = Small.model.posteriorLogits(parameters, x)
        let twice = Small.model.posteriorLogits(parameters, 2 * x)
        return [
          ("difference", twice - once), ("expected", matmul(x, parameters["weight"])),
        ]
      })
  }

  func findings() -> [Finding] {
    (0..<Small.draws).flatMap { draw -> [Finding] in
      let found = computed(Self.program, key: Small.key(draw))
      let (difference, expected) = (found.values("difference"), found.values("expected"))
      let error = zip(difference, expected).map { abs($0 - $1) }.max() ?? .nan
      return [
        equal(
          "harmonium \(draw + 1): logits of x twice − of x, against N·Wᵀf", error, 0,
          tolerance: 1e-10),
        above(
          "harmonium \(draw + 1): largest such "
            + "difference", difference.map { abs($0) }.max() ?? 0, 0),
      ]
    }
  }
}
