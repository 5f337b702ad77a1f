#if canImport(Glibc)
  import Glibc
#endif

/// Runs a compiled body a fixed number of times on carried values that stay in place.
final class RepeatStep: Instruction {
  private let count: Int
  private let body: BoundBlock
  private let iteration: UnsafeMutableRawPointer
  private let starts: [CopyStep]
  private let stacks:
    [(source: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer, bytes: Int)]

  init(
    count: Int, body: BoundBlock, iteration: UnsafeMutableRawPointer, starts: [CopyStep],
    stacks: [(source: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer, bytes: Int)]
  ) {
    self.count = count
    self.body = body
    self.iteration = iteration
    self.starts = starts
    self.stacks = stacks
  }

  override var isShareable: Bool { body.isShareable }

  override func run() { iterate { body.compute() } }

  override func run(sharedBy pair: ThreadPair) { iterate { body.compute(sharedBy: pair) } }

  /// The steps of the body are counted by themselves.
  override func run(_ profile: ExecutionProfile) { iterate { body.compute(profile) } }

  @inline(__always)
  private func iterate(_ compute: () -> Void) {
    for start in starts { start.run() }
    for index in 0..<count {
      iteration.storeBytes(of: Int32(index), as: Int32.self)
      compute()
      for stack in stacks {
        memcpy(stack.target + index * stack.bytes, stack.source, stack.bytes)
      }
      body.commit()
    }
  }
}
