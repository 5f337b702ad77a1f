import Autodiff

/// Runs a primitive by its naive evaluation, for rare operations without a faster way.
final class ReferenceStep: Instruction {
  private let node: Node
  private let inputs: [UnsafeMutableRawPointer]
  private let outputs: [UnsafeMutableRawPointer]
  private let precision: Precision

  init(
    _ node: Node, inputs: [UnsafeMutableRawPointer], outputs: [UnsafeMutableRawPointer],
    _ precision: Precision
  ) {
    self.node = node
    self.inputs = inputs
    self.outputs = outputs
    self.precision = precision
  }

  override var cost: StepCost { StepCost("reference", node.primitive.name) }

  override func run() {
    let values = zip(node.inputs, inputs).map { HostValue(at: $1, $0.type, precision) }
    let results = node.primitive.evaluate(values, for: node)
    for (result, address) in zip(results, outputs) { result.store(at: address, precision) }
  }
}

extension HostValue {
  /// Reads a stored value.
  init(at address: UnsafeMutableRawPointer, _ type: TensorType, _ precision: Precision) {
    switch (type.element, precision) {
    case (.real, .float):
      let values = address.assumingMemoryBound(to: Float.self)
      self = .real((0..<type.count).map { Double(values[$0]) })
    case (.real, .double):
      let values = address.assumingMemoryBound(to: Double.self)
      self = .real((0..<type.count).map { values[$0] })
    case (.index, _):
      let values = address.assumingMemoryBound(to: Int32.self)
      self = .index((0..<type.count).map { Int(values[$0]) })
    case (.key, _):
      let words = address.assumingMemoryBound(to: UInt64.self)
      self = .key(words[0], words[1])
    }
  }

  /// Writes the value.
  func store(at address: UnsafeMutableRawPointer, _ precision: Precision) {
    switch (self, precision) {
    case (.real(let values), .float):
      let target = address.assumingMemoryBound(to: Float.self)
      for (index, value) in values.enumerated() { target[index] = Float(value) }
    case (.real(let values), .double):
      let target = address.assumingMemoryBound(to: Double.self)
      for (index, value) in values.enumerated() { target[index] = value }
    case (.index(let values), _):
      let target = address.assumingMemoryBound(to: Int32.self)
      for (index, value) in values.enumerated() { target[index] = Int32(value) }
    case (.key(let first, let second), _):
      let target = address.assumingMemoryBound(to: UInt64.self)
      target[0] = first
      target[1] = second
    }
  }
}
