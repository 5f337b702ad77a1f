import Autodiff

/// One step of a block: a fused loop over the same positions, or one node that is no loop.
final class Group {
  var nodes: [Node]
  /// Positions of the loop; nil for a node that is no loop.
  let count: Int?

  init(_ node: Node) {
    nodes = [node]
    count =
      !node.isLoop ? nil : node.fusedReduction == nil ? node.types[0].count : node.inputs[0].count
  }
}

/// Groups working nodes into steps: element-wise operations and reductions over the same
/// positions become one loop.
struct Fusion {
  private let units: Units
  private var groups: [ObjectIdentifier: Group] = [:]
  /// Most nodes of a loop: its registers have to fit into the first-level cache.
  private static let largestLoop = 96

  init(_ units: Units) {
    self.units = units
    for node in units.nodes { groups[ObjectIdentifier(node)] = Group(node) }
    for node in units.nodes { absorbProducers(of: node) }
  }

  func group(of node: Node) -> Group { groups[ObjectIdentifier(node)]! }

  /// The groups, each after all that it depends on and after those that `before` names for it;
  /// nil where that is a circle.
  ///
  /// Groups that `isUrgent` come as soon as they can: an optimiser behind its gradient finds it in
  /// the caches, and the gradient's memory is free for the next. Others keep the order of tracing.
  func ordered(
    isUrgent: (Group) -> Bool = { _ in false }, _ before: (Group) -> [Group]
  ) -> [Group]? {
    let all = groupsInOrder
    let numbers = Dictionary(
      uniqueKeysWithValues: all.enumerated().map { (ObjectIdentifier($1), $0) })
    var followers = Array(repeating: [Int](), count: all.count)
    var waiting = Array(repeating: 0, count: all.count)
    for (number, group) in all.enumerated() {
      let sources = Set(
        (producers(of: group) + before(group)).compactMap { other in
          other === group ? nil : numbers[ObjectIdentifier(other)]
        })
      waiting[number] = sources.count
      for source in sources { followers[source].append(number) }
    }
    var ready = Ready(all.map(isUrgent))
    for number in all.indices where waiting[number] == 0 { ready.insert(number) }
    var result: [Group] = []
    while let number = ready.next() {
      result.append(all[number])
      for follower in followers[number] {
        waiting[follower] -= 1
        if waiting[follower] == 0 { ready.insert(follower) }
      }
    }
    return result.count == all.count ? result : nil
  }

  /// The groups by their first node.
  private var groupsInOrder: [Group] {
    var seen: Set<ObjectIdentifier> = []
    return units.nodes.map(group).filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  private func producers(of group: Group) -> [Group] {
    group.nodes.flatMap { node in
      units.reads(of: node).compactMap { groups[ObjectIdentifier($0.node)] }
    }
  }

  private mutating func absorbProducers(of node: Node) {
    guard let count = group(of: node).count else { return }
    for argument in units.arguments(of: node) {
      guard case .value(let tensor, let pattern) = argument, pattern == .full(count),
        tensor.node.isElementwise, let source = groups[ObjectIdentifier(tensor.node)],
        source.count == count
      else { continue }
      let target = group(of: node)
      if source === target || source.nodes.count + target.nodes.count > Self.largestLoop {
        continue
      }
      if !isSeparated(source, from: target) { merge(source, into: target) }
    }
  }

  private mutating func merge(_ source: Group, into target: Group) {
    target.nodes = (source.nodes + target.nodes).sorted { $0.identifier < $1.identifier }
    for node in source.nodes { groups[ObjectIdentifier(node)] = target }
  }

  /// Whether `target` needs something of `source` complete: by way of a third group, or by
  /// reading it otherwise than position by position.
  private func isSeparated(_ source: Group, from target: Group) -> Bool {
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(source)]
    var stack: [Group] = []
    for node in source.nodes {
      for index in node.types.indices {
        for user in units.users(of: node.output(index)) {
          let next = group(of: user)
          if next === source { continue }
          if next === target {
            let reads = units.arguments(of: user).filter {
              if case .value(let tensor, _) = $0 { return tensor.node === node }
              return false
            }
            let isAligned = reads.allSatisfy {
              $0 == .value(node.output(index), .full(target.count!))
            }
            if !node.isElementwise || !isAligned { return true }
          } else if seen.insert(ObjectIdentifier(next)).inserted {
            stack.append(next)
          }
        }
      }
    }
    while let group = stack.popLast() {
      if group === target { return true }
      for node in group.nodes {
        for index in node.types.indices {
          for user in units.users(of: node.output(index)) {
            let next = self.group(of: user)
            if seen.insert(ObjectIdentifier(next)).inserted { stack.append(next) }
          }
        }
      }
    }
    return false
  }
}
