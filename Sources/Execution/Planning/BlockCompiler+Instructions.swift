import Autodiff
import KernelInterface
import Tensors

extension BlockCompiler {
  /// Emits the instruction of a node that is no loop; its outputs have their places.
  mutating func emitInstruction(_ node: Node) {
    if case .matrixProduct(let transposeA, let transposeB) = node.primitive.lowering {
      return emitProduct(node, transposeA, transposeB)
    }
    if case .reduce(let reduction, let axes) = node.primitive.lowering {
      return emitReduction(node, reduction, axes)
    }
    switch node.primitive {
    case is Broadcast, is Transpose, is Slice, is Pad, is Concatenate: emitMoves(node)
    case let random as Random: emitRandom(node, random)
    case let repeated as Repeat: emitRepeat(node, repeated)
    case is IndexConstant, is ConstantArray: emitConstant(node)
    default: emitSmall(node)
    }
  }

  private mutating func emitSmall(_ node: Node) {
    let inputs = node.inputs.map(place)
    let output = place(node.output())
    let precision = self.precision
    switch node.primitive {
    case let fold as KeyFoldName:
      block.makers.append { KeyFoldStep($0(inputs[0]), name: fold.label, target: $0(output)) }
    case is KeyFoldIndex:
      block.makers.append {
        KeyFoldStep($0(inputs[0]), index: $0(inputs[1]), target: $0(output))
      }
    case let order as PermutedIndices:
      block.makers.append {
        PermutationStep(
          key: $0(inputs[0]), start: $0(inputs[1]), target: $0(output), count: order.count,
          size: order.size)
      }
    case let arithmetic as IndexArithmetic:
      block.makers.append {
        IndexStep(arithmetic.operation, $0(inputs[0]), $0(inputs[1]), target: $0(output))
      }
    case is RealFromIndex:
      let count = node.types[0].count
      block.makers.append {
        RealFromIndexStep($0(inputs[0]), target: $0(output), count: count, precision)
      }
    case is Gather, is DynamicSlice, is ScatterAdd, is DynamicPlace: emitRows(node)
    case is SparseProduct, is SparseTransposeProduct: emitSparse(node)
    case is AffineLogSumExp, is AffineLogSumExpGradient: emitSoftmax(node)
    default:
      let outputs = node.types.indices.map { place(node.output($0)) }
      block.makers.append { at in
        ReferenceStep(
          node, inputs: inputs.map { at($0) }, outputs: outputs.map { at($0) }, precision)
      }
    }
  }

  private mutating func emitRows(_ node: Node) {
    let (source, positions) = (place(node.inputs[0]), place(node.inputs[1]))
    let output = place(node.output())
    let (from, to) = (node.inputs[0].shape, node.types[0].shape)
    let size = precision.size(of: node.types[0].element)
    let table = self.table
    switch node.primitive {
    case is Gather, is DynamicSlice:
      let count = node.inputs[1].count
      let rowBytes = from.dropFirst().reduce(1, *) * size
      block.makers.append {
        GatherStep(
          table: $0(source), positions: $0(positions), target: $0(output), count: count,
          rows: from[0], rowBytes: rowBytes)
      }
    default:
      let count = node.inputs[1].count
      let width = to.dropFirst().reduce(1, *)
      block.makers.append {
        ScatterAddStep(
          source: $0(source), positions: $0(positions), target: $0(output), count: count,
          rows: to[0], width: width, size: size, table: table)
      }
    }
  }

  private mutating func emitProduct(_ node: Node, _ transposeA: Bool, _ transposeB: Bool) {
    let (a, b, output) = (place(node.inputs[0]), place(node.inputs[1]), place(node.output()))
    let shape = node.types[0].shape
    let shapeA = node.inputs[0].shape
    let sizes = MatrixProductStep.Sizes(
      batch: shape.count == 3 ? shape[0] : 1, rows: shape[shape.count - 2],
      columns: shape[shape.count - 1], inner: shapeA[shapeA.count - (transposeA ? 2 : 1)],
      transposeA: transposeA, transposeB: transposeB)
    let (precision, table) = (self.precision, self.table)
    block.makers.append {
      MatrixProductStep(sizes, precision, table, a: $0(a), b: $0(b), target: $0(output))
    }
  }

  private mutating func emitReduction(_ node: Node, _ reduction: Reduction, _ axes: [Int]) {
    let from = node.inputs[0].shape
    let wide = from.indices.filter { axes.contains($0) && from[$0] > 1 }
    guard let first = wide.first, let last = wide.last,
      from[first...last].reduce(1, *) == wide.map({ from[$0] }).reduce(1, *)
    else { return emitReference(node) }
    let outer = from[..<first].reduce(1, *)
    let middle = from[first...last].reduce(1, *)
    let inner = from[(last + 1)...].reduce(1, *)
    let (source, output) = (place(node.inputs[0]), place(node.output()))
    let (size, table) = (precision.size, self.table)
    block.makers.append {
      MiddleReductionStep(
        isSum: reduction == .sum, source: $0(source), target: $0(output), outer: outer,
        middle: middle, inner: inner, size: size, table: table)
    }
  }

