import Autodiff
import Execution
import Networks
import Optimizers
import Tensors
import TestSupport
import Testing

/// Gradients through steps of Adam, as bi-level objectives take them.
struct DifferentiatedAdamTests {
  private let adam = Adam(stepSize: 0.1, decay: (0.9, 0.95)).differentiated

  /// Two steps from zero moments, with gradients that the input scales.
  private func stepped(_ adam: Adam, _ scales: Tensor) -> Tensor {
    var parameters = Parameters()
    parameters["w"] = .constant([0.5, -1, 2], shape: [3])
    var state = adam.initialState(for: parameters)
    for step in 0..<2 {
      let gradients = [scales * parameters["w"]]
      (parameters, state) = adam.updated(
        parameters, gradients, state: state, step: .index(step))
    }
    return parameters["w"].squared().sum()
  }

  private func evaluated(_ adam: Adam, at scales: [Double]) -> (value: Double, gradient: [Double]) {
    let program = Program([Port("scales", [3])]) { inputs in
      let value = stepped(adam, inputs["scales"])
      return [
        "value": value, "gradient": gradient(of: value, withRespectTo: [inputs["scales"]])[0],
      ]
    }
    let executable = Executable(program, precision: .double)
    executable.set("scales", scales)
    executable.run()
    return (executable.scalar("value"), executable.values("gradient"))
  }

  /// A weight that no example has reached has m = v = 0, where √v has no derivative.
  @Test func aWeightWithoutGradientLeavesTheOthersGradientsAlone() {
    let scales = [0.3, 0, -0.7]
    let found = evaluated(adam, at: scales).gradient
    #expect(found.allSatisfy { $0.isFinite })
    let expected = evaluated(adam, at: [0.3, 0.2, -0.7]).gradient
    #expect(abs(found[0] - expected[0]) < 1e-12 && abs(found[2] - expected[2]) < 1e-12)
    let plain = Adam(stepSize: 0.1, decay: (0.9, 0.95))
    #expect(!evaluated(plain, at: scales).gradient[1].isFinite)
  }

  @Test func elsewhereNothingChanges() {
    let scales = [0.3, 0.2, -0.7]
    let plain = evaluated(Adam(stepSize: 0.1, decay: (0.9, 0.95)), at: scales)
    let found = evaluated(adam, at: scales)
    #expect(found.value == plain.value)
    #expect(found.gradient == plain.gradient)
    let errors = gradientErrors(
      of: { [self] in stepped(adam, $0[0]) }, at: [scales], shapes: [[3]], order: 1)
    #expect(errors[0] < 1e-6)
  }
}
