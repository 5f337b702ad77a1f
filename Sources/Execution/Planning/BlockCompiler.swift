import Autodiff
import KernelInterface

/// Turns a graph into a block: fusion, order, memory, instructions.
struct BlockCompiler {
  let graph: Subgraph
  let units: Units
  let fusion: Fusion
  let precision: Precision
  let table: KernelTable
  var plan = MemoryPlan()
  var places: [Tensor: Operand] = [:]
  var block = Block()

  /// - Parameter updates: Parameters and the results that replace them.
  static func compile(
    _ graph: Subgraph, updates: [(parameter: Int, result: Int)], _ precision: Precision,
    _ table: KernelTable
  ) -> Block {
    var compiler = BlockCompiler(graph, precision, table)
    return compiler.run(updates)
  }

  private init(_ graph: Subgraph, _ precision: Precision, _ table: KernelTable) {
    self.graph = graph
    self.precision = precision
    self.table = table
    units = Units(graph)
    fusion = Fusion(units)
    for (index, parameter) in graph.parameters.enumerated() {
      places[parameter] = .parameter(index)
    }
  }

  private mutating func run(_ updates: [(parameter: Int, result: Int)]) -> Block {
    let schedule = updatesInPlace(updates)
    for (tensor, parameter) in schedule.inPlace { places[tensor] = .parameter(parameter) }
    let copied = copyParameterResults(updates)
    emit(schedule.order)
    block.results = units.results.indices.map { copied[$0] ?? place(units.results[$0]) }
    for update in updates where block.results[update.result] != .parameter(update.parameter) {
      let bytes = precision.bytes(of: units.results[update.result].type)
      block.commits.append((block.results[update.result], update.parameter, bytes))
    }
    block.workspace = plan.size
    return block
  }

  func place(_ tensor: Tensor) -> Operand {
    guard let place = places[Units.root(tensor)] else {
      preconditionFailure("\(tensor.node.primitive.name) was used before it was computed")
    }
    return place
  }

  /// Results that are parameters themselves are kept before anything replaces these.
  private mutating func copyParameterResults(
    _ updates: [(parameter: Int, result: Int)]
  ) -> [Int: Operand] {
    let updated = Set(updates.map(\.parameter))
    var copied: [Int: Operand] = [:]
    for (index, result) in units.results.enumerated() {
      guard result.node.primitive is Placeholder, case .parameter(let parameter)? = places[result],
        updated.contains(parameter),
        !updates.contains(where: { $0 == (parameter, index) })
      else { continue }
      let bytes = precision.bytes(of: result.type)
      let target = Operand.local(plan.allocate(bytes))
      block.makers.append { CopyStep($0(.parameter(parameter)), $0(target), bytes: bytes) }
      copied[index] = target
    }
    return copied
  }

  // MARK: State in place

  /// Which results may be written straight into the state they replace, and an order of the
  /// groups in which everybody who reads the old value comes first.
  private func updatesInPlace(
    _ updates: [(parameter: Int, result: Int)]
  ) -> (order: [Group], inPlace: [Tensor: Int]) {
    var inPlace: [Tensor: Int] = [:]
    var before: [ObjectIdentifier: [Group]] = [:]
    let results = Set(updates.map { ObjectIdentifier(units.results[$0.result].node) })
    let isUrgent = { (group: Group) in
      group.nodes.contains { results.contains(ObjectIdentifier($0)) }
    }
    var order = fusion.ordered(isUrgent: isUrgent) { _ in [] }!
    for update in updates {
      let result = units.results[update.result]
      let parameter = graph.parameters[update.parameter]
      guard inPlace[result] == nil, isReplaceable(parameter, by: result) else { continue }
      let group = fusion.group(of: result.node)
      let readers = units.users(of: parameter).map(fusion.group).filter { $0 !== group }
      var tried = before
      tried[ObjectIdentifier(group), default: []] += readers
      if let possible = fusion.ordered(
        isUrgent: isUrgent, { tried[ObjectIdentifier($0)] ?? [] })
      {
        (order, before) = (possible, tried)
        inPlace[result] = update.parameter
      }
    }
    return (order, inPlace)
  }

  /// Whether the loop that makes `result` reads `parameter` position by position, if at all,
  /// and no other result is the parameter's old value.
  private func isReplaceable(_ parameter: Tensor, by result: Tensor) -> Bool {
    guard result.node.isElementwise, !units.results.contains(parameter) else { return false }
    let full = AccessPattern.full(result.count)
    return fusion.group(of: result.node).nodes.allSatisfy { node in
      units.arguments(of: node).allSatisfy { argument in
        guard case .value(let tensor, let pattern) = argument, tensor == parameter else {
          return true
        }
        return pattern == full
      }
    }
  }

  // MARK: Instructions

  private mutating func emit(_ order: [Group]) {
    var lastUse: [Tensor: Int] = [:]
    for (step, group) in order.enumerated() {
      for node in group.nodes {
        for tensor in units.reads(of: node) { lastUse[tensor] = step }
      }
    }
    for result in units.results { lastUse[result] = order.count }
    var expiring = Array(repeating: [Tensor](), count: order.count)
    for group in order {
      for node in group.nodes {
        for index in node.types.indices {
          let tensor = node.output(index)
          if let last = lastUse[tensor], last < order.count, !node.isFixed {
            expiring[last].append(tensor)
          }
        }
      }
    }
    for (step, group) in order.enumerated() {
      group.count == nil ? emit(single: group.nodes[0], lastUse) : emit(loop: group, lastUse)
      for tensor in expiring[step] {
        if case .local(let offset)? = places[tensor] {
          plan.release(offset, precision.bytes(of: tensor.type))
          places[tensor] = nil
        }
      }
    }
  }

  private mutating func emit(loop group: Group, _ lastUse: [Tensor: Int]) {
    let inside = Set(group.nodes.map(ObjectIdentifier.init))
    for node in group.nodes where places[node.output()] == nil {
      let output = node.output()
      let isRead = units.users(of: output).contains { !inside.contains(ObjectIdentifier($0)) }
      if isRead || units.results.contains(output) || node.fusedReduction != nil {
        allocate(output)
      }
    }
    let places = self.places
    let (precision, table) = (self.precision, self.table)
    if let adam = AdamPlan(group, units, stored: { places[$0] }, operand: { places[$0]! }) {
      return block.makers.append { AdamStep(adam, precision, table.adam, $0) }
    }
    let loop = LoopPlan(
      group, units, precision, stored: { places[$0] }, operand: { places[$0]! })
    let bytes = max(1, loop.scratchSlots) * MemoryPlan.rounded(loop.chunk * precision.size)
    let scratch = plan.allocate(bytes)
    plan.release(scratch, bytes)
    block.makers.append { FusedLoop(loop, scratch: $0(.local(scratch)), $0, table) }
  }

  mutating func allocate(_ tensor: Tensor) {
    places[tensor] = .local(plan.allocate(precision.bytes(of: tensor.type)))
  }

  private mutating func emit(single node: Node, _ lastUse: [Tensor: Int]) {
    for index in node.types.indices where places[node.output(index)] == nil && !node.isFixed {
      allocate(node.output(index))
    }
    emitInstruction(node)
    if node.isFixed { return }
    for index in node.types.indices where lastUse[node.output(index)] == nil {
      if case .local(let offset)? = places[node.output(index)] {
        plan.release(offset, precision.bytes(of: node.types[index]))
      }
    }
  }
}

extension Node {
  /// Whether its value is written once, when the block gets its addresses.
  var isFixed: Bool { primitive is IndexConstant || primitive is ConstantArray }
}
