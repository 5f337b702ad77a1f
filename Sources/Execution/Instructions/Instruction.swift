import Synchronization

/// One step of a compiled block, with its addresses.
class Instruction {
  private static let counter = Atomic<Int>(0)
  /// Tells steps apart, also those that are gone.
  let serial = Instruction.counter.add(1, ordering: .relaxed).newValue

  func run() {}

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
