import Autodiff
import KernelInterface

/// A fused loop before its addresses are known: registers, and operations between them.
struct LoopPlan {
  /// What a register holds while a chunk is worked on.
  enum Register: Hashable {
    /// Values between operations, in a numbered slot of scratch memory.
    case scratch(Int)
    case constant(Double)
    /// Elements of a stored value, by a pattern.
    case load(Operand, AccessPattern)
    /// Elements of a value being stored, position by position.
    case store(Operand)
  }

  enum Operation {
    case unary(UnaryOperation, Int, Int)
    case binary(BinaryOperation, Int, Int, Int)
    case ternary(TernaryOperation, Int, Int, Int, Int)
    case copy(Int, Int)
    case reduce(Reduction, Int, Operand, AccessPattern)
  }

  let count: Int
  let precision: Precision
  private(set) var registers: [Register] = []
  private(set) var operations: [Operation] = []
  private(set) var scratchSlots = 0

  private var freeSlots: [Int] = []
  private var held: [Tensor: Int] = [:]
  /// Registers that wait to be copied at the end of the chunk.
  private var pending: Set<Int> = []

  /// - Parameters:
  ///   - stored: Where a value that others need goes; nil for one that only this loop uses.
  ///   - operand: Where a value made elsewhere lies.
  init(
    _ group: Group, _ units: Units, _ precision: Precision,
    stored: (Tensor) -> Operand?, operand: (Tensor) -> Operand
  ) {
    count = group.count!
    self.precision = precision
    let inside = Set(group.nodes.map(ObjectIdentifier.init))
    var lastUse: [Tensor: Int] = [:]
    for (step, node) in group.nodes.enumerated() {
      for tensor in units.reads(of: node) { lastUse[tensor] = step }
    }
    var copies: [(Int, Int)] = []
    for (step, node) in group.nodes.enumerated() {
      let sources = units.arguments(of: node).map { argument -> Int in
        switch argument {
        case .constant(let value): return register(.constant(value))
        case .value(let tensor, let pattern):
          if inside.contains(ObjectIdentifier(tensor.node)), let index = held[tensor] {
            return index
          }
          return register(.load(operand(tensor), pattern))
        }
      }
      for tensor in Set(units.reads(of: node)) where lastUse[tensor] == step {
        release(tensor)
      }
      let output = node.output()
      if let pattern = node.fusedReduction {
        guard case .reduce(let reduction, _) = node.primitive.lowering else { continue }
        operations.append(.reduce(reduction, sources[0], stored(output)!, pattern))
        continue
      }
      let target: Int
      if let place = stored(output) {
        if case .parameter = place, isReadLater(place, after: step, group, units, operand) {
          // Others still read the old value of this chunk: it is replaced at the end.
          target = scratch()
          pending.insert(target)
          copies.append((target, register(.store(place))))
        } else {
          target = register(.store(place))
        }
      } else {
        target = scratch()
      }
      held[output] = target
      append(node, sources, target)
      if stored(output) == nil && lastUse[output] == nil { release(output) }
    }
    for (source, target) in copies { operations.append(.copy(source, target)) }
  }

  private func isReadLater(
    _ place: Operand, after step: Int, _ group: Group, _ units: Units,
    _ operand: (Tensor) -> Operand
  ) -> Bool {
    group.nodes[(step + 1)...].contains { node in
      units.reads(of: node).contains {
        $0.node.primitive is Placeholder && operand($0) == place
      }
    }
  }

  private mutating func append(_ node: Node, _ sources: [Int], _ target: Int) {
    switch node.primitive.lowering {
    case .unary(let operation): operations.append(.unary(operation, sources[0], target))
    case .binary(let operation):
      operations.append(.binary(operation, sources[0], sources[1], target))
    case .ternary(let operation):
      operations.append(.ternary(operation, sources[0], sources[1], sources[2], target))
    default: operations.append(.copy(sources[0], target))
    }
  }

  private mutating func register(_ wanted: Register) -> Int {
    if let index = registers.firstIndex(of: wanted) { return index }
    registers.append(wanted)
    return registers.count - 1
  }

  private mutating func scratch() -> Int {
    let slot: Int
    if let free = freeSlots.popLast() {
      slot = free
    } else {
      slot = scratchSlots
      scratchSlots += 1
    }
    return register(.scratch(slot))
  }

  private mutating func release(_ tensor: Tensor) {
    guard let index = held[tensor], case .scratch(let slot) = registers[index] else { return }
    guard !pending.contains(index) else { return }
    held[tensor] = nil
    freeSlots.append(slot)
  }

  /// The operations by name, with how often each occurs: "3 multiply, tanh".
  var description: String {
    let names = operations.map { operation in
      switch operation {
      case .unary(let operation, _, _): "\(operation)"
      case .binary(let operation, _, _, _): "\(operation)"
      case .ternary(let operation, _, _, _, _): "\(operation)"
      case .copy: "copy"
      case .reduce(let reduction, _, _, _): "\(reduction.rawValue) over an axis"
      }
    }
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { $0.value == 1 ? $0.key : "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  /// Positions worked on at a time: as many as fit the first-level cache, a multiple of the
  /// periods and runs of what is read and reduced where these are small.
  var chunk: Int {
    let usual = 512
    var unit = 1
    for factor in factors where factor > 1 && factor < count {
      let joint = unit / greatestCommonDivisor(unit, factor) * factor
      if joint <= 4 * usual { unit = joint }
    }
    return min(count, unit * max(1, usual / unit))
  }

  /// Positions that two threads must not divide: chunks, and the rows of sums over trailing axes. Sums
  /// over leading axes add chunk after chunk, and are not divided at all.
  var separableUnit: Int {
    operations.reduce(chunk) { unit, operation in
      guard case .reduce(_, _, _, let pattern) = operation else { return unit }
      if pattern.run == 1 { return count }
      return unit >= count ? count : unit / greatestCommonDivisor(unit, pattern.run) * pattern.run
    }
  }

  private var factors: [Int] {
    let loads = registers.compactMap { register -> AccessPattern? in
      if case .load(_, let pattern) = register { return pattern }
      return nil
    }
    let reductions = operations.compactMap { operation -> AccessPattern? in
      if case .reduce(_, _, _, let pattern) = operation { return pattern }
      return nil
    }
    return (loads + reductions).flatMap { [$0.run, $0.run == 1 ? $0.period : 1] }
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
