import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The parts of one step at a time, taken by two threads: from the front by the one that runs the
/// program, from the back by its helper, so that each keeps to its half of the memory.
final class PairedWork: Sendable {
  /// Parts that nobody has taken: the number of the step (32 bits), the first (16), the end (16).
  ///
  /// In one word, so that a helper that wakes late never takes a part of a step that is over.
  private let open = Atomic<UInt64>(0)
  /// Its step; handed from thread to thread by way of `open`.
  nonisolated(unsafe) private let step = Atomic<Unmanaged<Instruction>?>(nil)
  /// Parts that the helper has done, over all steps.
  private let helped = Atomic<Int>(0)
  private let isAsleep = Atomic<Bool>(false)
  private let isOver = Atomic<Bool>(false)
  private let alarm = DispatchSemaphore(value: 0)

  /// Looks for work before the helper sleeps, about 50 µs.
  private static let patience = 1 << 16
  /// Looks for the helper's end before this thread lets others run.
  private static let impatience = 1 << 12

  // MARK: The thread that runs the program

  /// Returns when all parts are done; no allocation.
  func run(_ step: Instruction, parts count: Int) {
    self.step.store(.passUnretained(step), ordering: .relaxed)
    let number = (open.load(ordering: .relaxed) >> 32) &+ 1
    let before = helped.load(ordering: .relaxed)
    open.store(number << 32 | UInt64(count), ordering: .sequentiallyConsistent)
    if isAsleep.load(ordering: .sequentiallyConsistent) { wake() }
    var own = 0
    while let part = takeFirst() {
      step.run(part: part, on: 0)
      own += 1
    }
    var looks = 0
    while helped.load(ordering: .acquiring) != before + count - own {
      looks += 1
      if looks > Self.impatience { sched_yield() }
    }
  }

  /// Ends the helper.
  func end() {
    isOver.store(true, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
  }

  private func takeFirst() -> Int? {
    var seen = open.load(ordering: .relaxed)
    while let range = Self.range(seen) {
      let (exchanged, original) = open.compareExchange(
        expected: seen, desired: seen + 1 << 16, ordering: .acquiringAndReleasing)
      if exchanged { return range.lowerBound }
      seen = original
    }
    return nil
  }

  // MARK: The helper

  /// Takes parts until the pair ends.
  func help() {
    var looks = 0
    while true {
      let seen = open.load(ordering: .acquiring)
      if let range = Self.range(seen) {
        // Read before the exchange: if that succeeds, the step is the one that was seen.
        let step = self.step.load(ordering: .relaxed)
        let (exchanged, _) = open.compareExchange(
          expected: seen, desired: seen - 1, ordering: .acquiringAndReleasing)
        if exchanged {
          step?._withUnsafeGuaranteedRef { $0.run(part: range.upperBound - 1, on: 1) }
          helped.add(1, ordering: .releasing)
        }
        looks = 0
      } else {
        looks += 1
        if looks < Self.patience { continue }
        if !sleep() { return }
        looks = 0
      }
    }
  }

  /// Sleeps until there is work; false when there will be none.
  private func sleep() -> Bool {
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    let isIdle =
      Self.range(open.load(ordering: .sequentiallyConsistent)) == nil
      && !isOver.load(ordering: .sequentiallyConsistent)
    // Who wakes us clears the mark and signals once; the signal is always waited for.
    if isIdle || !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.wait() }
    return !isOver.load(ordering: .sequentiallyConsistent)
  }

  private static func range(_ word: UInt64) -> Range<Int>? {
    let (first, end) = (Int(word >> 16 & 0xffff), Int(word & 0xffff))
    return first < end ? first..<end : nil
  }
}
