import Tensors
import Testing

/// A failing test prints its argument: the name says enough of a table of functions.
extension KernelSet: CustomTestStringConvertible {
  public var testDescription: String { name }
}
