import Synchronization

/// Where the time of programs goes: runs and seconds of every step that runs while it is current.
///
///     let profile = ExecutionProfile()
///     ExecutionProfile.$current.withValue(profile) { executable.run(count: …) }
///
/// Steps inside loops are counted by themselves. The time of the clock itself is taken off.
public final class ExecutionProfile: Sendable {
  /// The profile that programs of this task add to; nil costs them nothing.
  @TaskLocal public static var current: ExecutionProfile?

  /// One step, over all its runs.
  public struct Entry: Sendable {
    public var cost: StepCost
    public var runs = 0
    public var seconds = 0.0
    /// Seconds of the fastest run.
    public var fastest = Double.infinity

    /// A run that took ten times as long as the fastest was interrupted by other work on the
    /// machine, and counts as the fastest.
    mutating func add(_ time: Double) {
      fastest = min(fastest, time)
      runs += 1
      seconds += time > 10 * fastest ? fastest : time
    }
  }

  private struct State {
    var entries: [Entry] = []
    /// Positions in `entries`, by the serial number of the step.
    var positions: [Int: Int] = [:]
  }

  private let state = Mutex(State())
  private let clockSeconds: Double

  public init() {
    let clock = ContinuousClock()
    clockSeconds =
      (0..<1000).map { _ in (clock.now - clock.now) / .seconds(-1) }.min() ?? 0
  }

  /// The entries, the longest first.
  public var entries: [Entry] {
    state.withLock { $0.entries }.sorted { $0.seconds > $1.seconds }
  }

  /// Seconds of all steps.
  public var seconds: Double { entries.reduce(0) { $0 + $1.seconds } }

  /// Runs a step and adds what it took.
  func run(_ step: Instruction) {
    let clock = ContinuousClock()
    let start = clock.now
    step.run()
    let seconds = (clock.now - start) / .seconds(1)
    add(max(0, seconds - clockSeconds), step.serial) { step.cost }
  }

  private func add(_ seconds: Double, _ serial: Int, cost: () -> StepCost) {
    let position = state.withLock { $0.positions[serial] }
    let newCost = position == nil ? cost() : nil
    state.withLock { state in
      if let newCost {
        state.positions[serial] = state.entries.count
        state.entries.append(Entry(cost: newCost))
      }
      let position = state.positions[serial] ?? 0
      state.entries[position].add(seconds)
    }
  }
}
