import Synchronization

/// One step of a compiled block, with its addresses.
class Instruction {
  private static let counter = Atomic<Int>(0)
  /// Tells steps apart, also those that are gone.
  let serial = Instruction.counter.add(1, ordering: .relaxed).newValue

  /// In how many parts the work is split, by shapes alone; 1 for a step that is too short for two
  /// threads, or whose order matters.
  var parts: Int { 1 }
  /// Whether it has parts, or steps inside that have.
  var isShareable: Bool { parts > 1 }
  /// What comes before the parts.
  func begin() {}
  /// One part; parts may run at the same time.
  ///
  /// - Parameter thread: 0 or 1: whose memory in between to use.
  func run(part: Int, on thread: Int) {}
  /// What comes after the parts.
  func end() {}

  /// All of it on this thread.
  func run() {
    begin()
    for part in 0..<parts { run(part: part, on: 0) }
    end()
  }

  /// All of it on both threads of a pair, if it is worth that.
  func run(sharedBy pair: ThreadPair) { parts > 1 ? pair.run(self) : run() }

  /// What a run has to do, for profiles.
  var cost: StepCost { StepCost("step", "\(type(of: self))") }

  /// A run whose time, or that of the steps inside it, is added to a profile.
  func run(_ profile: ExecutionProfile) { profile.run(self) }
}

/// Addresses of a block's operands.
struct Addresses {
  let workspace: UnsafeMutableRawPointer
  let parameters: [UnsafeMutableRawPointer]

  func callAsFunction(_ operand: Operand) -> UnsafeMutableRawPointer {
    switch operand {
    case .parameter(let index): parameters[index]
    case .local(let offset): workspace + offset
    }
  }
}

/// A step before its addresses are known.
typealias InstructionMaker = (Addresses) -> Instruction
