import Comparison
import Foundation
import ResultSamples
import Testing

@testable import History

/// Measurements of the engine's speed, as `make bench` commits them, are followed like any result.
struct BenchmarkHistoryTests {
  /// What the benchmarks write: a cell for each workload and round.
  private func write(_ times: [String: [Double]], to repository: SampleRepository) throws {
    var (rows, cells): ([String], [String]) = (["cell,tool,milliseconds,limits"], [])
    for (workload, rounds) in times.sorted(by: { $0.key < $1.key }) {
      for (round, time) in rounds.enumerated() {
        let id = "\(workload.lowercased())-\(round)"
        rows.append("\(id),\"scorebook\",\(time),\(time / 4)")
        rows.append("\(id),\"scorebook, 2 threads\",\(time / 2),\(time / 8)")
        cells.append(
          """
          {"appearsAs": [{"label": "\(workload), seed \(round)", "profile": "paper"}],
            "cell": "\(id)", "key": "k", "measurement": {"parts": {"data": {}, "kind":
            "measurement", "programs": {"step": "k"}, "revisions": {}, "seed": \(round),
            "settings": {}}}}
          """)
      }
    }
    let folder = "reports/benchmarks/speed"
    try repository.write(rows.joined(separator: "\n") + "\n", to: "\(folder)/rows.csv")
    try repository.write(
      """
      {"schema": "cells/1", "cells": [\(cells.joined(separator: ", "))], "tables": {"rows": [
        {"name": "tool", "label": "Tool", "unit": "", "direction": "none"},
        {"name": "milliseconds", "label": "Time", "unit": "ms", "direction": "lowerIsBetter",
          "digits": 4},
        {"name": "limits", "label": "Limits", "unit": "", "direction": "lowerIsBetter",
          "digits": 2}]}}
      """, to: "\(folder)/cells.json")
  }

  @Test func aSlowerCommitIsSeen() throws {
    let repository = try SampleRepository()
    try repository.write("# How fast the engine is\n", to: "reports/benchmarks/README.md")
    try write(["W4": [5.1, 5.2, 5.0, 5.1], "W5": [12, 12.1, 12.2, 12]], to: repository)
    try repository.commit("As it was")
    try write(["W4": [7.1, 7.2, 7.0, 7.3], "W5": [12.1, 12, 12.1, 12.1]], to: repository)
    try repository.commit("Slower")
    let history = try ReportHistory(GitRepository(folder: repository.url.path))
    #expect(try history.itemNames() == ["benchmarks/speed"])
    let pattern = try #require(EntryPattern(["benchmarks/speed", "milliseconds", "W4"]))
    let found = try history.entries(of: "benchmarks/speed") {
      pattern.mayMatch(table: $0, column: $1, group: $2)
    }.filter { pattern.matches($0.path) }
    #expect(found.map(\.path.group) == ["W4", "W4"])
    #expect(found.allSatisfy { $0.lastMove?.change?.kind == .worse && $0.points.count == 2 })
    let other = try history.entries(of: "benchmarks/speed") { $1 == "milliseconds" && $2 == "W5" }
    #expect(other.allSatisfy { $0.moves == 0 } && other.count == 2)
  }
}
