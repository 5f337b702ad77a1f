import Autodiff
import TestSupport
import Testing

/// A fingerprint is the mathematics: not names, not order of writing, not the optimiser.
struct FingerprintTests {
  func fingerprint(_ body: @escaping (Tensor, Tensor) -> Tensor, names: [String] = ["x", "y"])
    -> String
  {
    Program([Port(names[0], [3]), Port(names[1], [3])]) {
      ["z": body($0[names[0]], $0[names[1]])]
    }.fingerprint
  }

  @Test func namesDoNotEnter() {
    #expect(fingerprint { $0 * $1 } == fingerprint({ $0 * $1 }, names: ["a", "b"]))
  }

  @Test func unusedNodesDoNotEnter() {
    let plain = fingerprint { $0 + $1 }
    let withMore = fingerprint { x, y in
      _ = exp(x)
      return x + y
    }
    #expect(plain == withMore)
  }

  @Test func signsConstantsAndShapesEnter() {
    let all = [
      fingerprint { $0 + $1 }, fingerprint { $0 - $1 }, fingerprint { $0 + 2 * $1 },
      fingerprint { $0 + 3 * $1 }, fingerprint { ($0 + $1).sum() }, fingerprint { $1 + $0 },
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func namesOfRandomKeysEnter() {
    func draw(_ name: String) -> String {
      Program([Port("key", [], .key)]) { ["x": $0.key("key")[name].normal([2])] }.fingerprint
    }
    #expect(draw("noise") != draw("other"))
  }

  @Test func stateEnters() {
    let step = Program([Port("x")]) { ["x": 2 * $0["x"]] }
    let value = Program([Port("x")]) { ["y": 2 * $0["x"]] }
    #expect(step.fingerprint != value.fingerprint)
  }

  @Test func loopsEnterWithTheirBodies() {
    func loop(_ count: Int, _ factor: Double) -> String {
      Program([Port("x")]) { inputs in
        ["y": repeated(count, carrying: [inputs["x"]]) { _, state in [factor * state[0]] }[0]]
      }.fingerprint
    }
    #expect(Set([loop(2, 3), loop(3, 3), loop(2, 4)]).count == 3)
  }

  /// Written down once: a change of this value retrains everything that anybody has stored.
  @Test func goldenFingerprint() {
    let program = Program([Port("x", [2, 2]), Port("w", [2, 2])]) { inputs in
      let loss = tanh(matmul(inputs["x"], inputs["w"])).squaredNorm().mean()
      return ["w": inputs["w"] - 0.1 * gradient(of: loss, withRespectTo: inputs["w"])]
    }
    #expect(
      program.fingerprint == "5c6c1df2f4816cb31c12334772b10ba0abafb15e2b6a6390a568e0fbe7efad31")
  }
}
