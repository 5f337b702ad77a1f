import Autodiff
import Foundation
import Tensors

/// W8: annealed importance sampling of the partition function of a Gaussian restricted Boltzmann
/// machine with 2-4 units: 2000 chains, 2000 temperatures, one Gibbs sweep at each.
///
/// Quadratic terms of consecutive free energies cancel, which leaves differences of softplus.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, §4.1 of its specification.
struct AnnealingWorkload: Workload {
  var chains = 2000
  var temperatures = 2000
  private let visible = 2
  private let latent = 4

  var name: String { "W8" }
  var title: String { "AIS, GRBM 2-4, \(chains) chains, \(temperatures) temperatures" }

  /// What a hand-written sweep cannot avoid of random numbers, exponentials and logarithms, as
  /// measured beside the peak rate.
  var operations: Double { 1.97e9 }
  var stepsPerRound: Int { 1 }
  var goals: Goals { Goals(torch: 20, jax: 6, limit: 3.5) }
  var draws: [Draw] {
    [
      Draw(name: "start", distribution: .normal, shape: [chains, visible], iterations: nil),
      Draw(
        name: "hidden", distribution: .logistic, shape: [chains, latent],
        iterations: temperatures - 1),
      Draw(
        name: "visible", distribution: .normal, shape: [chains, visible],
        iterations: temperatures - 1),
    ]
  }
  var state: [String] { [] }
  var small: any Workload {
    var small = self
    (small.chains, small.temperatures) = (200, 20)
    return small
  }

  func inputs() -> [(name: String, array: HostArray)] {
    [
      ("sigma", NumberSource.uniform("sigma", [visible], bound: 0.2, centre: 0.6)),
      ("visibleBias", NumberSource.uniform("b", [visible], bound: 0.5)),
      ("hiddenBias", NumberSource.uniform("c", [latent], bound: 0.5)),
      ("weight", NumberSource.uniform("w", [visible, latent], bound: 1)),
    ]
  }

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let w = inputs["weight"]
    let (bias, sigma) = (inputs["visibleBias"].expanded(0), inputs["sigma"].expanded(0))
    let variance = sigma.squared()
    let ladder = (0..<temperatures).map { Double($0) / Double(temperatures - 1) }
    let betas = Tensor.constant(ladder, shape: [temperatures])
    let start = [bias + sigma * noise("start"), .constant(0, shape: [chains])]
    let last = repeated(temperatures - 1, carrying: start) { iteration, carried in
      let (before, now) = (betas.at(iteration), betas.at(iteration.adding(.index(1))))
      let logits = matmul(carried[0], w) + inputs["hiddenBias"].expanded(0)
      let hot = now * logits
      let gain = (softplus(hot) - softplus(before * logits)).sum(-1)
      let h = -noise("hidden", iteration) .< hot
      let mean = bias + now * (variance * matmul(h, w, transposeB: true))
      return [mean + sigma * noise("visible", iteration), carried[1] + gain]
    }
    return (logSumExp(last[1]) - Foundation.log(Double(chains)), [])
  }
}
