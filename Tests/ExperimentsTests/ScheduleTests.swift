import Artifacts
import Testing

@testable import Experiments

@Suite struct ScheduleTests {
  static func task(
    _ label: String, cost: Double = 1, training: String? = nil, alone: Bool = false
  ) -> CellTask {
    CellTask(
      reference: CellReference(recipe: "r", profile: .smoke, label: label), aliases: [],
      cell: SumCell(label: label, alone: alone).cell, key: Digest(hashing: label),
      trainingKey: training.map { Digest(hashing: $0) }, needsTraining: training != nil, data: [:],
      recompute: true, recomputeTraining: true, cost: cost)
  }

  static func label(_ schedule: Schedule, _ index: Int?) -> String? {
    index.map { schedule.tasks[$0].reference.label }
  }

  @Test func longestFirstThenInOrder() {
    var schedule = Schedule([
      Self.task("a", cost: 1), Self.task("b", cost: 3), Self.task("c", cost: 1),
    ])
    #expect((0..<4).map { _ in Self.label(schedule, schedule.next()) } == ["b", "a", "c", nil])
    #expect(!schedule.isDone)
    for index in 0..<3 { schedule.ended(index) }
    #expect(schedule.isDone)
  }

  /// A second thread for those that would leave places empty, and not for who measures time.
  @Test func theLastTasksHaveTwoThreads() {
    var schedule = Schedule([
      Self.task("a", cost: 3), Self.task("b", cost: 2), Self.task("c", alone: true),
    ])
    #expect(schedule.next() == 0)
    #expect(schedule.threads(for: 0, places: 4) == 1)
    #expect(schedule.threads(for: 0, places: 6) == 2)
    schedule.ended(0)
    #expect(schedule.next() == 1)
    #expect(schedule.threads(for: 1, places: 4) == 2)
    schedule.ended(1)
    #expect(schedule.next() == 2)
    #expect(schedule.threads(for: 2, places: 4) == 1)
    #expect(schedule.threads(for: 2, places: 1) == 1)
  }

  @Test func oneMakesTheTrainingOthersShare() {
    var schedule = Schedule([
      Self.task("a", cost: 1, training: "t"), Self.task("b", cost: 2, training: "t"),
      Self.task("c", cost: 0.5),
    ])
    #expect(Self.label(schedule, schedule.next()) == "b")
    #expect(Self.label(schedule, schedule.next()) == "c")
    #expect(schedule.next() == nil)
    schedule.ended(1)
    #expect(Self.label(schedule, schedule.next()) == "a")
    #expect(schedule.tasks.map(\.recomputeTraining) == [false, true, true])
  }

  @Test func aTrainingThatFailsTakesItsCellsAlong() {
    var schedule = Schedule([
      Self.task("a", training: "t"), Self.task("b", training: "t"), Self.task("c", training: "u"),
    ])
    #expect(schedule.next() == 0)
    #expect(schedule.failedInTraining(0) == [1])
    #expect(schedule.unfinished.map(\.reference.label) == ["c"])
  }

  @Test func cellsThatWantTheMachineRunLastAndAlone() {
    var schedule = Schedule([
      Self.task("timed", cost: 9, alone: true), Self.task("a"), Self.task("b"),
      Self.task("timed too", alone: true),
    ])
    #expect(Self.label(schedule, schedule.next()) == "a")
    #expect(Self.label(schedule, schedule.next()) == "b")
    #expect(schedule.next() == nil)
    schedule.ended(1)
    #expect(schedule.next() == nil, "b still runs")
    schedule.ended(2)
    #expect(Self.label(schedule, schedule.next()) == "timed")
    #expect(schedule.next() == nil)
    schedule.ended(0)
    #expect(Self.label(schedule, schedule.next()) == "timed too")
  }
}
