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

  /// Whether each goal is met; nil where there is no peer to compare with.
  var met: (torch: Bool?, jax: Bool?, limit: Bool) {
    let goals = result.workload.goals
    return (
      torchRatio.map { $0 >= goals.torch }, jaxRatio.map { $0 >= goals.jax },
      limitRatio <= goals.limit
    )
  }

  var line: String {
    let times = result.times.map { "\($0.tool) \(Self.number(quartiles($0.tool)?.median))" }
    let failures = result.failures.map { "\($0.key): \($0.value)" }.sorted()
    let ratios = [
      torchRatio.map { "torch ×\(Self.number($0)) of \(result.workload.goals.torch)" },
      jaxRatio.map { "jax ×\(Self.number($0)) of \(result.workload.goals.jax)" },
      "limit ×\(Self.number(limitRatio)) of \(result.workload.goals.limit)",
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
