import RecipeKit

/// What one iteration of a method costs: memory, and processor time. A cell.
///
/// Memory is what the compiled step plans for all values between its inputs and its outputs; it does
/// not depend on the machine. Time is that of this thread alone, the least of several blocks.
struct FreyCost: Sendable {
  var setting: FreySetting
  /// Iterations of a block.
  var iterations: Int
  /// Whether time is measured too: its numbers differ from run to run.
  var isTimed: Bool

  static let columns = [
    Column("method"), Column("L"), Column("K"),
    Column(
      "megabytes", label: "Memory of a step", unit: "MB", direction: .lowerIsBetter, digits: 2),
    Column(
      "seconds", label: "Processor time of 2000 iterations", unit: .seconds,
      direction: .lowerIsBetter, digits: 1),
  ]

  var cell: Cell {
    Cell(
      label: "cost, \(setting.label)",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: ["step": setting.step(images: 1400).fingerprint],
            settings: [
              "iterations": .integer(iterations), "timed": .integer(isTimed ? 1 : 0),
            ], seed: 0, data: ["frey-face": ""], revisions: ["cost": 1])
        }, run: { StageOutput(tables: ["costs": try rows($0)]) }),
      estimatedSeconds: Double(iterations) * 0.06, wantsMachineAlone: isTimed)
  }

  private func rows(_ context: any StageContext) throws -> Rows {
    let executable = Executable(setting.step(images: 1400))
    var rows = Rows(Self.columns)
    rows.append([
      "method": .text(setting.method.name), "L": .integer(setting.particles),
      "K": .integer(setting.steps),
      "megabytes": .number(Double(executable.memory.workspace) / 1e6),
      "seconds": isTimed ? .number(try seconds(executable, context)) : .missing,
    ])
    return rows
  }

  private func seconds(_ executable: Executable, _ context: any StageContext) throws -> Double {
    let faces = try context.dataset("frey-face").train
    let initialisation = Executable(setting.initialisation(images: 1400))
    initialisation.set("key", RandomKey(seed: 0))
    initialisation.run()
    for port in initialisation.program.outputs {
      executable.set(port.name, initialisation.array(port.name))
    }
    executable.set("key", RandomKey(seed: 0))
    executable.set("train", HostArray(faces.intensities(), shape: [1400, FreySetting.visible]))
    executable.run(count: iterations, counter: "step", from: 0)
    let blocks = (1...4).map { block in
      let start = Self.threadTime()
      executable.run(count: iterations, counter: "step", from: block * iterations)
      return Self.threadTime() - start
    }
    return (blocks.min() ?? .nan) * 2000 / Double(iterations)
  }

  /// Seconds that the processor has worked for this thread.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
