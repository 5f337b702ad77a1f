import Autodiff
import Execution
import KernelInterface
import Tensors
import TestSupport
import Testing

/// Programs as they are run: state in place, loops, randomness, instruction sets.
struct ExecutableTests {
  @Test func stateReplacesItsInput() {
    let program = Program([Port("x", [3]), Port("y", [3])]) {
      ["x": $0["x"] + $0["y"], "y": 2 * $0["y"]]
    }
    let executable = Executable(program, precision: .double)
    executable.set("x", [0, 0, 0])
    executable.set("y", [1, 2, 3])
    for _ in 0..<3 { executable.run() }
    #expect(executable.values("x") == [7, 14, 21])
    #expect(executable.values("y") == [8, 16, 24])
  }

  @Test func statesMaySwapTheirPlaces() {
    let program = Program([Port("a", [2]), Port("b", [2])]) { ["a": $0["b"], "b": $0["a"]] }
    let executable = Executable(program, precision: .double)
    executable.set("a", [1, 2])
    executable.set("b", [3, 4])
    executable.run()
    #expect(executable.values("a") == [3, 4])
    #expect(executable.values("b") == [1, 2])
  }

  /// The old value is read by a product after the loop that makes the new one could run.
  @Test func anOldValueIsReadBeforeItIsReplaced() {
    let program = Program([Port("w", [4, 4]), Port("x", [2, 4])]) { inputs in
      let w = inputs["w"]
      let y = matmul(inputs["x"], w)
      return ["w": w + matmul(inputs["x"], y, transposeA: true), "y": tanh(matmul(y, w))]
    }
    let given: [String: HostValue] = [
      "w": .real(normals(16, seed: 1)), "x": .real(normals(8, seed: 2)),
    ]
    #expect(executionError(program, given) < 1e-13)
  }

  @Test func stepsAreCounted() {
    let program = Program([Port("sum"), Port("step", [], .index)]) {
      ["sum": $0["sum"] + $0["step"].real()]
    }
    let executable = Executable(program)
    executable.run(count: 10, counter: "step", from: 5)
    #expect(executable.scalar("sum") == 95)
  }

  @Test func randomNumbersAreThoseOfTheirKey() {
    let program = Program([Port("key", [], .key), Port("step", [], .index)]) { inputs in
      let key = inputs.key("key")["noise"][inputs["step"]]
      return ["normal": key.normal([100]), "uniform": key["u"].uniform([70])]
    }
    let key = RandomKey(seed: 9)
    let executable = Executable(program)
    executable.set("key", key)
    executable.set("step", index: 17)
    executable.run()
    let expected: [Float] = key["noise"][17].normal(100)
    #expect(executable.array("normal").floats == expected)
    let uniform: [Float] = key["noise"][17]["u"].uniform(70)
    #expect(executable.array("uniform").floats == uniform)
  }

  @Test func permutedIndicesCoverEveryRowOnce() {
    let program = Program([Port("key", [], .key), Port("start", [], .index)]) { inputs in
      ["rows": inputs.key("key").permutedIndices(from: inputs["start"], count: 25, of: 100)]
    }
    let executable = Executable(program)
    executable.set("key", RandomKey(seed: 3))
    var seen: [Int32] = []
    for batch in 0..<4 {
      executable.set("start", index: 25 * batch)
      executable.run()
      seen += executable.array("rows").integers!
    }
    #expect(seen.sorted() == Array(0..<100))
  }

  /// A network with odd widths in every instruction set, against the naive interpreter.
  @Test func everyInstructionSetAgreesWithTheInterpreter() {
    let program = Program([Port("x", [37, 5]), Port("w", [5, 13]), Port("b", [13])]) { inputs in
      let h = softplus(matmul(inputs["x"], inputs["w"]) + inputs["b"].reshaped([1, 13]))
      let loss = (h.squaredNorm() + logSumExp(h)).mean()
      let g = gradient(of: loss, withRespectTo: [inputs["w"], inputs["b"]])
      return ["loss": loss, "gw": g[0], "gb": g[1], "rows": h.sum(1), "columns": h.sum(0)]
    }
    let given: [String: HostValue] = [
      "x": .real(normals(185, seed: 1)), "w": .real(normals(65, seed: 2)),
      "b": .real(normals(13, seed: 3)),
    ]
    for kernels in KernelSet.available {
      #expect(executionError(program, given, precision: .float, kernels: kernels) < 1e-5)
      #expect(executionError(program, given, precision: .double, kernels: kernels) < 1e-12)
    }
  }

  /// Chunks, periods and runs beyond the first-level cache.
  @Test func longLoopsAgreeWithTheInterpreter() {
    let program = Program([
      Port("x", [3, 700, 7]), Port("row", [1, 1, 7]), Port("c", [1, 700, 1]),
    ]) {
      let y = tanh($0["x"] * $0["row"] + $0["c"])
      return [
        "all": y.sum(), "last": y.sum(2), "middle": y.sum(1), "first": y.sum(0),
        "ends": y.sum([0, 2]), "peak": y.maximum([2]), "y": y,
      ]
    }
    let given: [String: HostValue] = [
      "x": .real(normals(14700, seed: 1)), "row": .real(normals(7, seed: 2)),
      "c": .real(normals(700, seed: 3)),
    ]
    #expect(executionError(program, given) < 1e-12)
    #expect(executionError(program, given, precision: .float) < 1e-4)
  }

  @Test func sameInputsGiveTheSameBytes() {
    let program = Program([Port("key", [], .key), Port("w", [30, 30])]) { inputs in
      let x = inputs.key("key").normal([1000, 30])
      let loss = tanh(matmul(x, inputs["w"])).squaredNorm().mean()
      return ["w": inputs["w"] - 0.1 * gradient(of: loss, withRespectTo: inputs["w"])]
    }
    func run() -> HostArray {
      let executable = Executable(program)
      executable.set("key", RandomKey(seed: 1))
      executable.set("w", .real(normals(900, seed: 4)))
      for _ in 0..<5 { executable.run() }
      return executable.array("w")
    }
    #expect(run() == run())
  }
}
