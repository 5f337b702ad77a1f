/// A compiled block at fixed addresses, ready to run.
final class BoundBlock {
  private let instructions: [Instruction]
  private let unmanaged: [Unmanaged<Instruction>]
  private let commits: [Instruction]

  init(_ instructions: [Instruction], commits: [Instruction]) {
    self.instructions = instructions
    self.commits = commits
    unmanaged = instructions.map { Unmanaged.passUnretained($0) }
  }

  /// Computes all results; state that is not updated in place is not touched yet.
  func compute() {
    for instruction in unmanaged { instruction._withUnsafeGuaranteedRef { $0.run() } }
  }

  /// Whether two threads can take parts of a step.
  var isShareable: Bool { instructions.contains { $0.isShareable } }

  /// The same on two threads.
  func compute(sharedBy pair: ThreadPair) {
    for instruction in unmanaged { instruction._withUnsafeGuaranteedRef { $0.run(sharedBy: pair) } }
  }

  /// The same, with the time of each step added to a profile.
  func compute(_ profile: ExecutionProfile) {
    for instruction in instructions { instruction.run(profile) }
  }

  /// Copies results into the state they replace.
  func commit() {
    for instruction in commits { instruction.run() }
  }
}
