import Foundation

/// How the exponentials of a wide softmax layer are stored: tile by tile, each contiguous.
///
/// Rows come in blocks, and each block in tiles of columns. A tile fits the second-level cache, so
/// that it is made, used and written once.
public struct SoftmaxTiling: Sendable, Hashable {
  public let rows: Int
  public let columns: Int
  /// Rows of a block but the last.
  public static let block = 512
  /// Columns of a tile but the last.
  public static let tile = 512

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// First and following columns of each tile.
  public var tiles: [Range<Int>] { Self.parts(columns, Self.tile) }
  /// First and following rows of each block.
  public var blocks: [Range<Int>] { Self.parts(rows, Self.block) }

  /// Where the tile of a block begins.
  public func start(_ block: Range<Int>, _ tile: Range<Int>) -> Int {
    block.lowerBound * columns + tile.lowerBound * block.count
  }

  private static func parts(_ count: Int, _ size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}

/// log Σ_w exp(⟨h_r, W_w⟩ + b_w): the normaliser of a softmax over many words, row by row.
///
/// The logits are never stored. What the gradient needs are two further outputs: the exponentials
/// relative to the largest of their row and tile, in the order of `SoftmaxTiling`, and these
/// largest
/// logits, `[tiles, rows]`. Nothing else reads them.
///
/// - Shapes: h `[rows, m]`, W `[words, m]`, b `[words]`; the result is `[rows]`.
/// - Gradient: to all three, to any order; the second order makes the logits.
public struct AffineLogSumExp: Primitive {
  public var name: String { "affineLogSumExp" }
  public var lowering: Lowering { .special }

  public func types(of inputs: [TensorType]) -> [TensorType] {
    let (h, weights, bias) = (inputs[0].shape, inputs[1].shape, inputs[2].shape)
    precondition(
      h.count == 2 && weights.count == 2 && h[1] == weights[1] && bias == [weights[0]],
      "\(name) of \(inputs)")
    let tiles = SoftmaxTiling(rows: h[0], columns: weights[0]).tiles.count
    return [TensorType([h[0]]), TensorType([h[0] * weights[0]]), TensorType([tiles, h[0]])]
  }

  public func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] {
    guard let g = cotangents[0] else { return [nil, nil, nil] }
    let inputs = [g] + node.inputs + [node.output(0), node.output(1), node.output(2)]
    let forWeights = Node(AffineLogSumExpGradient(of: .weights), inputs)
    return [
      Tensor(AffineLogSumExpGradient(of: .rows), inputs), forWeights.output(0),
      forWeights.output(1),
    ]
  }

  public func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] {
    let (h, weights) = (node.inputs[0].shape, node.inputs[1].shape)
    let tiling = SoftmaxTiling(rows: h[0], columns: weights[0])
    let logits = Self.logits(inputs, rows: h[0], words: weights[0], inner: h[1])
    var exponentials = Array(repeating: 0.0, count: logits.count)
    var peaks: [Double] = []
    for tile in tiling.tiles {
      peaks += (0..<h[0]).map { row in
        tile.map { logits[row * weights[0] + $0] }.max() ?? -.infinity
      }
    }
    for block in tiling.blocks {
      for (number, tile) in tiling.tiles.enumerated() {
        var place = tiling.start(block, tile)
        for row in block {
          for word in tile {
            exponentials[place] = exp(logits[row * weights[0] + word] - peaks[number * h[0] + row])
            place += 1
          }
        }
      }
    }
    let result = (0..<h[0]).map { row -> Double in
      let own = logits[row * weights[0]..<(row + 1) * weights[0]]
      let peak = own.max() ?? 0
      return peak + log(own.reduce(0) { $0 + exp($1 - peak) })
    }
    return [.real(result), .real(exponentials), .real(peaks)]
  }

  /// ⟨h_r, W_w⟩ + b_w, row-major.
  static func logits(_ inputs: [HostValue], rows: Int, words: Int, inner: Int) -> [Double] {
    let (h, weights, bias) = (inputs[0].reals, inputs[1].reals, inputs[2].reals)
    return (0..<rows * words).map { position in
      let (row, word) = (position / words, position % words)
      return (0..<inner).reduce(bias[word]) {
        $0 + h[row * inner + $1] * weights[word * inner + $1]
      }
    }
  }
}

/// The gradients of `AffineLogSumExp` for a cotangent g: with p the softmax, Σ_w g p_w W_w for the
/// rows, or Σ_r g_r p_rw h_r and Σ_r g_r p_rw for weights and biases.
///
/// - Shapes: inputs g `[rows]`, those of the layer, and its three outputs.
public struct AffineLogSumExpGradient: Primitive {
  /// By what is differentiated.
  public enum Variable: String, Sendable { case rows, weights }
  public let variable: Variable

  public init(of variable: Variable) { self.variable = variable }

  public var name: String { "affineLogSumExpGradient" }
  public var attributes: String { variable.rawValue }
  public var lowering: Lowering { .special }

  public func types(of inputs: [TensorType]) -> [TensorType] {
    variable == .rows ? [inputs[1]] : [inputs[2], inputs[3]]
  }

  /// Differentiates the same function written with the logits; what the layer has stored is a
  /// function of its other inputs, which are counted here.
  public func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] {
    let stored = [Tensor?](repeating: nil, count: 3)
    let stand = node.inputs.prefix(4).map { Tensor.placeholder("argument", $0.shape) }
    let (g, h, weights, bias) = (stand[0], stand[1], stand[2], stand[3])
    let logits = matmul(h, weights, transposeB: true) + bias.reshaped([1, bias.count])
    let logSum = logSumExp(logits)
    let shares = exp(logits - logSum.expanded(1)) * g.expanded(1)
    let results =
      variable == .rows
      ? [matmul(shares, weights)] : [matmul(shares, h, transposeA: true), shares.sum(0)]
    let gradients = Autodiff.pullback(of: results, cotangents: cotangents, withRespectTo: stand)
    let replacement = Dictionary(uniqueKeysWithValues: zip(stand, node.inputs))
    return substituting(replacement, in: gradients).map { Optional($0) } + stored
  }

  public func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] {
    let (rows, inner) = (node.inputs[1].shape[0], node.inputs[1].shape[1])
    let words = node.inputs[2].shape[0]
    let layer = Array(inputs[1...3])
    let logits = AffineLogSumExp.logits(layer, rows: rows, words: words, inner: inner)
    let (g, h, weights, logSum) = (
      inputs[0].reals, inputs[1].reals, inputs[2].reals, inputs[4].reals
    )
    var forRows = Array(repeating: 0.0, count: rows * inner)
    var (forWeights, forBias) = (
      Array(repeating: 0.0, count: words * inner), Array(repeating: 0.0, count: words)
    )
    for row in 0..<rows {
      for word in 0..<words {
        let share = g[row] * exp(logits[row * words + word] - logSum[row])
        forBias[word] += share
        for k in 0..<inner {
          forRows[row * inner + k] += share * weights[word * inner + k]
          forWeights[word * inner + k] += share * h[row * inner + k]
        }
      }
    }
    return variable == .rows ? [.real(forRows)] : [.real(forWeights), .real(forBias)]
  }
}

/// log Σ_w exp(⟨h_r, W_w⟩ + b_w); see `AffineLogSumExp`.
///
/// - Shapes: h `[rows, m]`, weights `[words, m]`, bias `[words]`; the result is `[rows]`.
public func affineLogSumExp(_ h: Tensor, weights: Tensor, bias: Tensor) -> Tensor {
  Node(AffineLogSumExp(), [h, weights, bias]).output(0)
}
