/// Picked rows of a sparse matrix times a dense one: Σ_w x[d, w]·weights[w, ·] for d in `rows`.
///
/// The sparse matrix is stored by rows: the terms of row d lie at `offsets[d]..<offsets[d + 1]` of
/// `columns` and `values`. It is never made dense.
///
/// - Shapes: offsets `[rows of x + 1]`, columns `[terms]`, values `[terms]`, rows `[n]`, weights
///   `[width of x, m]`; the result is `[n, m]`.
/// - Gradient: to the weights. The sparse matrix is data: none to its values.
public struct SparseProduct: Primitive {
  public var name: String { "sparseProduct" }
  public var lowering: Lowering { .special }

  public func types(of inputs: [TensorType]) -> [TensorType] {
    checkSparseRows(inputs, name)
    precondition(inputs[4].shape.count == 2, "\(name) with weights \(inputs[4])")
    return [TensorType([inputs[3].count, inputs[4].shape[1]])]
  }

  public func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] {
    let none = [Tensor?](repeating: nil, count: 4)
    guard let g = cotangents[0] else { return none + [nil] }
    let transpose = SparseTransposeProduct(size: node.inputs[4].shape[0])
    return none + [Tensor(transpose, node.inputs.prefix(4) + [g])]
  }

  public func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] {
    let (weights, width) = (inputs[4].reals, node.types[0].shape[1])
    var result = Array(repeating: 0.0, count: node.types[0].count)
    forEachTerm(inputs) { row, column, value in
      for entry in 0..<width {
        result[row * width + entry] += value * weights[column * width + entry]
      }
    }
    return [.real(result)]
  }
}

/// The transpose of `SparseProduct`: Σ_d x[d, w]·g[d, ·] for every w, rows d added in order.
///
/// - Shapes: `[n, m]` in place of the weights gives `[size, m]`.
public struct SparseTransposeProduct: Primitive {
  /// Width of the sparse matrix.
  public let size: Int

  public var name: String { "sparseTransposeProduct" }
  public var attributes: String { "\(size)" }
  public var lowering: Lowering { .special }

  public func types(of inputs: [TensorType]) -> [TensorType] {
    checkSparseRows(inputs, name)
    precondition(
      inputs[4].shape.count == 2 && inputs[4].shape[0] == inputs[3].count,
      "\(name) of \(inputs[4]) at \(inputs[3])")
    return [TensorType([size, inputs[4].shape[1]])]
  }

  public func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] {
    let none = [Tensor?](repeating: nil, count: 4)
    return none + [cotangents[0].map { Tensor(SparseProduct(), node.inputs.prefix(4) + [$0]) }]
  }

  public func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] {
    let (g, width) = (inputs[4].reals, node.types[0].shape[1])
    var result = Array(repeating: 0.0, count: node.types[0].count)
    forEachTerm(inputs) { row, column, value in
      for entry in 0..<width { result[column * width + entry] += value * g[row * width + entry] }
    }
    return [.real(result)]
  }
}

private func checkSparseRows(_ inputs: [TensorType], _ name: String) {
  let isIndex = [true, true, false, true, false]
  precondition(
    inputs.count == 5 && zip(inputs, isIndex).allSatisfy { ($0.element == .index) == $1 }
      && inputs[..<4].allSatisfy { $0.shape.count == 1 } && inputs[1].shape == inputs[2].shape,
    "\(name) of \(inputs)")
}

/// Every term of the picked rows: position in the pick, column, value.
private func forEachTerm(_ inputs: [HostValue], _ body: (Int, Int, Double) -> Void) {
  let (offsets, columns, values) = (inputs[0].indices, inputs[1].indices, inputs[2].reals)
  for (position, row) in inputs[3].indices.enumerated() {
    for term in offsets[row]..<offsets[row + 1] { body(position, columns[term], values[term]) }
  }
}

/// A sparse matrix inside a graph, stored by rows.
public struct SparseRows: Sendable {
  /// Where the terms of each row begin, and after the last row where they end; an index vector.
  public let offsets: Tensor
  /// The column of each term, an index vector.
  public let columns: Tensor
  /// The value of each term.
  public let values: Tensor

  public init(offsets: Tensor, columns: Tensor, values: Tensor) {
    self.offsets = offsets
    self.columns = columns
    self.values = values
  }

  /// Rows `rows` (an index vector) times dense weights: `[n]` and `[width, m]` give `[n, m]`.
  public func product(rows: Tensor, _ weights: Tensor) -> Tensor {
    Tensor(SparseProduct(), [offsets, columns, values, rows, weights])
  }
}
