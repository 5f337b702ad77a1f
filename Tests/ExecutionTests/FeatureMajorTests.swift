import Autodiff
import Execution
import Tensors
import TestSupport
import Testing

/// Programs with many samples of few features, which run with features first, against the
/// interpreter, which knows nothing of it.
struct FeatureMajorTests {
  @Test func aNetworkWithItsGradients() {
    let program = Program([
      Port("x", [300, 3]), Port("w", [3, 8]), Port("b", [8]), Port("v", [8, 4]),
    ]) {
      let h = tanh(matmul($0["x"], $0["w"]) + $0["b"].expanded(0))
      let parts = matmul(h, $0["v"]).split(-1, into: 2)
      let loss = (parts[0].squared() + softplus(parts[1])).sum(-1).mean()
      let g = gradient(of: loss, withRespectTo: [$0["w"], $0["b"], $0["v"], $0["x"]])
      return ["loss": loss, "gw": g[0], "gb": g[1], "gv": g[2], "gx": g[3], "h": h]
    }
    check(program, ["x": (900, 1), "w": (24, 2), "b": (8, 3), "v": (32, 4)])
  }

  /// Several samples for each datum: axes in front, broadcasts between, means over them.
  @Test func severalSamplesForEachDatum() {
    let program = Program([Port("x", [200, 2]), Port("e", [5, 200, 2]), Port("w", [2, 6])]) {
      let h = tanh(matmul($0["x"], $0["w"]))
      let z = $0["x"].expanded(0) + h.slice(1, 0..<2).expanded(0) * $0["e"]
      let y = matmul(z.reshaped([1000, 2]), $0["w"]).reshaped([5, 200, 6])
      let score = (y - h.expanded(0)).squaredNorm().mean(0)
      let value = logSumExp(score, axis: 0)
      let g = gradient(of: value, withRespectTo: $0["w"])
      let second = gradient(of: g.squared().sum(), withRespectTo: [$0["w"], $0["x"]])
      return ["y": y, "mean": y.mean(0), "score": score, "g": g, "gg": second[0], "gx": second[1]]
    }
    check(program, ["x": (400, 1), "e": (2000, 2), "w": (12, 3)])
  }

  /// Carried values lie with features first between iterations; stacks do not.
  @Test func loopsCarrySamples() {
    let program = Program([Port("x", [128, 4]), Port("w", [4, 4])]) { inputs in
      let loop = repeated(3, carrying: [inputs["x"], .constant(0, shape: [128])]) {
        (iteration: Tensor, carried: [Tensor]) -> (carried: [Tensor], stacked: [Tensor]) in
        let next = tanh(matmul(carried[0], inputs["w"]) + 0.1 * inputs["x"])
        return ([next, carried[1] + next.sum(-1)], [next, carried[0].maximum([1])])
      }
      let value = (loop.carried[0].squaredNorm() + loop.carried[1]).sum()
      let g = gradient(of: value, withRespectTo: [inputs["w"], inputs["x"]])
      return [
        "last": loop.carried[0], "sum": loop.carried[1], "stack": loop.stacked[0],
        "peaks": loop.stacked[1], "gw": g[0], "gx": g[1],
      ]
    }
    check(program, ["x": (512, 1), "w": (16, 2)])
  }

  /// Slices, zeros beside, parts joined, rows picked, transposes: each with samples in front.
  @Test func otherPrimitives() {
    let program = Program([Port("x", [96, 6]), Port("w", [6, 6]), Port("rows", [96], .index)]) {
      let y = matmul($0["x"], $0["w"])
      let joined = concatenated([y.slice(1, 1..<3), y.slice(1, 0..<4)], axis: 1)
      let padded = y.slice(1, 2..<5).padded(1, before: 1, after: 2)
      let picked = y.gathered($0["rows"])
      let some = y.slice(0, 10..<50)
      let chosen = select(y .< 0.1, joined, padded)
      let turned = matmul(y.transposed(), chosen)
      let loss = (picked * chosen).sum() + some.squared().sum() + turned.sum()
      let g = gradient(of: loss, withRespectTo: [$0["x"], $0["w"]])
      return [
        "joined": joined, "padded": padded, "picked": picked, "some": some, "turned": turned,
        "flat": y.reshaped([576]), "gx": g[0], "gw": g[1], "rowless": y.sum(0),
      ]
    }
    let rows = HostValue.index((0..<96).map { ($0 * 7) % 96 })
    check(program, ["x": (576, 1), "w": (36, 2)], ["rows": rows])
  }

  private func check(
    _ program: Program, _ inputs: [String: (count: Int, seed: UInt64)],
    _ others: [String: HostValue] = [:]
  ) {
    var given = others
    for (name, input) in inputs {
      given[name] = .real(normals(input.count, seed: input.seed).map { 0.5 * $0 })
    }
    #expect(executionError(program, given) < 1e-12)
    for kernels in KernelSet.available {
      #expect(executionError(program, given, precision: .float, kernels: kernels) < 2e-4)
    }
  }
}
