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

  /// The same, with the time of each step added to a profile.
  func compute(_ profile: ExecutionProfile) {
    for instruction in instructions { instruction.run(profile) }
  }

  /// Copies results into the state they replace.
  func commit() {
    for instruction in commits { instruction.run() }
  }
}
