import Artifacts
import Autodiff
import Datasets
import Tables
import Testing

@testable import Experiments

/// A training with inputs that a program makes, and a record that another one evaluates.
struct TrainingTests {
  /// A context that keeps nothing.
  private struct Context: StageContext {
    var key: Digest { Digest(hashing: "training") }
    var seed: UInt64 { 3 }
    var training: StageOutput? { nil }
    var data: DataProvider { .none }
    func dataset(_ name: String) throws -> Dataset<ImageSplits> { throw Mishap() }
    func digest(of dataset: String) throws -> Digest { throw Mishap() }
    func progress(_ fraction: Double, _ message: String) {}
    func checkpoint() -> Checkpoint? { nil }
    func save(_ checkpoint: @autoclosure () throws -> Checkpoint) throws {}
    func log(_ line: String) {}
  }

  /// x ← x + mean of fixed points; evaluated as x over their sum, which is steps / 4.
  private func training(_ programs: (inout Training.Programs) -> Void = { _ in }) -> Training {
    let points = Autodiff.Port("points", [4])
    var made = Training.Programs(
      initialisation: Program([Port("key", [], .key), points]) { _ in ["x": .constant(0)] },
      step: Program([Port("x"), points, Port("key", [], .key), Port("step", [], .index)]) {
        ["x": $0["x"] + $0["points"].mean()]
      },
      fixed: Program([Port("key", [], .key)]) { ["points": $0.key("key").uniform([4])] },
      evaluation: Program([Port("x"), points]) { ["ratio": $0["x"] / $0["points"].sum()] })
    programs(&made)
    return Training(
      settings: [:], seed: 3, steps: 8, recordEvery: 2, recorded: [Column("ratio")],
      programs: { [made] in made })
  }

  @Test func fixedInputsReachEveryProgram() throws {
    let output = try training().stage().run(Context())
    let ratios = try #require(output.tables["curves"]).values("ratio")
    #expect(ratios.count == 4)
    for (found, expected) in zip(ratios, [0.5, 1, 1.5, 2]) {
      #expect(abs(found - expected) < 1e-6)
    }
    #expect(output.outcome == .finished)
  }

  @Test func anEvaluationThatIsNotFiniteIsADivergence() throws {
    let diverging = training { programs in
      programs.evaluation = Program([Port("x"), Port("points", [4])]) {
        ["ratio": log(1.2 - $0["x"] / $0["points"].sum())]
      }
    }
    let output = try diverging.stage().run(Context())
    #expect(output.outcome == .diverged(step: 6))
  }

  @Test func bothProgramsArePartOfTheKey() throws {
    let parts = try training().stage().parts()
    #expect(Set(parts.programs.keys) == ["initialisation", "step", "fixed", "evaluation"])
    let plain = try training { ($0.fixed, $0.evaluation) = (nil, nil) }.stage().parts()
    #expect(Set(plain.programs.keys) == ["initialisation", "step"])
    let other = try training { programs in
      programs.evaluation = Program([Port("x")]) { ["ratio": $0["x"] * 2] }
    }.stage().parts()
    #expect(other.key != parts.key)
  }
}
