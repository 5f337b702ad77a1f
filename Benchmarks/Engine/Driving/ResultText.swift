import Foundation

/// A result as numbers and words.
struct ResultText {
  let result: Contest.Result
  let machine: MachineRates

  init(_ result: Contest.Result, _ machine: MachineRates) {
    self.result = result
    self.machine = machine
  }

  /// Median and quartiles of a tool, in milliseconds of one step.
  func quartiles(_ tool: String) -> (lower: Double, median: Double, upper: Double)? {
    guard let times = result.times.first(where: { $0.tool == tool })?.milliseconds.sorted(),
      let last = times.indices.last
    else { return nil }
    return (times[last / 4], times[(last + 1) / 2], times[last - last / 4])
  }

  var ours: Double { quartiles("scorebook")?.median ?? .nan }
  var torchRatio: Double? { quartiles("torch eager").map { $0.median / ours } }
  var jaxRatio: Double? {
    ["jax jit", "jax scan"].compactMap { quartiles($0)?.median }.min().map { $0 / ours }
  }
  var limitRatio: Double { ours / machine.limit(result.workload) }

  /// Median on two threads, where steps are shared.
  var shared: Double? { quartiles(EngineContestant.sharedName)?.median }

  /// A ratio or a time with its goal, and whether that is met.
  static func judged(_ value: Double?, atLeast goal: Double?) -> String {
    guard let value else { return "not measured" }
    guard let goal else { return number(value) }
    return "\(number(value)) (≥ \(number(goal))) \(value >= goal ? "✓" : "✗")"
  }

  static func judged(_ value: Double?, atMost goal: Double?) -> String {
    guard let value else { return "not measured" }
    guard let goal else { return number(value) }
    return "\(number(value)) (≤ \(number(goal))) \(value <= goal ? "✓" : "✗")"
  }

  var line: String {
    let times = result.times.map { "\($0.tool) \(Self.number(quartiles($0.tool)?.median))" }
    let failures = result.failures.map { "\($0.key): \($0.value)" }.sorted()
    let goals = result.workload.goals
    let ratios = [
      torchRatio.map { "torch × \(Self.judged($0, atLeast: goals.torch))" },
      jaxRatio.map { "jax × \(Self.judged($0, atLeast: goals.jax))" },
      "limit × \(Self.judged(limitRatio, atMost: goals.limit))",
      goals.milliseconds.map { "ms \(Self.judged(ours, atMost: $0))" },
      "compiled in \(Self.number(result.compilation)) ms",
    ].compactMap { $0 }
    return (["\(result.workload.name): " + times.joined(separator: ", ")] + [
      "  " + ratios.joined(separator: ", ")
    ] + failures.map { "  " + $0 }).joined(separator: "\n")
  }

  /// Three digits.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
  }
}
