import Autodiff
import KernelInterface
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// What both steps of a wide softmax layer are made of: sizes, products, vector kernels.
struct SoftmaxLayer {
  let tiling: SoftmaxTiling
  /// Features of a row.
  let inner: Int
  let precision: Precision
  let table: KernelTable

  /// Address of element `index`.
  @inline(__always)
  func element(_ start: UnsafeMutableRawPointer, _ index: Int) -> UnsafeMutableRawPointer {
    start + index * precision.size
  }

  func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    .allocate(
      byteCount: count * precision.size + MemoryPlan.slack, alignment: MemoryPlan.alignment)
  }

  func binary(
    _ operation: BinaryOperation, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
    _ out: UnsafeMutableRawPointer, _ count: Int
  ) { table.binary[Int(operation.rawValue)](a, b, out, count) }

  func exponential(_ x: UnsafeMutableRawPointer, _ count: Int) {
    table.unary[Int(UnaryOperation.exp.rawValue)](x, x, count)
  }

  /// c = op(a)·op(b), added to c if asked; all matrices without gaps between their rows.
  func product(
    _ a: UnsafeRawPointer, transposeA: Bool = false, _ b: UnsafeRawPointer,
    transposeB: Bool = false, rows: Int, columns: Int, inner: Int, adding: Bool = false,
    _ c: UnsafeMutableRawPointer
  ) {
    let (leadingA, leadingB) = (transposeA ? rows : inner, transposeB ? inner : columns)
    switch precision {
    case .float:
      BLAS.gemm(
        transposeA: transposeA, transposeB: transposeB, rows: rows, columns: columns, inner: inner,
        a.assumingMemoryBound(to: Float.self), leadingA: leadingA,
        b.assumingMemoryBound(to: Float.self), leadingB: leadingB, beta: adding ? 1 : 0,
        c.assumingMemoryBound(to: Float.self), leadingC: columns)
    case .double:
      BLAS.gemm(
        transposeA: transposeA, transposeB: transposeB, rows: rows, columns: columns, inner: inner,
        a.assumingMemoryBound(to: Double.self), leadingA: leadingA,
        b.assumingMemoryBound(to: Double.self), leadingB: leadingB, beta: adding ? 1 : 0,
        c.assumingMemoryBound(to: Double.self), leadingC: columns)
    }
  }
}

extension SoftmaxLayer {
  /// Blocks or tiles that two threads may take, where the layer is large enough.
  func parts(of count: Int) -> Parts {
    let products = tiling.rows * tiling.columns * inner
    return Parts(of: count, least: products < 1 << 22 ? count : 1)
  }
}

/// The normaliser of a wide softmax layer: a product, exponentials and sums, tile by tile.
final class AffineLogSumExpStep: Instruction {
  private let layer: SoftmaxLayer
  private let h, weights, bias: UnsafeMutableRawPointer
  private let logSums, exponentials, peaks: UnsafeMutableRawPointer
  /// Sums of the exponentials of each tile, `[tiles, rows]`.
  private let sums: UnsafeMutableRawPointer
  /// The largest logit of each row, and a row for values in between.
  private let peak, scratch: UnsafeMutableRawPointer
  /// Tiles are made by themselves.
  private let shares: Parts

  /// - Parameter addresses: h, weights, bias; then the three outputs.
  init(_ layer: SoftmaxLayer, _ addresses: [UnsafeMutableRawPointer]) {
    self.layer = layer
    (h, weights, bias) = (addresses[0], addresses[1], addresses[2])
    (logSums, exponentials, peaks) = (addresses[3], addresses[4], addresses[5])
    sums = layer.allocate(layer.tiling.tiles.count * layer.tiling.rows)
    peak = layer.allocate(layer.tiling.rows)
    scratch = layer.allocate(layer.tiling.rows)
    shares = layer.parts(of: layer.tiling.tiles.count)
  }

  deinit {
    sums.deallocate()
    peak.deallocate()
    scratch.deallocate()
  }

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) {
    let (tiling, tiles) = (layer.tiling, layer.tiling.tiles)
    for block in tiling.blocks {
      for number in shares[part] {
        let tile = tiles[number]
        let target = layer.element(exponentials, tiling.start(block, tile))
        layer.product(
          layer.element(h, block.lowerBound * layer.inner),
          layer.element(weights, tile.lowerBound * layer.inner), transposeB: true,
          rows: block.count, columns: tile.count, inner: layer.inner, target)
        let place = number * tiling.rows + block.lowerBound
        layer.table.sparse.rowExponentials(
          target, layer.element(bias, tile.lowerBound), block.count, tile.count,
          layer.element(peaks, place), layer.element(sums, place))
      }
    }
  }

  override func end() { joinTiles() }

  /// log Σ over tiles of sum·exp(peak), for all rows at once.
  private func joinTiles() {
    let (rows, size) = (layer.tiling.rows, layer.precision.size)
    let tiles = layer.tiling.tiles.count
    memcpy(peak, peaks, rows * size)
    for tile in 1..<max(tiles, 1) {
      layer.binary(.maximum, peak, layer.element(peaks, tile * rows), peak, rows)
    }
    memset(logSums, 0, rows * size)
    let multiplyAdd = layer.table.ternary[Int(TernaryOperation.multiplyAdd.rawValue)]
    for tile in 0..<tiles {
      layer.binary(.subtract, layer.element(peaks, tile * rows), peak, scratch, rows)
      layer.exponential(scratch, rows)
      multiplyAdd(scratch, layer.element(sums, tile * rows), logSums, logSums, rows)
    }
    layer.table.unary[Int(UnaryOperation.log.rawValue)](logSums, logSums, rows)
    layer.binary(.add, logSums, peak, logSums, rows)
  }
}

