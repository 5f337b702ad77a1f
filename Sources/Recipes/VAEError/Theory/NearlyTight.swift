import RecipeKit

/// A21: the bounds of Theorem 2 with explicit constants, on random tiny VAEs.
///
/// Two bits, three binary visibles, everything drawn: data distribution, prior, decoder and encoder
/// logits.
struct NearlyTight: Check {
  let claim = "A21"
  let title = "nearly tight is nearly bilinear"

  private static let draws = 200
  private static let (visibles, bits) = (3, 2)
  private static let (states, codes) = (1 << visibles, 1 << bits)
  private static let x = BitCodes.all(visibles)

  var programs: [String: Program] { ["model": Self.program] }

  private static var program: Program {
    Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        let key = inputs.key("key")
        let points = BitCodes.table(visibles)
        let f = key["decoder"].normal([codes, visibles])
        let prior = key["prior"].normal([1, codes])
        let likelihood =
          matmul(points, f, transposeB: true) - softplus(f).sum(1).expanded(0)
        let joint = likelihood + prior - logSumExp(prior).expanded(1)
        let logits = key["encoder"].normal([states, bits])
        let data = exp(key["data"].normal([states]))
        return [
          ("joint", joint), ("posterior", joint - logSumExp(joint).expanded(1)), ("logits", logits),
          ("encoder", BitCodes.logProbabilities(logits: logits)),
          ("data", data / data.sum().filling([states])),
        ]
      })
  }

  func findings() -> [Finding] {
    var worst = (first: 0.0, second: 0.0)
    for draw in 0..<Self.draws {
      let ratios = Self.ratios(computed(Self.program, key: RandomKey(seed: 0)["tiny"][draw]))
      worst = (max(worst.first, ratios.first), max(worst.second, ratios.second))
    }
    return [
      atMost(
        "E Σ (log p(z|x) − log q)² over ε/α², largest of \(Self.draws) draws", worst.first, 1),
      atMost(
        "distance of the joint from a bilinear one over 2√ε/α, largest of \(Self.draws) draws",
        worst.second, 1),
    ]
  }

  /// Left sides over right sides.
  private static func ratios(_ model: Executable) -> (first: Double, second: Double) {
    let (joint, posterior) = (model.values("joint"), model.values("posterior"))
    let (encoder, data) = (model.values("encoder"), model.values("data"))
    let logits = model.values("logits")
    let least = exp((posterior + encoder).min() ?? 0)
    var (epsilon, squares) = (0.0, 0.0)
    for state in 0..<states {
      for code in 0..<codes {
        let place = state * codes + code
        let difference = encoder[place] - posterior[place]
        epsilon += data[state] * exp(encoder[place]) * difference
        squares += data[state] * difference * difference
      }
    }
    let affine = (0..<bits).map { bit in
      projected((0..<states).map { logits[$0 * bits + bit] }, data)
    }
    var distance = 0.0
    let all = BitCodes.all(bits)
    for code in 0..<codes {
      for other in 0..<codes where other != code {
        let square = (0..<states).reduce(0.0) { sum, state in
          let ratio = joint[state * codes + code] - joint[state * codes + other]
          let linear = (0..<bits).reduce(0.0) {
            $0 + (all[code][$1] - all[other][$1]) * affine[$1][state]
          }
          return sum + data[state] * (ratio - linear) * (ratio - linear)
        }
        distance = max(distance, square.squareRoot())
      }
    }
    return (squares / (epsilon / (least * least)), distance / (2 * epsilon.squareRoot() / least))
  }

  /// Projection in L²(data) onto functions affine in x, by orthogonalisation.
  private static func projected(_ values: [Double], _ data: [Double]) -> [Double] {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      data.indices.reduce(0) { $0 + data[$1] * a[$1] * b[$1] }
    }
    var basis: [[Double]] = []
    let functions =
      [[Double](repeating: 1, count: states)] + (0..<visibles).map { axis in x.map { $0[axis] } }
    for function in functions {
      var rest = function
      for known in basis {
        let share = product(rest, known)
        rest = zip(rest, known).map { $0 - share * $1 }
      }
      let norm = product(rest, rest).squareRoot()
      basis.append(rest.map { $0 / norm })
    }
    return basis.reduce(Array(repeating: 0, count: states)) { sum, function in
      let share = product(values, function)
      return zip(sum, function).map { $0 + share * $1 }
    }
  }
}
