import Autodiff
import Execution
import Models
import Networks
import Objectives
import Tensors
import TestSupport
import Testing

struct CoupledEnergyModelTests {
  /// §2.3 of the specification, counted on the released code.
  @Test func theToyHasThePapersParameters() {
    let counts = CoupledEnergyModel.toy().initialParameters(key: .placeholder("key")).tensors
    #expect(counts.reduce(0) { $0 + $1.count } == 64_316)
  }

  private let small = CoupledEnergyModel(
    features: ResidualPerceptron([2, 3, 4], .elu), latent: 3, headWidth: 5)

  /// The protocol's product of z and conditional scores, against one reverse pass for each particle.
  @Test func projectedScoresAreThoseOfEachParticle() {
    let small = small
    let program = Program(
      [Port("key", [], .key), Port("v", [6, 2]), Port("z", [6, 2]), Port("h", [4, 6, 3])],
      outputs: { inputs in
        let theta = small.initialParameters(key: inputs.key("key"))
        let (v, z, h) = (inputs["v"], inputs["z"], inputs["h"])
        let together = small.projectedScores(theta, v, h, along: z)
        let apart = (0..<4).map { index -> Tensor in
          let one = h.slice(0, index..<index + 1)
          let energy = small.logDensity(theta, v, one).sum()
          return (z * gradient(of: energy, withRespectTo: v)).sum(-1)
        }
        let mean = small.meanScore(theta, v, h)
        return [
          ("together", together), ("apart", stacked(apart)),
          ("mean", (z * mean).sum(-1)),
          ("average", together.mean(0)),
        ]
      })
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 1))
    for (index, name) in ["v", "z", "h"].enumerated() {
      executable.set(name, normals(name == "h" ? 72 : 12, seed: UInt64(index)))
    }
    executable.run()
    func expectEqual(_ a: String, _ b: String) {
      for (x, y) in zip(executable.values(a), executable.values(b)) {
        #expect(abs(x - y) < 1e-12 * max(1, abs(y)))
      }
    }
    expectEqual("together", "apart")
    expectEqual("mean", "average")
  }

  @Test func gradientsOfTheEnergy() {
    let small = small
    let ports = small.initialParameters(key: .placeholder("key")).ports
    let shapes = [[2, 2], [3, 2, 3]] + ports.map(\.type.shape)
    let points = shapes.enumerated().map {
      normals($1.reduce(1, *), seed: UInt64($0)).map { 0.5 * $0 }
    }
    let errors = gradientErrors(
      of: { inputs in
        let theta = small.initialParameters(key: .placeholder("key")).replacing(
          Array(inputs[2...]))
        return small.logDensity(theta, inputs[0], inputs[1]).sum()
      }, at: points, shapes: shapes)
    #expect(errors.allSatisfy { $0 < 1e-6 }, "\(errors)")
  }

  /// On the Gaussian model and without noise a step takes off α/2 of the distance to the mean.
  @Test func langevinStepsApproachTheModelsPosterior() {
    let model = GaussianLatentModel(visible: 2, latent: 3)
    let theta = GoldenSetting.theta()
    let correction = LangevinCorrection(steps: 7, stepSize: 0.2, noise: 0)
    let h = GoldenSetting.particles
    let mean = model.posteriorMean(theta, GoldenSetting.v).expanded(0)
    let found = correction.corrected(
      model, theta, GoldenSetting.v, h, key: KeyTensor(.placeholder("key", [], .key)))
    let program = Program([Port("key", [], .key)]) { inputs in
      let found = correction.corrected(
        model, theta, GoldenSetting.v, h, key: inputs.key("key"))
      var factor = 1.0
      for _ in 0..<7 { factor *= 0.9 }
      return ["error": abs(found - mean - factor * (h - mean)).maximum()]
    }
    #expect(found.shape == h.shape)
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 1))
    executable.run()
    #expect(executable.scalar("error") < 1e-14)
  }
}
