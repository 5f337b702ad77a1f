import Autodiff
import Execution
import Models
import Networks
import Tensors
import Testing

/// The small machine and posterior of §9.4 of the specification, whose values were computed apart.
enum GoldenSetting {
  static let model = GaussianBernoulliRBM(visible: 2, latent: 3)
  static let posterior = BernoulliPosterior(visible: 2, latent: 3)

  static func theta() -> Parameters {
    var parameters = Parameters()
    parameters["logSigma"] = log(.constant([0.5, 0.8], shape: [2]))
    parameters["visibleBias"] = .constant([0.1, -0.2], shape: [2])
    parameters["hiddenBias"] = .constant([0.3, -0.4, 0.25], shape: [3])
    parameters["weight"] = .constant([0.5, -1, 0.75, 0.2, 0.4, -0.6], shape: [2, 3])
    return parameters
  }

  static func phi() -> Parameters {
    var parameters = Parameters()
    parameters["weight"] = .constant([0.4, 0.1, -0.9, 0.3, 0.6, -0.5], shape: [3, 2])
    parameters["bias"] = .constant([0.2, -0.3, 0.15], shape: [3])
    return parameters
  }

  static let v = Tensor.constant([0.7, -0.3], shape: [1, 2])
  static let partner = Tensor.constant([0.6, -0.1], shape: [1, 2])
  static let particles = Tensor.constant([1, 0, 1, 0, 0, 1, 1, 1, 0], shape: [3, 1, 3])
  static let z = Tensor.constant([0.9, -1.4], shape: [1, 2])
  static let epsilon = Tensor.constant([0.5, -1.2], shape: [1, 2])

  static func noise(_ values: [Double]) -> Tensor { .constant(values, shape: [1, 1, 3]) }

  /// The numbers of tensors that depend on nothing, in double precision.
  static func numbers(_ tensors: [Tensor]) -> [[Double]] {
    let program = Program(
      [], outputs: { _ in tensors.enumerated().map { ("value\($0)", $1) } })
    let executable = Executable(program, precision: .double)
    executable.run()
    return tensors.indices.map { executable.values("value\($0)") }
  }
}

/// Expects printed values of ten digits, to 1e-9 of the largest.
func expect(
  _ tensor: Tensor, _ expected: [Double], tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = GoldenSetting.numbers([tensor])[0]
  #expect(actual.count == expected.count, sourceLocation: sourceLocation)
  let scale = expected.map(abs).max() ?? 1
  for (a, b) in zip(actual, expected) {
    #expect(
      abs(a - b) <= tolerance * max(scale, 1e-300), "\(a) for \(b)", sourceLocation: sourceLocation)
  }
}
