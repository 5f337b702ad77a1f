import Autodiff
import KernelInterface
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Copies bytes.
final class CopyStep: Instruction {
  private let source: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  private let bytes: Int

  init(_ source: UnsafeMutableRawPointer, _ target: UnsafeMutableRawPointer, bytes: Int) {
    self.source = source
    self.target = target
    self.bytes = bytes
  }

  override var cost: StepCost { StepCost("move", "copy", bytes: Double(2 * bytes)) }

  override func run() { memcpy(target, source, bytes) }
}

/// Draws random numbers from a key.
final class RandomStep: Instruction {
  private let kernel: RandomKernel
  private let key: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  private let count: Int
  private let size: Int
  private let shares: Parts

  /// - Parameter size: Bytes of a number.
  init(
    _ kernel: @escaping RandomKernel, key: UnsafeMutableRawPointer,
    target: UnsafeMutableRawPointer, count: Int, size: Int
  ) {
    self.kernel = kernel
    self.key = key
    self.target = target
    self.count = count
    self.size = size
    shares = Parts(of: count, unit: 1024, least: 8192)
  }

  override var cost: StepCost {
    StepCost("draw", "\(count) numbers", operations: Double(count), bytes: Double(4 * count))
  }

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) { draw(shares[part]) }

  override func run() { draw(0..<count) }

  private func draw(_ range: Range<Int>) {
    let words = key.assumingMemoryBound(to: UInt64.self)
    kernel(
      words[0], words[1], UInt64(range.lowerBound), target + range.lowerBound * size, range.count)
  }
}

extension RandomKey {
  init(at address: UnsafeMutableRawPointer) {
    let words = address.assumingMemoryBound(to: UInt64.self)
    self.init(first: words[0], second: words[1])
  }

  func store(at address: UnsafeMutableRawPointer) {
    let words = address.assumingMemoryBound(to: UInt64.self)
    words[0] = first
    words[1] = second
  }
}

/// Makes a key from a key and a name, or an index.
final class KeyFoldStep: Instruction {
  private let source: UnsafeMutableRawPointer
  private let name: String?
  private let index: UnsafeMutableRawPointer?
  private let target: UnsafeMutableRawPointer
  /// The last key folded with a name, and what it gave: names are folded again rarely.
  private var last: (RandomKey, RandomKey)?

  init(
    _ source: UnsafeMutableRawPointer, name: String? = nil,
    index: UnsafeMutableRawPointer? = nil, target: UnsafeMutableRawPointer
  ) {
    self.source = source
    self.name = name
    self.index = index
    self.target = target
  }

  override func run() {
    let key = RandomKey(at: source)
    if let index {
      key[Int(index.load(as: Int32.self))].store(at: target)
    } else if let name {
      if let last, last.0 == key { return last.1.store(at: target) }
      let folded = key[name]
      last = (key, folded)
      folded.store(at: target)
    }
  }
}

/// Positions of a random order.
final class PermutationStep: Instruction {
  private let key: UnsafeMutableRawPointer
  private let start: UnsafeMutableRawPointer
  private let target: UnsafeMutableBufferPointer<Int32>
  private let size: Int

  init(
    key: UnsafeMutableRawPointer, start: UnsafeMutableRawPointer,
    target: UnsafeMutableRawPointer, count: Int, size: Int
  ) {
    self.key = key
    self.start = start
    self.target = UnsafeMutableBufferPointer(
      start: target.assumingMemoryBound(to: Int32.self), count: count)
    self.size = size
  }

  override func run() {
    let order = RandomPermutation(count: size, key: RandomKey(at: key))
    let first = Int(start.load(as: Int32.self))
    for position in target.indices {
      target[position] = Int32(order((first + position) % size))
    }
  }
}

/// Whole-number arithmetic on scalars.
final class IndexStep: Instruction {
  private let operation: IndexArithmetic.Operation
  private let a: UnsafeMutableRawPointer
  private let b: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer

  init(
    _ operation: IndexArithmetic.Operation, _ a: UnsafeMutableRawPointer,
    _ b: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer
  ) {
    self.operation = operation
    self.a = a
    self.b = b
    self.target = target
  }

  override func run() {
    let value = IndexArithmetic.apply(
      operation, Int(a.load(as: Int32.self)), Int(b.load(as: Int32.self)))
    target.storeBytes(of: Int32(value), as: Int32.self)
  }
}

/// A position as a real number.
final class RealFromIndexStep: Instruction {
  private let source: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutableRawPointer
  private let count: Int
  private let precision: Precision

  init(
    _ source: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer, count: Int,
    _ precision: Precision
  ) {
    self.source = source.assumingMemoryBound(to: Int32.self)
    self.target = target
    self.count = count
    self.precision = precision
  }

  override func run() {
    for position in 0..<count {
      switch precision {
      case .float:
        target.assumingMemoryBound(to: Float.self)[position] = Float(source[position])
      case .double:
        target.assumingMemoryBound(to: Double.self)[position] = Double(source[position])
      }
    }
  }
}
