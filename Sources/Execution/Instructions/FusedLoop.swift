import KernelInterface

/// Runs a `LoopPlan` chunk by chunk: every operation is one call of a vector kernel on values
/// that stay in the first-level cache.
final class FusedLoop: Instruction {
  /// The operations, by name and number, for profiles.
  private let description: String
  private let count: Int
  private let size: Int
  private let first: LoopLane
  /// Made when a second thread first takes part.
  private var second: LoopLane?
  private let makeSecond: () -> LoopLane
  private let shares: Parts

  init(_ plan: LoopPlan, scratch: UnsafeMutableRawPointer, _ at: Addresses, _ table: KernelTable) {
    count = plan.count
    description = plan.description
    size = plan.precision.size
    first = LoopLane(plan, scratch: scratch, at, table)
    makeSecond = { LoopLane(plan, scratch: nil, at, table) }
    shares = Parts(
      of: plan.count, unit: plan.separableUnit,
      least: Self.leastOperations / max(1, plan.operations.count))
  }

  deinit {
    first.deallocate()
    second?.deallocate()
  }

  /// Operations on single numbers that take about 10 µs.
  private static let leastOperations = 1 << 16

  override var cost: StepCost {
    StepCost(
      "loop", "\(count) × \(first.operations) operations: \(description)",
      operations: Double(count * first.operations),
      bytes: Double(size * count * first.streams))
  }

  override func run() {
    first.start()
    first.run(0..<count)
  }

  override var parts: Int { shares.number }

  override func begin() {
    if second == nil { second = makeSecond() }
    first.start()
  }

  override func run(part: Int, on thread: Int) {
    thread == 0 ? first.run(shares[part]) : second?.run(shares[part])
  }
}
