import Execution
import Foundation
import Tensors

/// This engine.
final class EngineContestant: Contestant {
  let name = "scorebook"
  private var executables: [String: Executable] = [:]
  private var position: [String: Int] = [:]
  /// Milliseconds that tracing and compiling took, by workload.
  private(set) var compilation: [String: Double] = [:]

  func losses(_ workload: any Workload, steps: Int) -> [Double] {
    let executable = Executable(workload.small.program(noiseGiven: true))
    for (name, array) in workload.small.inputs() { executable.set(name, array) }
    for draw in workload.small.draws {
      executable.set("noise.\(draw.name)", NumberSource.noise(draw))
    }
    return (0..<steps).map { step in
      executable.run(count: 1, counter: "step", from: step)
      return executable.scalar("loss")
    }
  }

  func warmUp(_ workload: any Workload, steps: Int) {
    let start = ProcessClock.now()
    let executable = Executable(workload.program(noiseGiven: false))
    compilation[workload.name] = (ProcessClock.now() - start).processor
    for (name, array) in workload.inputs() { executable.set(name, array) }
    executable.set("key", RandomKey(seed: 1))
    executables[workload.name] = executable
    position[workload.name] = 0
    _ = time(workload, steps: steps)
  }

  func time(_ workload: any Workload, steps: Int) -> Timing {
    guard let executable = executables[workload.name], let first = position[workload.name] else {
      preconditionFailure("\(workload.name) was not warmed up")
    }
    let start = ProcessClock.now()
    executable.run(count: steps, counter: "step", from: first)
    let passed = ProcessClock.now() - start
    position[workload.name] = first + steps
    return Timing(wall: passed.wall / Double(steps), processor: passed.processor / Double(steps))
  }
}

/// Wall and processor time of this process, in milliseconds.
struct ProcessClock {
  var wall: Double
  var processor: Double

  static func now() -> ProcessClock {
    ProcessClock(wall: read(CLOCK_MONOTONIC), processor: read(CLOCK_PROCESS_CPUTIME_ID))
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return 1e3 * Double(time.tv_sec) + 1e-6 * Double(time.tv_nsec)
  }

  static func - (a: ProcessClock, b: ProcessClock) -> ProcessClock {
    ProcessClock(wall: a.wall - b.wall, processor: a.processor - b.processor)
  }
}
