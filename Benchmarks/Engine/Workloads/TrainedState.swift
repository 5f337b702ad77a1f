import Autodiff
import Networks
import Optimizers
import Tensors

/// Parameters with the moments of Adam, as the state of a step.
struct TrainedState {
  let names: [String]
  let shapes: [[Int]]
  /// Put before the names of the moments, so that two of these may stand in one program.
  var prefix = ""

  init(_ parameters: Parameters, prefix: String = "") {
    names = parameters.names
    shapes = parameters.tensors.map(\.shape)
    self.prefix = prefix
  }

  /// First values: weights normal with variance 1 / fan-in, everything else 0.
  func initial() -> [(name: String, array: HostArray)] {
    let parameters = zip(names, shapes).map { name, shape in
      shape.count < 2
        ? (prefix + name, NumberSource.zeros(shape))
        : (
          prefix + name,
          NumberSource.normal(name, shape, scale: 1 / Double(shape[shape.count - 2]).squareRoot())
        )
    }
    return parameters + moments()
  }

  /// The moments, all zero.
  func moments() -> [(name: String, array: HostArray)] {
    zip(names, shapes).flatMap { name, shape in
      ["first", "second"].map { ("\($0).\(prefix)\(name)", NumberSource.zeros(shape)) }
    }
  }

  var stateNames: [String] {
    names.map { prefix + $0 } + names.flatMap { ["first.\(prefix)\($0)", "second.\(prefix)\($0)"] }
  }

  func parameters(_ inputs: Program.Inputs) -> Parameters {
    var result = Parameters()
    for name in names { result[name] = inputs[prefix + name] }
    return result
  }

  func moments(_ inputs: Program.Inputs) -> Parameters {
    var result = Parameters()
    for name in names {
      result["first.\(name)"] = inputs["first.\(prefix)\(name)"]
      result["second.\(name)"] = inputs["second.\(prefix)\(name)"]
    }
    return result
  }

  /// The states after one step of Adam along the gradient of `loss`, taken once for all.
  static func updated(
    _ states: [TrainedState], _ inputs: Program.Inputs, _ optimizer: Adam, loss: Tensor
  ) -> [(String, Tensor)] {
    let parameters = states.map { $0.parameters(inputs) }
    var gradients = gradient(of: loss, withRespectTo: parameters.flatMap(\.tensors))[...]
    return zip(states, parameters).flatMap { state, current in
      let own = Array(gradients.prefix(current.names.count))
      gradients = gradients.dropFirst(current.names.count)
      let next = optimizer.updated(
        current, own, state: state.moments(inputs), step: inputs["step"])
      return state.outputs(next.parameters, next.state)
    }
  }

  /// Next parameters and moments, by the names of the inputs they replace.
  func outputs(_ parameters: Parameters, _ moments: Parameters) -> [(String, Tensor)] {
    names.map { (prefix + $0, parameters[$0]) }
      + names.flatMap { name in
        ["first", "second"].map { ("\($0).\(prefix)\(name)", moments["\($0).\(name)"]) }
      }
  }
}
