import Autodiff
import KernelInterface

/// A loop that is one step of Adam and nothing else, as `Adam` in `Optimizers` traces it.
///
/// Recognised by its operations and how they hang together, so that any loop that does the same has
/// the faster kernel, with the same bits.
struct AdamPlan {
  let count: Int
  let numbers: AdamNumbers
  let gradient, first, second, parameter: Operand
  /// The other part of a gradient that is a sum.
  let addedGradient: Operand?
  let scale, correction: Operand
  let newFirst, newSecond, newParameter: Operand

  /// - Parameters: as of `LoopPlan`.
  init?(
    _ group: Group, _ units: Units, stored: (Tensor) -> Operand?, operand: (Tensor) -> Operand
  ) {
    let reader = AdamReader(group, units)
    guard let last = group.nodes.first(where: reader.isSubtraction),
      let (parameter, step) = reader.values(last.output(), .binary(.subtract)),
      let (scale, ratio) = reader.values(step, .binary(.multiply)),
      let (newFirst, shifted) = reader.values(ratio, .binary(.divide)),
      let (root, epsilon) = reader.shifted(shifted),
      let corrected = reader.value(root, .unary(.squareRoot)),
      let (newSecond, correction) = reader.values(corrected, .binary(.divide)),
      let (decayed, pushed) = reader.values(newFirst, .binary(.add)),
      let (decayedSquare, pushedSquare) = reader.values(newSecond, .binary(.add)),
      let (firstDecay, first) = reader.scaled(decayed),
      let (firstShare, gradient) = reader.scaled(pushed),
      let (secondDecay, second) = reader.scaled(decayedSquare),
      let (secondShare, square) = reader.scaled(pushedSquare),
      reader.value(square, .unary(.square)) == gradient
    else { return nil }
    let parts = reader.values(gradient, .binary(.add))
    guard group.nodes.count == (parts == nil ? 13 : 14) else { return nil }
    let sources = parts.map { [$0.0, $0.1] } ?? [gradient]
    let outputs = [newFirst, newSecond, last.output()]
    let places = outputs.compactMap(stored)
    guard places.count == 3, scale.count == 1 || reader.count == 1,
      correction.count == 1 || reader.count == 1,
      (sources + [first, second, parameter]).allSatisfy({ $0.count == reader.count }),
      group.nodes.allSatisfy({ outputs.contains($0.output()) || stored($0.output()) == nil })
    else { return nil }
    count = reader.count
    (self.gradient, self.first) = (operand(sources[0]), operand(first))
    addedGradient = parts.map { operand($0.1) }
    (self.second, self.parameter) = (operand(second), operand(parameter))
    (self.scale, self.correction) = (operand(scale), operand(correction))
    (self.newFirst, self.newSecond, self.newParameter) = (places[0], places[1], places[2])
    numbers = AdamNumbers(
      firstDecay: firstDecay, firstShare: firstShare, secondDecay: secondDecay,
      secondShare: secondShare, epsilon: epsilon)
  }
}

/// Takes the operations of a loop apart.
private struct AdamReader {
  private let group: Group
  private let units: Units
  var count: Int { group.count ?? 0 }

  enum Operation {
    case unary(UnaryOperation)
    case binary(BinaryOperation)
  }

  init(_ group: Group, _ units: Units) {
    self.group = group
    self.units = units
  }

  func isSubtraction(_ node: Node) -> Bool {
    if case .binary(.subtract) = node.primitive.lowering { return true }
    return false
  }

  /// The arguments of the operation inside the loop that makes a tensor, if it is the one expected.
  private func arguments(_ tensor: Tensor, _ expected: Operation) -> [Argument]? {
    guard group.nodes.contains(where: { $0 === tensor.node }) else { return nil }
    switch (expected, tensor.node.primitive.lowering) {
    case (.unary(let a), .unary(let b)) where a == b: return units.arguments(of: tensor.node)
    case (.binary(let a), .binary(let b)) where a == b: return units.arguments(of: tensor.node)
    default: return nil
    }
  }

  /// The tensor of an argument that is read position by position, or of one number.
  private func tensor(_ argument: Argument) -> Tensor? {
    guard case .value(let tensor, let pattern) = argument,
      pattern == .full(count) || pattern.period == 1
    else { return nil }
    return tensor
  }

  func value(_ result: Tensor, _ operation: Operation) -> Tensor? {
    arguments(result, operation).flatMap { tensor($0[0]) }
  }

  func values(_ result: Tensor, _ operation: Operation) -> (Tensor, Tensor)? {
    guard let arguments = arguments(result, operation), let a = tensor(arguments[0]),
      let b = tensor(arguments[1])
    else { return nil }
    return (a, b)
  }

  /// A constant times a tensor.
  func scaled(_ result: Tensor) -> (Double, Tensor)? {
    guard let arguments = arguments(result, .binary(.multiply)),
      case .constant(let factor) = arguments[0], let value = tensor(arguments[1])
    else { return nil }
    return (factor, value)
  }

  /// A tensor plus a constant.
  func shifted(_ result: Tensor) -> (Tensor, Double)? {
    guard let arguments = arguments(result, .binary(.add)),
      case .constant(let term) = arguments[1], let value = tensor(arguments[0])
    else { return nil }
    return (value, term)
  }
}
