import Autodiff

/// What a loop reads for one argument of an element-wise operation.
enum Argument: Hashable {
  case constant(Double)
  case value(Tensor, AccessPattern)
}

/// The nodes of a graph that do work, what they read, and who reads them.
///
/// Views (other shapes of the same bytes) are seen through. Constants and broadcasts are read
/// where they are used; they do work themselves only where somebody needs their bytes.
struct Units {
  let graph: Subgraph
  /// Working nodes, inputs first.
  private(set) var nodes: [Node] = []
  /// Tensors of the results, views seen through.
  let results: [Tensor]
  private var users: [Tensor: [Node]] = [:]
  private var working: Set<ObjectIdentifier> = []

  init(_ graph: Subgraph) {
    self.graph = graph
    results = graph.results.map(Self.root)
    let order = nodesInOrder(graph.results)
      .filter { !$0.isView && !($0.primitive is Placeholder) }
    let needed = Self.inlinedNodesNeeded(order, results)
    nodes = order.filter { !$0.isInlined || needed.contains(ObjectIdentifier($0)) }
    working = Set(nodes.map(ObjectIdentifier.init))
    for node in nodes {
      for tensor in Set(reads(of: node)) { users[tensor, default: []].append(node) }
    }
  }

  /// Constants and broadcasts whose bytes are needed: by a node that is no loop, by another
  /// broadcast, or as a result.
  private static func inlinedNodesNeeded(
    _ order: [Node], _ results: [Tensor]
  ) -> Set<ObjectIdentifier> {
    var needed = Set(results.map { ObjectIdentifier($0.node) })
    for node in order where !node.isLoop || node.isInlined {
      for input in node.inputs { needed.insert(ObjectIdentifier(root(input).node)) }
    }
    return needed
  }

  /// The tensor whose bytes these are.
  static func root(_ tensor: Tensor) -> Tensor {
    var tensor = tensor
    while tensor.node.isView { tensor = tensor.node.inputs[0] }
    return tensor
  }

  /// Working nodes that read a tensor or a view of it.
  func users(of tensor: Tensor) -> [Node] { users[tensor] ?? [] }

  /// Arguments of a loop's node, in order.
  func arguments(of node: Node) -> [Argument] {
    if case .constant(let value) = node.primitive.lowering { return [.constant(value)] }
    if case .broadcast = node.primitive.lowering { return [argument(node.output())] }
    return node.inputs.map { argument(Self.root($0)) }
  }

  private func argument(_ tensor: Tensor) -> Argument {
    switch tensor.node.primitive.lowering {
    case .constant(let value): return .constant(value)
    case .broadcast:
      let source = tensor.node.inputs[0]
      guard tensor.type.element == .real,
        let pattern = AccessPattern(from: source.shape, to: tensor.shape)
      else { return .value(tensor, .full(tensor.count)) }
      return .value(Self.root(source), pattern)
    default: return .value(tensor, .full(tensor.count))
    }
  }

  /// Tensors whose bytes a working node reads.
  func reads(of node: Node) -> [Tensor] {
    guard node.isLoop else { return node.inputs.map(Self.root) }
    return arguments(of: node).compactMap {
      if case .value(let tensor, _) = $0 { return tensor }
      return nil
    }
  }
}

extension Node {
  var isView: Bool {
    if case .view = primitive.lowering { return true }
    return false
  }

  /// Constants, and broadcasts that a loop can read by a pattern.
  var isInlined: Bool {
    switch primitive.lowering {
    case .constant: return true
    case .broadcast:
      return types[0].element == .real
        && AccessPattern(from: inputs[0].shape, to: types[0].shape) != nil
    default: return false
    }
  }

  /// Whether each element is a function of the elements at the same position.
  var isElementwise: Bool {
    switch primitive.lowering {
    case .unary, .binary, .ternary: true
    default: false
    }
  }

  /// Whether a fused loop runs it.
  var isLoop: Bool { isElementwise || isInlined || fusedReduction != nil }

  /// How a reduction lies along the flat positions of its argument, if a fused loop can do it:
  /// sums over leading axes, sums or maxima over trailing axes.
  var fusedReduction: AccessPattern? {
    guard case .reduce(let reduction, let axes) = primitive.lowering else { return nil }
    let from = inputs[0].shape
    var to = from
    for axis in axes { to[axis] = 1 }
    guard var pattern = AccessPattern(from: to, to: from) else { return nil }
    // A total is a sum over one long row.
    if pattern.period == 1 { pattern.run = inputs[0].count }
    let isTrailing = pattern.run * pattern.period == inputs[0].count
    switch reduction {
    case .sum: return isTrailing || pattern.run == 1 ? pattern : nil
    case .maximum: return isTrailing ? pattern : nil
    }
  }
}
