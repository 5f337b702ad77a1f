import Foundation
import ResultSamples
import Testing

@testable import RecipeKit

/// Remembered panels are those that would be made anew.
struct HistoryMemoryTests {
  private let items = ["vsm/figure-3", "vsm/figure-6", "vsm/figure-7"]

  private func results(_ item: String, _ loss: Double) -> SampleResults {
    var results = SampleResults()
    results.item = item
    results.losses["a"] = [0: loss, 1: loss + 0.2, 2: .nan]
    results.verdict = loss > 2 ? "contradicted" : "reproduced"
    return results
  }

  @Test func panelsAreMadeAnewForNewCommitsAlone() throws {
    let repository = try SampleRepository()
    let workspace = Workspace(root: repository.url.path, environment: [:])
    let file = repository.url.appending(path: ".scorebook/history.json")
    try repository.commit(items.map { results($0, 1) }, "First")
    try repository.commit([results(items[0], 3), results(items[1], 2.9)], "Worse")
    var memory = HistoryMemory()
    let first = memory.panels(items + ["vsm/none"], workspace)
    #expect(Set(first.keys) == Set(items))
    #expect(first[items[0]]?.commits.count == 2 && first[items[2]]?.commits.count == 1)
    #expect(first[items[0]]?.commits.first?.verdicts.first?.after == .contradicted)
    memory.write(to: file)

    var stored = HistoryMemory(readingFrom: file)
    #expect(stored.panels(items, workspace) == first)
    // What is remembered is not made again: another panel in its place is believed.
    var forged = first[items[0]]
    forged?.command = "remembered"
    let maker = try #require(HistoryMaker(workspace))
    stored.remember(forged, of: items[0], madeFrom: maker.states(items[0]))
    #expect(stored.panels(items, workspace)[items[0]] == forged)

    try repository.commit([results(items[0], 1.1)], "Better")
    let later = stored.panels(items, workspace)
    let new = try #require(HistoryMaker(workspace))
    for item in items { #expect(later[item] == new.panel(item)) }
    #expect(later[items[0]]?.commits.count == 3)
  }

  @Test(arguments: ["", "{\"program\": 1}", "{}"])
  func aDamagedMemoryIsEmpty(_ text: String) throws {
    let repository = try SampleRepository()
    try repository.write(text, to: "memory.json")
    let workspace = Workspace(root: repository.url.path, environment: [:])
    try repository.commit([results(items[0], 1)], "First")
    var memory = HistoryMemory(readingFrom: repository.url.appending(path: "memory.json"))
    #expect(memory.panels(items, workspace).count == 1)
  }

  @Test func withoutARepositoryThereAreNone() throws {
    let package = try TemporaryPackage()
    var memory = HistoryMemory()
    let workspace = Workspace(root: package.root.path, environment: [:])
    #expect(memory.panels(items, workspace).isEmpty)
  }
}
