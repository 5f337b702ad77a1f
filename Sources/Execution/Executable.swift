import Autodiff
import KernelInterface
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// A program compiled for the processor: planned memory, fused loops, no allocation per run.
///
/// Inputs keep their values from run to run; state (outputs with the name of an input) replaces
/// its input when a run ends. Not to be used from two threads at once; it shares its longer steps
/// with the second thread of `ThreadPair.current`, if there is one, and gives the same bits.
public final class Executable {
  public let program: Program
  public let precision: Precision
  /// Bytes of planned memory: inputs, and the workspace of all values in between.
  public let memory: (inputs: Int, workspace: Int)
  /// Whether it has steps that are worth the second thread of `ThreadPair.current`.
  public let isShareable: Bool

  private let block: BoundBlock
  private let inputs: [UnsafeMutableRawPointer]
  private let outputs: [UnsafeMutableRawPointer]
  private let workspace: UnsafeMutableRawPointer

  /// Compiles `program`.
  public init(
    _ program: Program, precision: Precision = .float, kernels: KernelSet = .best
  ) {
    self.program = program
    self.precision = precision
    let table = precision == .float ? kernels.float : kernels.double
    let updates = program.state.map { (parameter: $0.input, result: $0.output) }
    let compiled = BlockCompiler.compile(
      featureMajor(simplified(program.graph)), updates: updates, precision, table)
    inputs = program.inputs.map { Self.zeros(precision.bytes(of: $0.type)) }
    workspace = Self.zeros(compiled.workspace)
    let at = Addresses(workspace: workspace, parameters: inputs)
    block = compiled.bound(at)
    isShareable = block.isShareable
    outputs = compiled.results.map { at($0) }
    memory = (
      program.inputs.reduce(0) { $0 + precision.bytes(of: $1.type) }, compiled.workspace
    )
    BLAS.configure()
  }

  deinit {
    for input in inputs { input.deallocate() }
    workspace.deallocate()
  }

  private static let hugePage = 2 << 20

  private static func zeros(_ bytes: Int) -> UnsafeMutableRawPointer {
    let isLarge = bytes >= 2 * hugePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes + MemoryPlan.slack, alignment: isLarge ? hugePage : MemoryPlan.alignment)
    #if canImport(Glibc)
      // Fewer misses of the translation cache; advice only, so a refusal is no error.
      if isLarge { _ = madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes + MemoryPlan.slack)
    return memory
  }

  /// Runs the program once.
  public func run() { sharing { run(ExecutionProfile.current, $0) } }

  private func run(_ profile: ExecutionProfile?, _ pair: ThreadPair?) {
    if let profile {
      block.compute(profile)
    } else if let pair {
      block.compute(sharedBy: pair)
    } else {
      block.compute()
    }
    block.commit()
  }

  /// Does something with the current pair of threads, where there is one that is free and of use.
  private func sharing(_ body: (ThreadPair?) -> Void) {
    guard isShareable, let pair = ThreadPair.current, pair.take() else { return body(nil) }
    defer { pair.giveBack() }
    body(pair)
  }

  /// Runs the program `count` times; `counter`, an index input, is `first`, `first + 1`, ….
  public func run(count: Int, counter: String, from first: Int) {
    let address = inputs[inputIndex(counter)]
    let profile = ExecutionProfile.current
    sharing { pair in
      for step in first..<first + count {
        address.storeBytes(of: Int32(step), as: Int32.self)
        run(profile, pair)
      }
    }
  }

  // MARK: Values

  private func inputIndex(_ name: String) -> Int {
    guard let index = program.inputs.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no input '\(name)' among \(program.inputs.map(\.name))")
    }
    return index
  }

  /// Where the current value of an output, or of an input, lies.
  private func address(_ name: String) -> (UnsafeMutableRawPointer, TensorType) {
    if let index = program.inputs.firstIndex(where: { $0.name == name }) {
      return (inputs[index], program.inputs[index].type)
    }
    guard let index = program.outputs.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no value '\(name)' in this program")
    }
    return (outputs[index], program.outputs[index].type)
  }

  /// Sets a real input from numbers, row-major.
  public func set(_ name: String, _ values: [Double]) { set(name, .real(values)) }

  /// Sets an index input.
  public func set(_ name: String, index: Int) { set(name, .index([index])) }

  /// Sets a key input.
  public func set(_ name: String, _ key: RandomKey) {
    set(name, .key(key.first, key.second))
  }

  /// Sets an input; its count must fit.
  public func set(_ name: String, _ value: HostValue) {
    let index = inputIndex(name)
    let expected = program.inputs[index].type.count
    switch value {
    case .real(let values): precondition(values.count == expected, countMessage(name, expected))
    case .index(let values): precondition(values.count == expected, countMessage(name, expected))
    case .key: break
    }
    value.store(at: inputs[index], precision)
  }

  /// Sets an input from an array; numbers are converted to the program's precision.
  public func set(_ name: String, _ array: HostArray) {
    let index = inputIndex(name)
    let type = program.inputs[index].type
    precondition(array.count == type.count, countMessage(name, type.count))
    switch (array.scalars, precision, type.element) {
    case (.float(let values), .float, .real):
      inputs[index].copyMemory(from: values, byteCount: values.count * 4)
    case (.int32(let values), _, .index):
      inputs[index].copyMemory(from: values, byteCount: values.count * 4)
    default:
      set(name, .real(array.doubles))
    }
  }

  private func countMessage(_ name: String, _ expected: Int) -> String {
    "input '\(name)' takes \(expected) values"
  }

  /// The value of an output, or of an input, as numbers.
  public func values(_ name: String) -> [Double] {
    let (address, type) = address(name)
    return HostValue(at: address, type, precision).reals
  }

  /// The value of a scalar.
  public func scalar(_ name: String) -> Double { values(name)[0] }

  /// The value of an output, or of an input, in the program's precision.
  public func array(_ name: String) -> HostArray {
    let (address, type) = address(name)
    switch (type.element, precision) {
    case (.index, _):
      let values = UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: Int32.self), count: type.count)
      return HostArray(Array(values), shape: type.shape)
    case (_, .float):
      let values = UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: Float.self), count: type.count)
      return HostArray(Array(values), shape: type.shape)
    case (_, .double):
      let values = UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: Double.self), count: type.count)
      return HostArray(Array(values), shape: type.shape)
    }
  }
}
