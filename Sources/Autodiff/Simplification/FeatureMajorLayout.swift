/// The same graph with samples along the last axis of what it computes, where samples are many and
/// features few.
///
/// A tensor of shape `[…, features]` lies as `[features, …]` then. Vectors of the processor run along
/// samples: products with 2 or 30 columns fill them, biases and row sums cost no shuffles. What
/// comes in from outside is transposed where it is used, and so is what is handed out.
///
/// Values change by the order of sums at most. Fingerprints are taken before this.
public func featureMajor(_ graph: Subgraph) -> Subgraph {
  var layout = FeatureMajorLayout(graph)
  let results = layout.rewritten(graph)
  return Subgraph(parameters: graph.parameters, results: results.map { layout.plain($0) })
}

/// The rewriting behind `featureMajor`; `FeatureMajorLayout+Rules` says how each primitive takes it.
struct FeatureMajorLayout {
  /// Fewest samples, and how many times more there must be than features.
  static let fewestSamples = 64
  static let samplesPerFeature = 4
  static let mostFeatures = 64

  /// Products over leading axes that are numbers of samples.
  private let sampleCounts: Set<Int>
  /// Rewritten tensors, as they were and with features first; one form at least is known.
  private var plainImages: [Tensor: Tensor] = [:]
  private var flippedImages: [Tensor: Tensor] = [:]

  init(_ graph: Subgraph) {
    var counts: Set<Int> = []
    for node in nodesInOrder(graph.results) {
      guard let product = node.primitive as? MatrixProduct, node.inputs[0].rank == 2 else {
        continue
      }
      let (rows, inner) = MatrixProduct.size(
        node.inputs[0].shape, transposed: product.transposeA)
      let widest = max(inner, node.types[0].shape[1])
      if !product.transposeA && rows >= Self.fewestSamples && widest <= Self.mostFeatures
        && rows >= Self.samplesPerFeature * widest
      {
        counts.insert(rows)
      }
    }
    sampleCounts = counts
  }

  /// Whether a value of this type is computed with features first.
  func isFlipped(_ type: TensorType) -> Bool {
    guard type.element == .real, type.shape.count >= 2, let features = type.shape.last else {
      return false
    }
    let samples = type.count / max(1, features)
    return sampleCounts.contains(samples) && features >= 2
      && samples >= Self.samplesPerFeature * features
  }

  // MARK: Images

  /// The rewritten results.
  mutating func rewritten(_ graph: Subgraph) -> [Tensor] {
    for node in nodesInOrder(graph.results) where !isKnown(node) { rewrite(node) }
    return graph.results
  }

  private func isKnown(_ node: Node) -> Bool {
    plainImages[node.output()] != nil || flippedImages[node.output()] != nil
  }

  mutating func set(_ tensor: Tensor, plain image: Tensor) { plainImages[tensor] = image }
  mutating func set(_ tensor: Tensor, flipped image: Tensor) { flippedImages[tensor] = image }

  /// The image with axes as they were.
  mutating func plain(_ tensor: Tensor) -> Tensor {
    if let image = plainImages[tensor] { return image }
    guard let flipped = flippedImages[tensor] else { return tensor }
    let image = Self.permuted(flipped, Self.unflipping(tensor.rank))
    plainImages[tensor] = image
    return image
  }

  /// The image with the last axis first.
  mutating func flipped(_ tensor: Tensor) -> Tensor {
    if let image = flippedImages[tensor] { return image }
    let image = Self.permuted(plainImages[tensor] ?? tensor, Self.flipping(tensor.rank))
    flippedImages[tensor] = image
    return image
  }

  // MARK: Axes

  static func flipping(_ rank: Int) -> [Int] { [rank - 1] + (0..<(rank - 1)) }
  static func unflipping(_ rank: Int) -> [Int] { (1..<rank) + [0] }

  static func flipped(_ shape: [Int]) -> [Int] { [shape[shape.count - 1]] + shape.dropLast() }

  /// Where an axis lies with the last axis first.
  static func flipped(axis: Int, rank: Int) -> Int { axis == rank - 1 ? 0 : axis + 1 }

  /// Axes in another order; a change of shape alone where no axis longer than one moves.
  private static func permuted(_ tensor: Tensor, _ permutation: [Int]) -> Tensor {
    let wide = permutation.filter { tensor.shape[$0] > 1 }
    if wide == wide.sorted() { return tensor.reshaped(permutation.map { tensor.shape[$0] }) }
    if let inner = tensor.node.primitive as? Transpose {
      return permuted(tensor.node.inputs[0], permutation.map { inner.permutation[$0] })
    }
    return tensor.transposed(permutation)
  }
}
