import Foundation

/// The table of a run, as CSV and as a page.
struct ResultReport {
  private let results: [ResultText]
  private let machine: MachineRates
  private let rounds: Int
  private let commands: CommandTimes

  init(
    _ results: [Contest.Result], _ machine: MachineRates, rounds: Int, _ commands: CommandTimes
  ) {
    self.commands = commands
    self.results = results.map { ResultText($0, machine) }
    self.machine = machine
    self.rounds = rounds
  }

  /// Writes `README.md`, with the paragraphs of `notes.md` in the folder below the table, and the
  /// folder `speed` with every measurement as an item of that name.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try StoredResults(tables: [steps, memory, commands.table]).write(to: folder.appending(path: "speed"))
    let notes =
      (try? String(contentsOf: folder.appending(path: "notes.md"), encoding: .utf8)) ?? ""
    try Data((page + notes).utf8).write(to: folder.appending(path: "README.md"))
  }

  /// Every round of every tool.
  private var steps: StoredResults.Table {
    StoredResults.Table(
      name: "rows",
      columns: [
        StoredResults.Column(name: "tool", label: "Tool"),
        StoredResults.Column(
          name: "milliseconds", label: "Time of a step", unit: "ms", direction: "lowerIsBetter",
          digits: 4),
        StoredResults.Column(
          name: "limits", label: "Time in units of the limit", direction: "lowerIsBetter", digits: 2),
      ],
      rows: results.flatMap { text in
        let limit = machine.limit(text.result.workload)
        return text.result.times.flatMap { tool, times in
          times.enumerated().map { round, time in
            (
              StoredResults.Cell(
                label: text.result.workload.name, round: round, program: text.result.program),
              ["\"\(tool)\"", String(format: "%.5g", time), String(format: "%.4g", time / limit)]
            )
          }
        }
      })
  }

  /// Peak memory of every tool.
  private var memory: StoredResults.Table {
    func column(_ name: String, _ label: String) -> StoredResults.Column {
      StoredResults.Column(
        name: name, label: label, unit: "MB", direction: "lowerIsBetter", digits: 1)
    }
    return StoredResults.Table(
      name: "memory",
      columns: [
        StoredResults.Column(name: "tool", label: "Tool"),
        column("work", "Peak above the process itself"), column("peak", "Peak of the process"),
      ],
      rows: results.flatMap { text in
        text.result.memory.map { tool, use in
          (
            StoredResults.Cell(
              label: text.result.workload.name, round: 0, program: text.result.program),
            ["\"\(tool)\""] + [use.work, use.peak].map { String(format: "%.1f", $0) }
          )
        }
      })
  }

  private var page: String {
    let header = """
      # How fast the engine is

      Milliseconds of one step: the median of up to \(rounds) rounds, the tools in turn, one thread
      each, in float32. A round counts by the smaller of its wall and processor time. Noise is drawn
      inside the step, and gradients and the optimiser are part of it. Before times were taken, all
      tools were given the same inputs and noise, and the losses of \(Contest.comparedSteps) successive
      steps agreed to \(Contest.tolerance) of their size.

      | workload | ours (goal) | quartiles | 2 threads | torch eager | JAX jit | JAX scan | limit \
      | × torch (goal) | × JAX (goal) | limit × (goal) |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

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
      + words.joined(separator: "\n") + "\n" + MemoryTable(results).text + commands.text + "\n"
  }

  private func row(_ text: ResultText) -> String {
    let goals = text.result.workload.goals
    let spread = text.quartiles("scorebook")
    let tools = ["torch eager", "jax jit", "jax scan"].map {
      ResultText.number(text.quartiles($0)?.median)
    }
    let cells =
      [
        text.result.workload.name, ResultText.judged(text.ours, atMost: goals.milliseconds),
        "\(ResultText.number(spread?.lower))–\(ResultText.number(spread?.upper))",
        text.shared.map(ResultText.number) ?? "–",
      ] + tools + [
        ResultText.number(machine.limit(text.result.workload)),
        ResultText.judged(text.torchRatio, atLeast: goals.torch),
        ResultText.judged(text.jaxRatio, atLeast: goals.jax),
        ResultText.judged(text.limitRatio, atMost: goals.limit),
      ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
