import Autodiff
import Foundation
import Synchronization
import Tensors
import TestSupport
import Testing

@testable import Execution

/// Programs on two threads: the bytes of one, and no part twice or never.
struct ThreadPairTests {
  /// Every kind of step that is divided, and some that are not.
  private static let mix = Program(
    [
      Port("x", [300, 500]), Port("w", [500, 401]), Port("stack", [8, 96, 96]), Port("row", [401]),
      Port("key", [], .key), Port("step", [], .index),
    ],
    outputs: { inputs in
      let key = inputs.key("key")[inputs["step"]]
      let h = tanh(matmul(inputs["x"], inputs["w"]) + inputs["row"].expanded(0))
      let noisy = softplus(h + key["noise"].normal([300, 401]))
      let loss = noisy.squaredNorm().mean() + logSumExp(noisy).sum()
      let slopes = gradient(of: loss, withRespectTo: [inputs["w"], inputs["x"], inputs["row"]])
      let last = repeated(3, carrying: [inputs["w"]]) { iteration, carried in
        let gates = key["gates"][iteration].logistic([500, 401])
        return [sigmoid(carried[0] + gates) - 0.01 * slopes[0]]
      }
      return [
        ("w", last[0]), ("loss", loss), ("x", inputs["x"] - 0.01 * slopes[1]), ("slope", slopes[2]),
        ("columns", noisy.sum(0)), ("rows", noisy.sum(1)), ("peaks", noisy.maximum([1])),
        ("products", matmul(inputs["stack"], inputs["stack"], transposeB: true)),
        ("turned", matmul(noisy, inputs["x"], transposeA: true)),
      ]
    })

  private static func bytes(_ precision: Precision, _ pair: ThreadPair?) -> [[Double]] {
    let executable = Executable(mix, precision: precision)
    executable.set("x", normals(150_000, seed: 1))
    executable.set("w", normals(200_500, seed: 2).map { 0.05 * $0 })
    executable.set("stack", normals(8 * 96 * 96, seed: 3))
    executable.set("row", normals(401, seed: 4))
    executable.set("key", RandomKey(seed: 5))
    #expect(executable.isShareable)
    ThreadPair.$current.withValue(pair) {
      executable.run(count: 4, counter: "step", from: 0)
    }
    return mix.outputs.map { executable.values($0.name) }
  }

  @Test(arguments: [Precision.float, .double])
  func twoThreadsGiveTheBytesOfOne(precision: Precision) {
    let alone = Self.bytes(precision, nil)
    let pair = ThreadPair()
    #expect(alone.allSatisfy { $0.allSatisfy(\.isFinite) })
    for _ in 0..<2 { #expect(Self.bytes(precision, pair) == alone) }
  }

  /// Dividing a product does not change what it is, whatever axis is cut.
  @Test(arguments: [(300, 130, 257), (1000, 130, 70), (70, 1300, 100)])
  func dividedProductsAgreeWithTheInterpreter(rows: Int, inner: Int, columns: Int) {
    for (turnedA, turnedB) in [(false, false), (true, false), (false, true)] {
      let program = Program([
        Port("a", turnedA ? [inner, rows] : [rows, inner]),
        Port("b", turnedB ? [columns, inner] : [inner, columns]),
      ]) { ["c": matmul($0["a"], $0["b"], transposeA: turnedA, transposeB: turnedB)] }
      let given: [String: HostValue] = [
        "a": .real(normals(rows * inner, seed: 1)), "b": .real(normals(columns * inner, seed: 2)),
      ]
      #expect(executionError(program, given) < 1e-12)
    }
  }

  /// A step that marks who did which part, and makes both threads take one.
  private final class MarkedStep: Instruction {
    let marks = Mutex<[Int]>([])
    let hasBegun = Atomic<Bool>(false)
    let wasHelped = Atomic<Bool>(false)
    override var parts: Int { 40 }
    override func begin() {
      marks.withLock { $0 = Array(repeating: 0, count: 40) }
      hasBegun.store(false, ordering: .relaxed)
      wasHelped.store(false, ordering: .relaxed)
    }
    override func run(part: Int, on thread: Int) {
      marks.withLock { $0[part] += thread == 0 ? 1 : 100 }
      if thread == 0 { hasBegun.store(true, ordering: .relaxed) }
      if thread == 1 { wasHelped.store(true, ordering: .relaxed) }
      while !hasBegun.load(ordering: .relaxed) || !wasHelped.load(ordering: .relaxed) {
        sched_yield()
      }
    }
  }

  @Test func everyPartRunsOnceFromEitherEnd() {
    let pair = ThreadPair()
    let step = MarkedStep()
    for round in 0..<300 {
      // Now and then long enough for the second thread to fall asleep.
      if round % 100 == 99 { usleep(20_000) }
      pair.run(step)
      let marks = step.marks.withLock { $0 }
      #expect(marks.allSatisfy { $0 == 1 || $0 == 100 })
      #expect(marks.first == 1 && marks.last == 100 && marks == marks.sorted())
    }
  }

  @Test func aTakenPairIsLeftAlone() {
    let pair = ThreadPair()
    #expect(pair.take())
    #expect(Self.bytes(.float, pair) == Self.bytes(.float, nil))
    pair.giveBack()
    #expect(pair.take())
  }

  @Test(arguments: [0, 1, 63, 1000, 100_000])
  func partsCoverEveryPositionOnce(count: Int) {
    for (unit, least) in [(1, 1), (7, 20), (512, 1024), (1, 100_000)] {
      let parts = Parts(of: count, unit: unit, least: least)
      let ranges = (0..<parts.number).map { parts[$0] }
      #expect(ranges.flatMap { $0 } == Array(0..<count))
      #expect(ranges.dropLast().allSatisfy { $0.count % unit == 0 && $0.count >= min(least, unit) })
      #expect(count >= 2 * least || parts.number == 1)
    }
  }
}
