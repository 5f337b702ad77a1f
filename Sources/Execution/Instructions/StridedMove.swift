#if canImport(Glibc)
  import Glibc
#endif

/// Copies elements between two row-major layouts given by strides: slices, padding, transposes
/// and broadcasts that no loop can read by a pattern.
final class StridedMove: Instruction {
  /// Axes of a move, outermost first, in elements.
  struct Layout {
    var shape: [Int]
    var sourceStrides: [Int]
    var targetStrides: [Int]
    var sourceOffset = 0
    var targetOffset = 0
    /// Bytes set to zero beforehand, where the move does not fill all of the target.
    var clearedBytes = 0
  }

  private let axes: [(count: Int, source: Int, target: Int)]
  /// Bytes copied at a time.
  private let runBytes: Int
  private let cleared: Int
  private let source: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  private let clearedStart: UnsafeMutableRawPointer

  init(
    _ layout: Layout, size: Int, source: UnsafeMutableRawPointer,
    target: UnsafeMutableRawPointer
  ) {
    var run = 1
    var axes: [(count: Int, source: Int, target: Int)] = []
    for axis in layout.shape.indices.reversed() {
      let count = layout.shape[axis]
      let (from, to) = (layout.sourceStrides[axis], layout.targetStrides[axis])
      if axes.isEmpty && from == run && to == run {
        run *= count
      } else if count != 1 {
        axes.append((count, from * size, to * size))
      }
    }
    self.axes = axes.reversed()
    runBytes = run * size
    cleared = layout.clearedBytes
    clearedStart = target
    self.source = source + layout.sourceOffset * size
    self.target = target + layout.targetOffset * size
  }

  override var cost: StepCost {
    let count = axes.reduce(1) { $0 * $1.count }
    return StepCost(
      "move", "\(count) runs of \(runBytes) bytes", bytes: Double(2 * count * runBytes + cleared))
  }

  override func run() {
    if cleared > 0 { memset(clearedStart, 0, cleared) }
    move(axis: 0, source, target)
  }

  private func move(
    axis: Int, _ source: UnsafeMutableRawPointer, _ target: UnsafeMutableRawPointer
  ) {
    guard axis < axes.count else {
      memcpy(target, source, runBytes)
      return
    }
    let step = axes[axis]
    if axis == axes.count - 1 && runBytes == 4 {
      for index in 0..<step.count {
        (target + index * step.target).storeBytes(
          of: (source + index * step.source).load(as: UInt32.self), as: UInt32.self)
      }
      return
    }
    for index in 0..<step.count {
      move(axis: axis + 1, source + index * step.source, target + index * step.target)
    }
  }
}
