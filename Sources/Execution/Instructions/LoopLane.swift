import Autodiff
import KernelInterface

#if canImport(Glibc)
  import Glibc
#endif

/// The registers and kernel calls of a `LoopPlan` for one thread.
struct LoopLane {
  private let count: Int
  private let chunk: Int
  private let size: Int
  private let registers: UnsafeMutableBufferPointer<UnsafeMutableRawPointer>
  /// Registers that move with the chunk, and where they start.
  private let moving: FixedBuffer<(register: Int, base: UnsafeMutableRawPointer)>
  /// Values read by a pattern: filled once per run, or once per chunk.
  private let fillOnce: FixedBuffer<PatternLoad>
  private let fillEach: FixedBuffer<PatternLoad>
  private let steps: FixedBuffer<Step>
  private let reductions: FixedBuffer<LoopReduction>
  private let owned: UnsafeMutableRawPointer
  private let partials: UnsafeMutableRawPointer

  /// One kernel call.
  private struct Step {
    enum Kind { case unary, binary, ternary, copy, reduce }
    var kind: Kind
    var a = 0
    var b = 0
    var c = 0
    var target = 0
    var unary: UnaryKernel?
    var binary: BinaryKernel?
    var ternary: TernaryKernel?
  }

  /// - Parameter scratch: Memory for values between operations; nil to have some of its own.
  init(_ plan: LoopPlan, scratch: UnsafeMutableRawPointer?, _ at: Addresses, _ table: KernelTable) {
    count = plan.count
    chunk = plan.chunk
    size = plan.precision.size
    registers = .allocate(capacity: max(1, plan.registers.count))
    let stride = MemoryPlan.rounded(plan.chunk * plan.precision.size)
    let own = scratch == nil ? plan.scratchSlots * stride : 0
    owned = .allocate(
      byteCount: own + plan.registers.count * stride + 64 * plan.operations.count + 64,
      alignment: MemoryPlan.alignment)
    partials = owned + own + plan.registers.count * stride
    let (scratch, loads) = (scratch ?? owned, owned + own)
    var moving: [(register: Int, base: UnsafeMutableRawPointer)] = []
    var (fillOnce, fillEach): ([PatternLoad], [PatternLoad]) = ([], [])
    for (index, register) in plan.registers.enumerated() {
      let own = loads + index * stride
      switch register {
      case .scratch(let slot): registers[index] = scratch + slot * stride
      case .constant(let value):
        registers[index] = own
        Self.fill(own, value, plan.chunk, plan.precision)
      case .store(let operand):
        registers[index] = at(operand)
        moving.append((index, at(operand)))
      case .load(let operand, let pattern):
        if pattern == .full(count) {
          registers[index] = at(operand)
          moving.append((index, at(operand)))
        } else {
          registers[index] = own
          let load = PatternLoad(
            source: at(operand), target: own, pattern: pattern, size: size,
            repeatRow: table.repeatRow, repeatElements: table.repeatElements)
          if load.isSteady(chunk: chunk) { fillOnce.append(load) } else { fillEach.append(load) }
        }
      }
    }
    var (steps, reductions): ([Step], [LoopReduction]) = ([], [])
    for operation in plan.operations {
      steps.append(Self.step(operation, table, reduction: reductions.count))
      if case .reduce(let reduction, _, let operand, let pattern) = operation {
        reductions.append(
          LoopReduction(
            reduction, target: at(operand), pattern: pattern, size: size, table: table,
            partial: partials + MemoryPlan.alignment * reductions.count))
      }
    }
    self.moving = FixedBuffer(moving)
    self.fillOnce = FixedBuffer(fillOnce)
    self.fillEach = FixedBuffer(fillEach)
    self.steps = FixedBuffer(steps)
    self.reductions = FixedBuffer(reductions)
  }

  func deallocate() {
    registers.deallocate()
    owned.deallocate()
    moving.deallocate()
    fillOnce.deallocate()
    fillEach.deallocate()
    steps.deallocate()
    reductions.deallocate()
  }

  private static func fill(
    _ target: UnsafeMutableRawPointer, _ value: Double, _ count: Int, _ precision: Precision
  ) {
    switch precision {
    case .float:
      target.assumingMemoryBound(to: Float.self).update(repeating: Float(value), count: count)
    case .double:
      target.assumingMemoryBound(to: Double.self).update(repeating: value, count: count)
    }
  }

  private static func step(
    _ operation: LoopPlan.Operation, _ table: KernelTable, reduction: Int
  ) -> Step {
    switch operation {
    case .unary(let operation, let a, let target):
      Step(kind: .unary, a: a, target: target, unary: table.unary[Int(operation.rawValue)])
    case .binary(let operation, let a, let b, let target):
      Step(
        kind: .binary, a: a, b: b, target: target,
        binary: table.binary[Int(operation.rawValue)])
    case .ternary(let operation, let a, let b, let c, let target):
      Step(
        kind: .ternary, a: a, b: b, c: c, target: target,
        ternary: table.ternary[Int(operation.rawValue)])
    case .copy(let a, let target): Step(kind: .copy, a: a, target: target)
    case .reduce(_, let a, _, _): Step(kind: .reduce, a: a, b: reduction)
    }
  }

  /// Number of kernel calls for each chunk.
  var operations: Int { steps.count }
  /// Number of values read or written position by position.
  var streams: Int { moving.count }

  /// Sets sums and maxima to their neutral elements.
  func start() {
    for reduction in reductions { reduction.start() }
  }

  /// Works on a range of positions that starts with a chunk.
  func run(_ range: Range<Int>) {
    for load in fillOnce { load.fill(start: 0, count: chunk) }
    var start = range.lowerBound
    while start < range.upperBound {
      let length = min(chunk, range.upperBound - start)
      for (register, base) in moving { registers[register] = base + start * size }
      for load in fillEach { load.fill(start: start, count: length) }
      for step in steps { perform(step, start, length) }
      start += length
    }
  }

  @inline(__always)
  private func perform(_ step: borrowing Step, _ start: Int, _ length: Int) {
    switch step.kind {
    case .unary: step.unary.unsafelyUnwrapped(registers[step.a], registers[step.target], length)
    case .binary:
      step.binary.unsafelyUnwrapped(
        registers[step.a], registers[step.b], registers[step.target], length)
    case .ternary:
      step.ternary.unsafelyUnwrapped(
        registers[step.a], registers[step.b], registers[step.c], registers[step.target], length)
    case .copy: memcpy(registers[step.target], registers[step.a], length * size)
    case .reduce: reductions[step.b].add(registers[step.a], start: start, count: length)
    }
  }
}
