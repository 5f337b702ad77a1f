import Execution
import Foundation
import Tensors

/// This engine, on one thread or two.
final class EngineContestant: Contestant {
  /// How it is called on two threads.
  static let sharedName = "scorebook, 2 threads"

  let name: String
  private let pair: ThreadPair?
  private var executables: [String: Executable] = [:]
  private var position: [String: Int] = [:]
  /// Milliseconds that tracing and compiling took, by workload.
  private(set) var compilation: [String: Double] = [:]

  /// - Parameter isShared: Whether two threads share the steps.
  init(isShared: Bool = false) {
    name = isShared ? Self.sharedName : "scorebook"
    pair = isShared ? ThreadPair() : nil
  }

  /// A workload whose steps are all too short for two threads.
  struct NothingToShare: Error {}

  func losses(_ workload: any Workload, steps: Int) -> [Double] {
    let executable = Executable(workload.small.program(noiseGiven: true))
    for (name, array) in workload.small.inputs() { executable.set(name, array) }
    for draw in workload.small.draws {
      executable.set("noise.\(draw.name)", NumberSource.noise(draw))
    }
    return ThreadPair.$current.withValue(pair) {
      (0..<steps).map { step in
        executable.run(count: 1, counter: "step", from: step)
        return executable.scalar("loss")
      }
    }
  }

  func warmUp(_ workload: any Workload, steps: Int) throws {
    let start = ProcessClock.now()
    let executable = Executable(workload.program(noiseGiven: false))
    if pair != nil && !executable.isShareable { throw NothingToShare() }
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
    ThreadPair.$current.withValue(pair) {
      executable.run(count: steps, counter: "step", from: first)
    }
    let passed = ProcessClock.now() - start
    position[workload.name] = first + steps
    let wall = passed.wall / Double(steps)
    // Two threads are judged by the clock on the wall alone.
    return Timing(wall: wall, processor: pair == nil ? passed.processor / Double(steps) : wall)
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
