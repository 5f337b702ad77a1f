import RecipeKit
import Testing

@testable import VaGESSensitivity2D

struct SensitivityTests {
  @Test(arguments: Profile.allCases) func settingsHaveNamesOfTheirOwn(_ profile: Profile) {
    let settings = ToySweep.settings(profile)
    #expect(Set(settings.map(\.label)).count == settings.count)
  }

  /// Ten pairs with sums of 0, 5, 10 and 15, and 3 n × 7 steps × 3 noises.
  @Test func thePaperProfileHasThePapersGrids() {
    #expect(ToySweep.steps(.paper).count == 10)
    #expect(ToySweep.langevin(.paper).count == 63)
    let laptop = Set(ToySweep.settings(.laptop))
    #expect(laptop.isSubset(of: Set(ToySweep.settings(.paper))))
  }

  /// The default is run twice where methods train longer than settings, and once where they do not.
  @Test(arguments: Profile.allCases) func runsAreThereOnce(_ profile: Profile) {
    let (runs, scale) = (ToyRun.all(profile), ToyScale(profile))
    #expect(Set(runs.map(\.label)).count == runs.count)
    let ofMethods = runs.filter { $0.isOfMethods && $0.seed == 0 }.map(\.setting)
    #expect(Set(ofMethods) == Set(ToySweep.methods) && ofMethods.count == 4)
    let usual = runs.filter { $0.setting == ToySetting() }
    let lengths = Set([scale.methodIterations, scale.iterations]).count
    #expect(usual.count == scale.seeds * lengths)
  }

  @Test func methodsAreTheLongRuns() {
    var rows = Rows(ToyMeasurement.columns)
    for (iterations, value) in [(10, 1.0), (40, 2.0)] {
      rows.append([
        "setting": .text(ToySetting().label), "seed": .integer(0),
        "iterations": .integer(iterations), "ll": .number(value), "energyDistance": .missing,
        "effectiveShare": .missing, "lastLoss": .number(0.5), "lowestLoss": .number(0.5),
        "divergedAt": .missing,
      ])
    }
    let results = Results(tables: ["rows": rows])
    #expect(ToyRows.methods(results).estimate(ToySetting()).mean == 2)
    #expect(ToyRows.settings(results).estimate(ToySetting()).mean == 1)
  }

  private func results(_ runs: [(last: Double, lowest: Double, divergedAt: Int?)]) -> ToyRows {
    var rows = Rows(ToyMeasurement.columns)
    for (seed, run) in runs.enumerated() {
      rows.append([
        "setting": .text(ToySetting().label), "seed": .integer(seed), "iterations": .integer(10),
        "ll": .number(0), "energyDistance": .missing, "effectiveShare": .missing,
        "lastLoss": .number(run.last), "lowestLoss": .number(run.lowest),
        "divergedAt": run.divergedAt.map { .integer($0) } ?? .missing,
      ])
    }
    return .settings(Results(tables: ["rows": rows]))
  }

  @Test func stabilityIsThatOfTheLoss() {
    let rows = results([
      (0.5, 0.45, nil), (1.2, 1.2, nil), (0.8, 0.4, nil), (.nan, 0.5, 3), (0.99, 0.9, nil),
    ])
    let (stable, total) = rows.stable(ToySetting())
    #expect(stable == 2 && total == 5)
    #expect(rows.stable(ToySetting(latent: 4)).total == 0)
  }

  /// A flat energy leaves all of the noise unexplained: s = 0, ‖ε‖²/d.
  @Test func theLossIsOneForAFlatEnergy() {
    let epsilon = Tensor.constant([1, -1, 0.5, 2], shape: [2, 2])
    let problem = ToySetting.objective.problem(.constant(0, shape: [2, 2]), noise: epsilon)
    let levels = Tensor.constant(ToySetting.objective.levels(2), shape: [2, 1])
    let rest =
      (ToySetting.reference * ToySetting.reference) * levels
      * problem.cotangent(.constant(0, shape: [2, 2]))
    let executable = Executable(
      Program([]) { _ in ["error": abs(rest - epsilon).maximum()] }, precision: .double)
    executable.run()
    #expect(executable.scalar("error") < 1e-12)
  }
}
