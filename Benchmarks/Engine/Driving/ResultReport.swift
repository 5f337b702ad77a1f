import Foundation

/// The table of a run, as CSV and as a page.
struct ResultReport {
  private let results: [ResultText]
  private let machine: MachineRates
  private let rounds: Int

  init(_ results: [Contest.Result], _ machine: MachineRates, rounds: Int) {
    self.results = results.map { ResultText($0, machine) }
    self.machine = machine
    self.rounds = rounds
  }

  /// Writes `rows.csv` and `README.md`; paragraphs of `notes.md` in the folder go below the table.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(csv.utf8).write(to: folder.appending(path: "rows.csv"))
    let notes =
      (try? String(contentsOf: folder.appending(path: "notes.md"), encoding: .utf8)) ?? ""
    try Data((page + notes).utf8).write(to: folder.appending(path: "README.md"))
  }

  private var csv: String {
    var lines = ["workload,tool,milliseconds,lower_quartile,upper_quartile,rounds,limit"]
    for text in results {
      for (tool, times) in text.result.times {
        guard let spread = text.quartiles(tool) else { continue }
        let numbers = [spread.median, spread.lower, spread.upper].map(ResultText.number)
        lines.append(
          "\(text.result.workload.name),\(tool),\(numbers.joined(separator: ",")),\(times.count),"
            + ResultText.number(machine.limit(text.result.workload)))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var page: String {
    let header = """
      # How fast the engine is

      Milliseconds of one step: the median of up to \(rounds) rounds, the tools in turn, one thread
      each, in float32. A round counts by the smaller of its wall and processor time. Noise is drawn
      inside the step, and gradients and the optimiser are part of it. Before times were taken, all
      tools were given the same inputs and noise, and the losses of \(Contest.comparedSteps) successive
      steps agreed to \(Contest.tolerance) of their size.

      | workload | ours | quartiles | torch eager | JAX jit | JAX scan | limit \
      | × torch (goal) | × JAX (goal) | limit × (goal) |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

      """
    let caption = """

      *\(machine.line). Load is the number of processes that wanted to run in the minute before:
      others' work takes caches and memory from all tools alike. The limit is the time of the
      operations that no way of computing the step avoids at that rate. The JAX ratio is against the
      better of the two. ✓ goal met, ✗ not.*


      """
    let words = results.map {
      "- **\($0.result.workload.name)**: \($0.result.workload.title); traced and compiled in "
        + "\(ResultText.number($0.result.compilation)) ms."
    }
    return header + results.map(row).joined(separator: "\n") + "\n" + caption
      + words.joined(separator: "\n") + "\n"
  }

  private func row(_ text: ResultText) -> String {
    let goals = text.result.workload.goals
    func ratio(_ value: Double?, _ goal: Double, _ sign: String, _ isMet: Bool?) -> String {
      guard let value, let isMet else { return "not measured" }
      return "\(ResultText.number(value)) (\(sign) \(ResultText.number(goal))) \(isMet ? "✓" : "✗")"
    }
    let spread = text.quartiles("scorebook")
    let tools = ["torch eager", "jax jit", "jax scan"].map {
      ResultText.number(text.quartiles($0)?.median)
    }
    let cells =
      [
        text.result.workload.name, ResultText.number(text.ours),
        "\(ResultText.number(spread?.lower))–\(ResultText.number(spread?.upper))",
      ] + tools + [
        ResultText.number(machine.limit(text.result.workload)),
        ratio(text.torchRatio, goals.torch, "≥", text.met.torch),
        ratio(text.jaxRatio, goals.jax, "≥", text.met.jax),
        ratio(text.limitRatio, goals.limit, "≤", text.met.limit),
      ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
