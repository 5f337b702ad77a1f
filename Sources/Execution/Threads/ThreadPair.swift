import Foundation
import Synchronization

/// A second thread for programs that run while it is current, with the same bits as without it.
///
///     try ThreadPair.$current.withValue(ThreadPair()) { executable.run(count: …) }
///
/// How a step is split is decided by its shapes alone, and every part writes places of its own: who
/// takes which part leaves no trace. Several programs may name the same pair; one that finds it taken
/// runs on its own thread.
///
/// - Cost: a waiting second thread looks for work for some 50 µs, then sleeps; it ends with the pair.
public final class ThreadPair: Sendable {
  /// The pair that programs of this task use; nil for one thread.
  @TaskLocal public static var current: ThreadPair?

  private let work = PairedWork()
  private let isTaken = Atomic<Bool>(false)

  /// Starts the second thread.
  public init() {
    let thread = Thread { [work] in work.help() }
    thread.name = "second thread"
    thread.start()
  }

  deinit { work.end() }

  /// Takes the pair for a run; false while another run has it.
  func take() -> Bool { !isTaken.exchange(true, ordering: .acquiring) }

  /// Gives it back.
  func giveBack() { isTaken.store(false, ordering: .releasing) }

  /// Runs all parts of a step that are worth two threads.
  func run(_ step: Instruction) {
    step.begin()
    work.run(step, parts: step.parts)
    step.end()
  }
}
