import KernelInterface

#if canImport(Glibc)
  import Glibc
#endif

/// Rows of a table picked by position, or one entry of the leading axis.
final class GatherStep: Instruction {
  private let table: UnsafeMutableRawPointer
  private let positions: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutableRawPointer
  private let count: Int
  private let rows: Int
  private let rowBytes: Int

  init(
    table: UnsafeMutableRawPointer, positions: UnsafeMutableRawPointer,
    target: UnsafeMutableRawPointer, count: Int, rows: Int, rowBytes: Int
  ) {
    self.table = table
    self.positions = positions.assumingMemoryBound(to: Int32.self)
    self.target = target
    self.count = count
    self.rows = rows
    self.rowBytes = rowBytes
  }

  override var cost: StepCost {
    StepCost("move", "\(count) rows of \(rowBytes) bytes", bytes: Double(2 * count * rowBytes))
  }

  override func run() {
    for index in 0..<count {
      let row = Int(positions[index])
      precondition(row >= 0 && row < rows, "row \(row) of a table of \(rows)")
      memcpy(target + index * rowBytes, table + row * rowBytes, rowBytes)
    }
  }
}

/// Rows added into a table of zeros, in order; or one entry of the leading axis filled.
final class ScatterAddStep: Instruction {
  private let source: UnsafeMutableRawPointer
  private let positions: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutableRawPointer
  private let count: Int
  private let rows: Int
  private let width: Int
  private let size: Int
  private let add: BinaryKernel

  init(
    source: UnsafeMutableRawPointer, positions: UnsafeMutableRawPointer,
    target: UnsafeMutableRawPointer, count: Int, rows: Int, width: Int, size: Int,
    table: KernelTable
  ) {
    self.source = source
    self.positions = positions.assumingMemoryBound(to: Int32.self)
    self.target = target
    self.count = count
    self.rows = rows
    self.width = width
    self.size = size
    add = table.binary[Int(BinaryOperation.add.rawValue)]
  }

  override func run() {
    memset(target, 0, rows * width * size)
    for index in 0..<count {
      let row = Int(positions[index])
      precondition(row >= 0 && row < rows, "row \(row) of a table of \(rows)")
      let sum = target + row * width * size
      add(sum, source + index * width * size, sum, width)
    }
  }
}

/// Sums or maxima over axes in the middle: `[outer, middle, inner]` gives `[outer, inner]`.
final class MiddleReductionStep: Instruction {
  private let source: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  private let (outer, middle, inner): (Int, Int, Int)
  private let size: Int
  private let combine: BinaryKernel

  init(
    isSum: Bool, source: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer,
    outer: Int, middle: Int, inner: Int, size: Int, table: KernelTable
  ) {
    self.source = source
    self.target = target
    (self.outer, self.middle, self.inner) = (outer, middle, inner)
    self.size = size
    combine = table.binary[Int((isSum ? BinaryOperation.add : .maximum).rawValue)]
  }

  override func run() {
    let row = inner * size
    for block in 0..<outer {
      let from = source + block * middle * row
      let sum = target + block * row
      memcpy(sum, from, row)
      for entry in 1..<max(middle, 1) { combine(sum, from + entry * row, sum, inner) }
    }
  }
}
