/// Tensors one after another along an axis.
public struct Concatenate: Primitive {
  public let axis: Int

  public var name: String { "concatenate" }
  public var attributes: String { "\(axis)" }
  public var lowering: Lowering { .special }

  public func types(of inputs: [TensorType]) -> [TensorType] {
    var shape = inputs[0].shape
    for input in inputs.dropFirst() {
      let fits =
        input.shape.count == shape.count
        && shape.indices.allSatisfy { $0 == axis || input.shape[$0] == shape[$0] }
      precondition(fits, "concatenate \(inputs) along axis \(axis)")
      shape[axis] += input.shape[axis]
    }
    return [TensorType(shape, inputs[0].element)]
  }

  public func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] {
    var start = 0
    return node.inputs.map { input in
      defer { start += input.shape[axis] }
      return cotangents[0]?.slice(axis, start..<start + input.shape[axis])
    }
  }

  public func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] {
    let shape = node.types[0].shape
    let result = (0..<node.types[0].count).map { position -> Double in
      var source = RowMajor.coordinates(position, shape)
      var part = 0
      while source[axis] >= node.inputs[part].shape[axis] {
        source[axis] -= node.inputs[part].shape[axis]
        part += 1
      }
      return inputs[part].reals[RowMajor.position(source, node.inputs[part].shape)]
    }
    return [.real(result)]
  }
}

/// Tensors one after another along an axis; other axes must agree.
public func concatenated(_ tensors: [Tensor], axis: Int) -> Tensor {
  let axis = axis < 0 ? tensors[0].rank + axis : axis
  return tensors.count == 1 ? tensors[0] : Tensor(Concatenate(axis: axis), tensors)
}

/// Tensors of one shape along a new leading axis.
public func stacked(_ tensors: [Tensor]) -> Tensor {
  concatenated(tensors.map { $0.expanded(0) }, axis: 0)
}
