import Autodiff
import Foundation
import Tensors

/// W8, W8f: annealed importance sampling of the partition function of a Gaussian restricted Boltzmann
/// machine with 2-4 units: 2000 chains, 2000 temperatures, one Gibbs sweep at each; or with the
/// 560-400 units of Frey's faces, for a hundredth of the sweeps.
///
/// Quadratic terms of consecutive free energies cancel, which leaves differences of softplus.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, §4.1 of its specification.
struct AnnealingWorkload: Workload {
  var chains = 2000
  var temperatures: Int
  private let visible: Int
  private let latent: Int

  /// - Parameter isToy: W8, else W8f.
  init(isToy: Bool) {
    (visible, latent) = isToy ? (2, 4) : (560, 400)
    temperatures = isToy ? 2000 : 21
  }

  private var isToy: Bool { visible == 2 }
  var name: String { isToy ? "W8" : "W8f" }
  var title: String {
    isToy
      ? "AIS, GRBM 2-4, \(chains) chains, \(temperatures) temperatures"
      : "AIS, GRBM 560-400, \(chains) chains, \(temperatures - 1) of 2000 sweeps"
  }

  /// W8: what a hand-written sweep cannot avoid of random numbers, exponentials and logarithms, as
  /// measured beside the peak rate. W8f: its products.
  var operations: Double {
    isToy ? 1.97e9 : 4 * Double(chains * visible * latent * (temperatures - 1))
  }
  var stepsPerRound: Int { 1 }
  /// 40 ms for all toy sweeps, and 90 s for all of those on faces.
  var goals: Goals {
    isToy
      ? Goals(torch: 20, jax: 6, limit: 3.5, milliseconds: 40)
      : Goals(milliseconds: 90_000 * Double(temperatures - 1) / 1999)
  }
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
    (small.chains, small.temperatures) = isToy ? (200, 20) : (100, 5)
    return small
  }

  func inputs() -> [(name: String, array: HostArray)] {
    [
      ("sigma", NumberSource.uniform("sigma", [visible], bound: 0.2, centre: 0.6)),
      ("visibleBias", NumberSource.uniform("b", [visible], bound: 0.5)),
      ("hiddenBias", NumberSource.uniform("c", [latent], bound: 0.5)),
      (
        "weight",
        NumberSource.uniform("w", [visible, latent], bound: 2 / Double(latent).squareRoot())
      ),
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