  private mutating func emitReference(_ node: Node) {
    let inputs = node.inputs.map(place)
    let output = place(node.output())
    let precision = self.precision
    block.makers.append { at in
      ReferenceStep(node, inputs: inputs.map { at($0) }, outputs: [at(output)], precision)
    }
  }

  private mutating func emitRandom(_ node: Node, _ random: Random) {
    let (key, output) = (place(node.inputs[0]), place(node.output()))
    let kernel = table.random[Int(random.distribution.rawValue)]
    let (count, size) = (node.types[0].count, precision.size)
    block.makers.append {
      RandomStep(kernel, key: $0(key), target: $0(output), count: count, size: size)
    }
  }

  /// A fixed value lies in bytes of its own, written when the block is bound.
  private mutating func emitConstant(_ node: Node) {
    let value = node.primitive.evaluate([], for: node)[0]
    // Placed anew, so that no other value ever shares the bytes.
    let operand = Operand.local(plan.size)
    _ = plan.allocateAtEnd(precision.bytes(of: node.types[0]))
    places[node.output()] = operand
    let precision = self.precision
    block.constants.append((operand, { value.store(at: $0, precision) }))
  }

  private mutating func emitMoves(_ node: Node) {
    let output = place(node.output())
    let size = precision.size(of: node.types[0].element)
    if let sizes = TransposeStep.sizes(node) {
      let (source, kernel) = (place(node.inputs[0]), table.transpose)
      return block.makers.append {
        TransposeStep(kernel, sizes, source: $0(source), target: $0(output))
      }
    }
    for (input, layout) in StridedMove.layouts(of: node, size: size) {
      let source = place(node.inputs[input])
      block.makers.append {
        StridedMove(layout, size: size, source: $0(source), target: $0(output))
      }
    }
  }

  private mutating func emitRepeat(_ node: Node, _ loop: Repeat) {
    let updates = (0..<loop.carried).map { (parameter: $0 + 1, result: $0) }
    let body = BlockCompiler.compile(loop.body, updates: updates, precision, table)
    let carried = (0..<loop.carried).map { place(node.output($0)) }
    let initial = node.inputs.prefix(loop.carried).map(place)
    let captures = node.inputs.dropFirst(loop.carried).map(place)
    let bytes = node.inputs.prefix(loop.carried).map { precision.bytes(of: $0.type) }
    let stacks = (loop.carried..<node.types.count).map { index in
      (
        result: index, target: place(node.output(index)),
        bytes: precision.bytes(of: loop.body.results[index].type)
      )
    }
    // Bytes of their own, since constants inside are written once.
    let start = plan.allocateAtEnd(body.workspace)
    let iteration = plan.allocateAtEnd(MemoryPlan.alignment)
    block.makers.append { at in
      let inner = Addresses(
        workspace: at(.local(start)),
        parameters: [at(.local(iteration))] + carried.map { at($0) } + captures.map { at($0) })
      return RepeatStep(
        count: loop.count, body: body.bound(inner), iteration: at(.local(iteration)),
        starts: zip(zip(initial, carried), bytes).map {
          CopyStep(at($0.0), at($0.1), bytes: $1)
        },
        stacks: stacks.map { (inner(body.results[$0.result]), at($0.target), $0.bytes) })
    }
  }
}

extension StridedMove {
  /// The moves that make a node's value out of its inputs.
  static func layouts(of node: Node, size: Int) -> [(input: Int, layout: Layout)] {
    let to = node.types[0].shape
    let target = Shape.strides(to)
    let from = node.inputs[0].shape
    let source = Shape.strides(from)
    switch node.primitive {
    case let transpose as Transpose:
      let strides = transpose.permutation.map { source[$0] }
      return [(0, Layout(shape: to, sourceStrides: strides, targetStrides: target))]
    case is Broadcast:
      let strides = to.indices.map { from[$0] == 1 ? 0 : source[$0] }
      return [(0, Layout(shape: to, sourceStrides: strides, targetStrides: target))]
    case let slice as Slice:
      let offset = slice.range.lowerBound * source[slice.axis]
      return [
        (
          0,
          Layout(
            shape: to, sourceStrides: source, targetStrides: target, sourceOffset: offset)
        )
      ]
    case let pad as Pad:
      return [
        (
          0,
          Layout(
            shape: from, sourceStrides: source, targetStrides: target,
            targetOffset: pad.before * target[pad.axis], clearedBytes: node.types[0].count * size)
        )
      ]
    case let join as Concatenate:
      var start = 0
      return node.inputs.enumerated().map { index, input in
        defer { start += input.shape[join.axis] }
        return (
          index,
          Layout(
            shape: input.shape, sourceStrides: Shape.strides(input.shape),
            targetStrides: target, targetOffset: start * target[join.axis])
        )
      }
    default: preconditionFailure("\(node.primitive.name) is no move")
    }
  }
}
