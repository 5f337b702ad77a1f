import RecipeKit

/// Example A.1: a VAE that becomes tight while its decoder goes away from every affine one.
///
/// Two bits, two binary visibles, π(z) = (z₁, z₁ ⊕ z₂); decoder logits β(2π(z) − 1), encoder logits
/// β′(2π⁻¹(x) − 1) with the best β′.
struct TightWithoutLinearity: Check {
  let claim = "D1"
  let title = "tight without linearity"

  /// The specification's values of ε, with their rounding.
  private static let known: [(beta: Double, epsilon: Double, rounding: Double)] = [
    (2, 0.1455, 5e-5), (4, 0.0313, 5e-5), (6, 0.0047, 5e-5), (8, 0.00066, 5e-6),
  ]

  var programs: [String: Program] { ["mismatch": Self.program] }

  /// E KL(q ‖ p(z|x)) for β and β′.
  private static var program: Program {
    Program(
      [Port("beta"), Port("slope")],
      outputs: { inputs in
        let codes = BitCodes.all(2)
        let image = codes.map { [$0[0], $0[0] == $0[1] ? 0 : 1] }
        // π is its own inverse.
        let signs = Tensor.constant(image.flatMap { $0.map { 2 * $0 - 1 } }, shape: [4, 2])
        let f = inputs["beta"] * signs
        let x = BitCodes.table(2)
        let table = matmul(x, f, transposeB: true) - softplus(f).sum(1).expanded(0)
        let terms = EnumeratedCodeBound().perExample(
          logits: inputs["slope"] * signs, logLikelihood: table)
        return [("mismatch", (exp(terms.evidence) * terms.mismatch).sum())]
      })
  }

  /// The least mismatch over β′, by golden section.
  private static func mismatch(_ executable: Executable, beta: Double) -> Double {
    func value(_ slope: Double) -> Double {
      executable.set("beta", [beta])
      executable.set("slope", [slope])
      executable.run()
      return executable.scalar("mismatch")
    }
    var (low, high) = (0.0, 2 * beta + 2)
    let ratio = (5.0.squareRoot() - 1) / 2
    while high - low > 1e-7 {
      let (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
      if value(a) < value(b) { high = b } else { low = a }
    }
    return value((low + high) / 2)
  }

  func findings() -> [Finding] {
    let executable = Executable(Self.program, precision: .double)
    return Self.known.map {
      equal(
        "mismatch ε at β = \(Int($0.beta)), where the decoder's logits are β from affine",
        Self.mismatch(executable, beta: $0.beta), $0.epsilon, tolerance: $0.rounding)
    }
  }

  func tables() -> [String: Rows] {
    let executable = Executable(Self.program, precision: .double)
    var rows = Rows([Column("beta"), Column("mismatch", unit: .natsPerExample)])
    for step in 1...40 {
      let beta = 0.25 * Double(step)
      rows.append([
        "beta": .number(beta), "mismatch": .number(Self.mismatch(executable, beta: beta)),
      ])
    }
    return ["example": rows]
  }
}