/// Gradients of such a layer from its stored exponentials.
final class AffineLogSumExpGradientStep: Instruction {
  private let layer: SoftmaxLayer
  private let variable: AffineLogSumExpGradient.Variable
  private let g, h, weights: UnsafeMutableRawPointer
  private let logSums, exponentials, peaks: UnsafeMutableRawPointer
  private let outputs: [UnsafeMutableRawPointer]
  /// Memory of one thread.
  private struct Bench {
    /// Factors of the exponentials of a block and tile, which make them g·p.
    let factors: UnsafeMutableRawPointer
    /// A block of rows `[rows, inner]`, or the sums of a tile.
    let scratch: UnsafeMutableRawPointer
  }

  private let benches: [Bench]
  /// Blocks of rows, or tiles of weights: each has places of its own in the outputs.
  private let shares: Parts
  /// 0, 1, 2, …: all rows of a block.
  private let everyRow: UnsafeMutablePointer<Int32>

  /// - Parameter addresses: g, h, weights, bias, the layer's three outputs; then the outputs.
  init(
    _ variable: AffineLogSumExpGradient.Variable, _ layer: SoftmaxLayer,
    _ addresses: [UnsafeMutableRawPointer]
  ) {
    self.variable = variable
    self.layer = layer
    (g, h, weights) = (addresses[0], addresses[1], addresses[2])
    (logSums, exponentials, peaks) = (addresses[4], addresses[5], addresses[6])
    outputs = Array(addresses[7...])
    let tiling = layer.tiling
    let shares = layer.parts(of: variable == .rows ? tiling.blocks.count : tiling.tiles.count)
    benches = (0..<min(2, shares.number)).map { _ in
      Bench(
        factors: layer.allocate(SoftmaxTiling.block),
        scratch: layer.allocate(max(SoftmaxTiling.block * layer.inner, SoftmaxTiling.tile)))
    }
    self.shares = shares
    everyRow = .allocate(capacity: SoftmaxTiling.block)
    for row in 0..<SoftmaxTiling.block { everyRow[row] = Int32(row) }
  }

  deinit {
    for bench in benches {
      bench.factors.deallocate()
      bench.scratch.deallocate()
    }
    everyRow.deallocate()
  }

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) {
    let (tiling, size) = (layer.tiling, layer.precision.size)
    let (blocks, tiles) = (tiling.blocks, tiling.tiles)
    let isOfRows = variable == .rows
    for block in isOfRows ? blocks[shares[part]] : blocks[...] {
      if isOfRows {
        memset(
          layer.element(outputs[0], block.lowerBound * layer.inner), 0,
          block.count * layer.inner * size)
      }
      for number in isOfRows ? tiles.indices : shares[part] {
        add(block, number, tiles[number], benches[thread])
      }
    }
  }

  /// What a block and tile give.
  private func add(_ block: Range<Int>, _ number: Int, _ tile: Range<Int>, _ bench: Bench) {
    let place = number * layer.tiling.rows + block.lowerBound
    let factors = bench.factors
    layer.binary(
      .subtract, layer.element(peaks, place), layer.element(logSums, block.lowerBound), factors,
      block.count)
    layer.exponential(factors, block.count)
    layer.binary(.multiply, factors, layer.element(g, block.lowerBound), factors, block.count)
    let values = layer.element(exponentials, layer.tiling.start(block, tile))
    variable == .rows ? addRows(block, tile, values, bench) : addWeights(block, tile, values, bench)
  }

  private func addRows(
    _ block: Range<Int>, _ tile: Range<Int>, _ values: UnsafeMutableRawPointer, _ bench: Bench
  ) {
    layer.product(
      values, layer.element(weights, tile.lowerBound * layer.inner), rows: block.count,
      columns: layer.inner, inner: tile.count, bench.scratch)
    let target = layer.element(outputs[0], block.lowerBound * layer.inner)
    for row in 0..<block.count {
      layer.table.sparse.scatter(
        layer.element(bench.factors, row), everyRow + row, 1,
        layer.element(bench.scratch, row * layer.inner), layer.inner, target)
    }
  }

  private func addWeights(
    _ block: Range<Int>, _ tile: Range<Int>, _ values: UnsafeMutableRawPointer, _ bench: Bench
  ) {
    let gather = layer.table.sparse.gather
    let (factors, scratch) = (bench.factors, bench.scratch)
    let bias = layer.element(outputs[1], tile.lowerBound)
    if block.lowerBound == 0 {
      gather(factors, everyRow, block.count, values, tile.count, bias)
    } else {
      gather(factors, everyRow, block.count, values, tile.count, scratch)
      layer.binary(.add, bias, scratch, bias, tile.count)
    }
    let source = layer.element(h, block.lowerBound * layer.inner)
    for row in 0..<block.count {
      gather(
        layer.element(factors, row), everyRow + row, 1, source, layer.inner,
        layer.element(scratch, row * layer.inner))
    }
    layer.product(
      values, transposeA: true, scratch, rows: tile.count, columns: layer.inner,
      inner: block.count, adding: block.lowerBound > 0,
      layer.element(outputs[0], tile.lowerBound * layer.inner))
  }
}
