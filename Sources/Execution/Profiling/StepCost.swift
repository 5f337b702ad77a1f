/// What one run of a step has to do, by its shapes.
public struct StepCost: Sendable, Hashable {
  /// "product", "loop", "draw", "move" …
  public var kind: String
  /// Shapes and operations, in words.
  public var detail: String
  /// Floating point operations; a function such as exp counts as one.
  public var operations: Double
  /// Bytes of values read and written, each once.
  public var bytes: Double

  public init(_ kind: String, _ detail: String, operations: Double = 0, bytes: Double = 0) {
    self.kind = kind
    self.detail = detail
    self.operations = operations
    self.bytes = bytes
  }
}
