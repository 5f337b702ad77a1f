import Autodiff
import Foundation

/// Langevin dynamics whose temperature falls: hot, then geometrically to 1, then linearly to 0.
///
///     v ← v − ½ ς² ∇E(v) + √T ς ε
///
/// with T = T₀ at first, T₀^(1 − i/n) over n cooling steps, and 1 to 0, both included, over the cold
/// ones; at last v ← v − σ₀² ∇E(v), which takes off the noise that a model of noised data has learned.
///
/// - Shapes: v is `[chains, visible]`; the logarithm of the density is `[chains]` or `[1, chains]`.
/// - Gradient: not meant to be differentiated.
/// - Source: Li, Chen & Sommer (2019), arXiv:1910.07762; Bao et al. (2021), ICML, PMLR 139, §4.3 of its
///   specification (500, 2000 and 200 steps from T₀ = 100, ς = 0.02).
public struct AnnealedLangevin: Sendable, Hashable {
  /// Steps at the highest temperature, of cooling, and of the last phase.
  public var hotSteps: Int
  public var coolingSteps: Int
  public var coldSteps: Int
  /// T₀.
  public var highest: Double
  /// ς.
  public var stepSize: Double
  /// σ₀.
  public var noise: Double

  /// - Parameter coldSteps: At least 2.
  public init(
    hotSteps: Int, coolingSteps: Int, coldSteps: Int, highest: Double = 100, stepSize: Double,
    noise: Double
  ) {
    precondition(
      hotSteps >= 1 && coolingSteps >= 1 && coldSteps >= 2,
      "\(hotSteps), \(coolingSteps) and \(coldSteps) steps")
    self.hotSteps = hotSteps
    self.coolingSteps = coolingSteps
    self.coldSteps = coldSteps
    self.highest = highest
    self.stepSize = stepSize
    self.noise = noise
  }

  /// The chains after all steps.
  ///
  /// - Parameters:
  ///   - start: Where they begin, `[chains, visible]`.
  ///   - logDensity: −E up to a constant; each entry of its own chain alone.
  public func run(
    from start: Tensor, key: KeyTensor, _ logDensity: (Tensor) -> Tensor
  ) -> Tensor {
    func pull(_ v: Tensor) -> Tensor { gradient(of: logDensity(v).sum(), withRespectTo: v) }
    /// A phase; `root` is √T at a step.
    func phase(
      _ name: String, _ count: Int, _ v: Tensor, _ root: (_ step: Tensor) -> Tensor
    ) -> Tensor {
      repeated(count, carrying: [v]) { iteration, carried in
        let scale = (stepSize * root(iteration.real())).filling(v.shape)
        let moved = carried[0] + (0.5 * stepSize * stepSize) * pull(carried[0])
        return [moved + scale * key[name][iteration].normal(v.shape)]
      }[0]
    }
    let logRoot = 0.5 * Foundation.log(highest)
    let hot = phase("hot", hotSteps, start) { _ in .constant(highest.squareRoot(), shape: []) }
    let cooled = phase("cooling", coolingSteps, hot) { step in
      exp(logRoot * (1 - step / Double(coolingSteps)))
    }
    let cold = phase("cold", coldSteps, cooled) { step in
      // Rounding may leave the last temperature just below 0.
      relu(1 - step / Double(coldSteps - 1)).squareRoot()
    }
    return cold + (noise * noise) * pull(cold)
  }
}
