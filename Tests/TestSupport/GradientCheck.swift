import Autodiff
import Execution
import Tensors

/// Compares gradients with central differences in `Double`, and the gradients' gradients too.
///
/// Along a random direction d, (f(x + εd) − f(x − εd)) / 2ε is compared with ∇f·d; at order two
/// the same is done for the function x ↦ ∇f(x)·w with a random w.
///
/// - Returns: Largest error relative to the size of the derivative, at each order.
public func gradientErrors(
  of function: @escaping ([Tensor]) -> Tensor, at points: [[Double]], shapes: [[Int]],
  order: Int = 2, seed: UInt64 = 1, step: Double = 1e-5
) -> [Double] {
  var errors: [Double] = []
  var current = function
  for level in 1...order {
    errors.append(
      directionalError(
        of: current, at: points, shapes: shapes, key: RandomKey(seed: seed)[level], step: step))
    let value = current
    let weights = points.enumerated().map { index, point in
      RandomKey(seed: seed)["weights"][level][index].doubles(.normal, point.count)
    }
    current = { inputs in
      let gradients = gradient(of: value(inputs), withRespectTo: inputs)
      return zip(zip(gradients, weights), shapes)
        .map { ($0.0 * .constant($0.1, shape: $1)).sum() }
        .reduce(Tensor.constant(0), +)
    }
  }
  return errors
}

private func directionalError(
  of function: ([Tensor]) -> Tensor, at points: [[Double]], shapes: [[Int]], key: RandomKey,
  step: Double
) -> Double {
  let ports = shapes.enumerated().map { Port("x\($0)", $1) }
  let program = Program(
    ports,
    outputs: { inputs in
      let variables = ports.map { inputs[$0.name] }
      let value = function(variables)
      let gradients = gradient(of: value, withRespectTo: variables)
      return [("value", value)]
        + gradients.enumerated().map { ("gradient\($0)", $1) }
    })
  let executable = Executable(program, precision: .double)
  let directions = points.enumerated().map { index, point in
    key[index].doubles(.normal, point.count)
  }
  func value(_ shift: Double) -> Double {
    for (index, point) in points.enumerated() {
      executable.set("x\(index)", zip(point, directions[index]).map { $0 + shift * $1 })
    }
    executable.run()
    return executable.scalar("value")
  }
  let difference = (value(step) - value(-step)) / (2 * step)
  _ = value(0)
  let exact = points.indices.reduce(0.0) { sum, index in
    sum
      + zip(executable.values("gradient\(index)"), directions[index]).reduce(0) {
        $0 + $1.0 * $1.1
      }
  }
  return abs(difference - exact) / max(1, abs(exact))
}
