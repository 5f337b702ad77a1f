import Autodiff
import Execution
import Foundation
import Models
import Networks
import Objectives
import Tensors
import TestSupport
import Testing

/// VaGESᵀz against Jacobians that are made entry by entry, and against differences.
struct MaterialisedGradientTests {
  /// An energy alone: everything else by the protocol's own ways.
  struct EnergyOnly: LatentEnergyModel {
    let machine: GaussianBernoulliRBM
    var visibleCount: Int { machine.visibleCount }
    var latentCount: Int { machine.latentCount }
    func initialParameters(key: KeyTensor) -> Parameters { machine.initialParameters(key: key) }
    func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
      machine.logDensity(parameters, v, h)
    }
  }

  static let machine = GaussianBernoulliRBM(visible: 3, latent: 5)
  static let posterior = BernoulliPosterior(visible: 3, latent: 5)
  static let (particles, batch) = (4, 7)

  /// Ports of θ, of points, of directions and of two particle sets.
  static let ports =
    machine.initialParameters(key: .placeholder("key")).ports + [
      Port("v", [batch, 3]), Port("z", [batch, 3]), Port("mean", [particles, batch, 5]),
      Port("covariance", [particles, batch, 5]),
    ]

  static let values: [String: [Double]] = Dictionary(
    uniqueKeysWithValues: ports.enumerated().map { index, port in
      let numbers = normals(port.type.count, seed: UInt64(100 + index))
      return switch port.name {
      case "mean", "covariance": (port.name, numbers.map { 1 / (1 + Foundation.exp(-3 * $0)) })
      // Standard deviations near 1: with small ones terms of the size of σ⁻² cancel in the covariance.
      case "logSigma": (port.name, numbers.map { 0.3 * $0 })
      default: (port.name, numbers)
      }
    })

  static func run(_ outputs: @escaping (Program.Inputs, Parameters) -> [(String, Tensor)])
    -> Executable
  {
    let program = Program(
      ports,
      outputs: { inputs in
        outputs(
          inputs, machine.initialParameters(key: .placeholder("key")).taken(from: inputs))
      })
    let executable = Executable(program, precision: .double)
    for (name, numbers) in values { executable.set(name, numbers) }
    executable.run()
    return executable
  }

  static func surrogateGradient(_ model: any LatentEnergyModel) -> [[Double]] {
    let executable = run { inputs, theta in
      let surrogate = VariationalScore(model, posterior, particles: particles).surrogate(
        EnergyParameters(model: theta), inputs["v"], along: inputs["z"], mean: inputs["mean"],
        covariance: inputs["covariance"])
      return zip(theta.names, gradient(of: surrogate, withRespectTo: theta.tensors))
        .map { ("gradient.\($0)", $1) }
    }
    return machine.initialParameters(key: .placeholder("key")).names
      .map { executable.values("gradient.\($0)") }
  }

  /// 1/L Σ ∂s_i/∂θ + 1/(L − 1) Σ (s_i − s̄) g_iᵀ of every point, entry by entry, times z.
  static func materialised() -> [[Double]] {
    let names = machine.initialParameters(key: .placeholder("key")).names
    var sums: [[Double]] = []
    for point in 0..<batch {
      let executable = run { inputs, theta in
        func row(_ name: String) -> Tensor { inputs[name].slice(0, point..<point + 1) }
        func particle(_ name: String, _ index: Int) -> Tensor {
          inputs[name].slice(0, index..<index + 1).slice(1, point..<point + 1)
        }
        var outputs: [(String, Tensor)] = []
        for index in 0..<particles {
          let v = row("v") + 0
          func score(_ name: String) -> Tensor {
            gradient(
              of: machine.logDensity(theta, v, particle(name, index)).sum(), withRespectTo: v)
          }
          let parts = score("mean").split(1, into: 3)
          for (axis, part) in parts.enumerated() {
            for (name, tensor) in zip(
              names, gradient(of: part.sum(), withRespectTo: theta.tensors))
            { outputs.append(("jacobian \(index) \(axis) \(name)", tensor)) }
          }
          outputs.append(("score \(index)", score("covariance")))
          let density = machine.logDensity(theta, row("v"), particle("covariance", index)).sum()
          for (name, tensor) in zip(names, gradient(of: density, withRespectTo: theta.tensors)) {
            outputs.append(("density \(index) \(name)", tensor))
          }
        }
        return outputs
      }
      let z = Array(values["z"]![point * 3..<point * 3 + 3])
      let scores = (0..<particles).map { executable.values("score \($0)") }
      let found = names.map { name -> [Double] in
        let count = executable.values("density 0 \(name)").count
        return (0..<count).map { entry in
          var sum = 0.0
          for axis in 0..<3 {
            let average = scores.reduce(0) { $0 + $1[axis] } / Double(particles)
            for index in 0..<particles {
              sum +=
                z[axis] * executable.values("jacobian \(index) \(axis) \(name)")[entry]
                / Double(particles)
              sum +=
                z[axis] * (scores[index][axis] - average)
                * executable.values("density \(index) \(name)")[entry] / Double(particles - 1)
            }
          }
          return sum / Double(batch)
        }
      }
      sums = sums.isEmpty ? found : zip(sums, found).map { zip($0, $1).map { $0 + $1 } }
    }
    return sums
  }

  static func error(_ found: [[Double]], _ expected: [[Double]]) -> Double {
    let scale = expected.flatMap { $0 }.map { abs($0) }.max() ?? 1
    return zip(found.flatMap { $0 }, expected.flatMap { $0 }).map { abs($0 - $1) / scale }.max()
      ?? .nan
  }

  @Test func theSurrogateIsTheProductWithTheJacobian() {
    let expected = Self.materialised()
    #expect(Self.error(Self.surrogateGradient(Self.machine), expected) < 1e-13)
    #expect(Self.error(Self.surrogateGradient(EnergyOnly(machine: Self.machine)), expected) < 1e-13)
  }

  /// zᵀ∇_v log p̃ by differences of the energy along z, differentiated in θ as it is.
  @Test func theMeansPartIsADifferenceAlongZ() {
    let executable = Self.run { inputs, theta in
      let (v, z, h) = (inputs["v"], inputs["z"], inputs["mean"])
      let exact = Self.machine.projectedScores(theta, v, h, along: z).mean()
      let ahead = Self.machine.logDensity(theta, v + 1e-5 * z, h)
      let behind = Self.machine.logDensity(theta, v - 1e-5 * z, h)
      let difference = (ahead - behind).mean() * 5e4
      return [
        ("exact", gradient(of: exact, withRespectTo: theta["weight"])),
        ("difference", gradient(of: difference, withRespectTo: theta["weight"])),
      ]
    }
    let found = [executable.values("difference")]
    #expect(Self.error(found, [executable.values("exact")]) < 1e-9)
  }
}
