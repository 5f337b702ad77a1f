extension FeatureMajorLayout {
  /// Makes the image of a node's outputs.
  mutating func rewrite(_ node: Node) {
    if let loop = node.primitive as? Repeat { return rewrite(node, loop) }
    let output = node.output()
    if let product = node.primitive as? MatrixProduct, output.rank == 2 {
      return rewrite(node, product)
    }
    if node.types.count == 1 && !node.inputs.isEmpty {
      if isFlipped(output.type), let image = flippedImage(of: node) {
        return set(output, flipped: image)
      }
      if isFlipped(node.inputs[0].type), let image = shrunk(node) {
        return set(output, flipped: image)
      }
    }
    if let constant = node.primitive as? Constant, isFlipped(output.type) {
      return set(
        output, flipped: .constant(constant.value, shape: Self.flipped(constant.shape)))
    }
    rewritePlainly(node)
  }

  /// The same node on plain images.
  private mutating func rewritePlainly(_ node: Node) {
    var inputs: [Tensor] = []
    for input in node.inputs { inputs.append(plain(input)) }
    let image = inputs == node.inputs ? node : Node(node.primitive, inputs)
    for index in node.types.indices { set(node.output(index), plain: image.output(index)) }
  }

  /// The value with features first, made of arguments with features first; nil where the primitive
  /// has no such form.
  private mutating func flippedImage(of node: Node) -> Tensor? {
    let shape = node.types[0].shape
    switch node.primitive {
    case is Unary, is Binary, is Select: return Tensor(node.primitive, arguments(node))
    case is Broadcast:
      return flipped(node.inputs[0]).broadcast(to: Self.flipped(shape))
    case is Reshape:
      let input = node.inputs[0]
      guard input.rank >= 1, input.shape.last == shape.last else { return nil }
      return input.rank == 1 ? nil : flipped(input).reshaped(Self.flipped(shape))
    case let pad as Pad:
      let axis = Self.flipped(axis: pad.axis, rank: shape.count)
      return flipped(node.inputs[0]).padded(axis, before: pad.before, after: pad.after)
    case let join as Concatenate:
      return concatenated(
        arguments(node), axis: Self.flipped(axis: join.axis, rank: shape.count))
    default: return shrunk(node)
    }
  }

  /// Reductions and slices of an argument with features first.
  private mutating func shrunk(_ node: Node) -> Tensor? {
    let input = node.inputs[0]
    guard isFlipped(input.type) else { return nil }
    switch node.primitive {
    case let reduce as Reduce:
      let axes = reduce.axes.map { Self.flipped(axis: $0, rank: input.rank) }.sorted()
      return Tensor(Reduce(reduction: reduce.reduction, axes: axes), [flipped(input)])
    case let slice as Slice:
      return flipped(input).slice(Self.flipped(axis: slice.axis, rank: input.rank), slice.range)
    default: return nil
    }
  }

  private mutating func arguments(_ node: Node) -> [Tensor] {
    var result: [Tensor] = []
    for input in node.inputs { result.append(flipped(input)) }
    return result
  }

  // MARK: Products

  /// (A·B)ᵀ = Bᵀ·Aᵀ, with factors taken as they lie.
  private mutating func rewrite(_ node: Node, _ product: MatrixProduct) {
    let (a, b) = (node.inputs[0], node.inputs[1])
    if isFlipped(node.types[0]) {
      let (left, right) = (
        factor(b, isTransposed: !product.transposeB), factor(a, isTransposed: !product.transposeA)
      )
      let image = matmul(
        left.tensor, right.tensor, transposeA: left.isTransposed, transposeB: right.isTransposed)
      set(node.output(), flipped: image)
    } else {
      let (left, right) = (
        factor(a, isTransposed: product.transposeA), factor(b, isTransposed: product.transposeB)
      )
      let image = matmul(
        left.tensor, right.tensor, transposeA: left.isTransposed, transposeB: right.isTransposed)
      set(node.output(), plain: image)
    }
  }

  private mutating func factor(
    _ tensor: Tensor, isTransposed: Bool
  ) -> (tensor: Tensor, isTransposed: Bool) {
    isFlipped(tensor.type) ? (flipped(tensor), !isTransposed) : (plain(tensor), isTransposed)
  }

  // MARK: Loops

  /// The body by its own numbers of samples; what it carries lies between its iterations as inside.
  private mutating func rewrite(_ node: Node, _ loop: Repeat) {
    var body = FeatureMajorLayout(loop.body)
    var (parameters, inputs): ([Tensor], [Tensor]) = ([loop.body.parameters[0]], [])
    for (input, parameter) in zip(node.inputs, loop.body.parameters.dropFirst()) {
      if body.isFlipped(parameter.type) {
        let stand = Tensor.placeholder(
          parameter.node.primitive.name, Self.flipped(parameter.shape))
        body.set(parameter, flipped: stand)
        parameters.append(stand)
        inputs.append(flipped(input))
      } else {
        parameters.append(parameter)
        inputs.append(plain(input))
      }
    }
    var results: [Tensor] = []
    for (index, result) in body.rewritten(loop.body).enumerated() {
      let isCarriedFlipped = index < loop.carried && body.isFlipped(result.type)
      results.append(isCarriedFlipped ? body.flipped(result) : body.plain(result))
    }
    let image = Node(
      Repeat(
        count: loop.count, carried: loop.carried,
        body: Subgraph(parameters: parameters, results: results), extended: nil), inputs)
    for index in node.types.indices {
      if index < loop.carried && body.isFlipped(node.types[index]) {
        set(node.output(index), flipped: image.output(index))
      } else {
        set(node.output(index), plain: image.output(index))
      }
    }
  }
}
