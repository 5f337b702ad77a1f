import RecipeKit

/// What one iteration of a method costs: memory, and processor time. A cell.
///
/// Memory is what the compiled step plans for all values between its inputs and its outputs. Time is
/// that of this thread alone, the least of several blocks.
struct ToyCost: Sendable {
  var method: ToyMethod
  /// Iterations of a block; 0 where time is not measured, whose numbers differ from run to run.
  var timedIterations: Int

  static let methods: [ToyMethod] = [
    .variational, .bilevel(unrolled: 0), .bilevel(unrolled: 2), .bilevel(unrolled: 5), .visible,
  ]

  static let milliseconds = Column(
    "milliseconds", label: "Processor time of an iteration", unit: .milliseconds,
    direction: .lowerIsBetter, digits: 2)
  static let megabytes = Column(
    "megabytes", label: "Memory of a step", unit: "MB", direction: .lowerIsBetter, digits: 2)

  static let columns = [Column("method"), megabytes, milliseconds]

  private static let points = 60_000

  private var step: Program { ToySetting(method: method).step(points: Self.points) }

  var cell: Cell {
    Cell(
      label: "cost, \(method.name)",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: ["step": step.fingerprint],
            settings: ["iterations": .integer(timedIterations)], seed: 0,
            revisions: ["cost": 1])
        }, run: { _ in StageOutput(tables: ["costs": rows()]) }),
      estimatedSeconds: 1 + Double(timedIterations) * 0.1,
      wantsMachineAlone: timedIterations > 0)
  }

  private func rows() -> Rows {
    let executable = Executable(step)
    var rows = Rows(Self.columns)
    rows.append([
      "method": .text(method.name),
      "megabytes": .number(Double(executable.memory.workspace) / 1e6),
      "milliseconds": timedIterations > 0 ? .number(timed(executable)) : .missing,
    ])
    return rows
  }

  private func timed(_ executable: Executable) -> Double {
    let initialisation = Executable(ToySetting(method: method).initialisation)
    initialisation.set("key", RandomKey(seed: 0))
    initialisation.run()
    for port in initialisation.program.outputs {
      executable.set(port.name, initialisation.array(port.name))
    }
    let data = Executable(
      Program([Port("key", [], .key)]) {
        ["train": CheckerboardPlane().sample(Self.points, key: $0.key("key"))]
      })
    data.set("key", RandomKey(seed: 0))
    data.run()
    executable.set("train", data.array("train"))
    executable.set("key", RandomKey(seed: 0))
    executable.run(count: timedIterations, counter: "step", from: 0)
    let blocks = (1...4).map { block in
      let start = Self.threadTime()
      executable.run(count: timedIterations, counter: "step", from: block * timedIterations)
      return Self.threadTime() - start
    }
    return (blocks.min() ?? .nan) * 1000 / Double(timedIterations)
  }

  /// Seconds that the processor has worked for this thread.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
