import Autodiff
import KernelInterface

extension BlockCompiler {
  /// Emits a product with a sparse matrix.
  mutating func emitSparse(_ node: Node) {
    let places = node.inputs.map(place)
    let output = place(node.output())
    let isTranspose = node.primitive is SparseTransposeProduct
    let width = isTranspose ? node.types[0].shape[0] : node.inputs[4].shape[0]
    let (size, kernels) = (precision.size, table.sparse)
    block.makers.append { at in
      SparseProductStep(
        SparseOperand(node, width: width, places.prefix(4).map { at($0) }), dense: at(places[4]),
        target: at(output), width: node.types[0].shape[1], size: size, isTranspose: isTranspose,
        kernels)
    }
  }

  /// Emits the normaliser of a wide softmax layer, or its gradient.
  mutating func emitSoftmax(_ node: Node) {
    let places = node.inputs.map(place) + node.types.indices.map { place(node.output($0)) }
    let gradient = (node.primitive as? AffineLogSumExpGradient)?.variable
    let (h, weights) = (
      node.inputs[gradient == nil ? 0 : 1].shape, node.inputs[gradient == nil ? 1 : 2].shape
    )
    let layer = SoftmaxLayer(
      tiling: SoftmaxTiling(rows: h[0], columns: weights[0]), inner: h[1], precision: precision,
      table: table)
    block.makers.append { at in
      let addresses = places.map { at($0) }
      guard let gradient else { return AffineLogSumExpStep(layer, addresses) }
      return AffineLogSumExpGradientStep(gradient, layer, addresses)
    }
  }
}
