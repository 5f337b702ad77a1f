import Autodiff
import Foundation

/// Denoising score matching on many noise levels at once, one for each place in the minibatch.
///
///     ṽ_b = v_b + σ_b ε_b,  F = ½ ‖s(ṽ)/σ_b + ε/σ₀²‖²,  z = (s(ṽ)/σ_b + ε/σ₀²) / σ_b
///
/// The levels are a fixed grid from first to last, both included: stratified, not drawn.
///
/// - Gradient: the posterior's objective is divided by σ_b too.
/// - Source: Li, Chen & Sommer (2019), arXiv:1910.07762; Bao et al. (2021), §3.2 and trap 9 of its
///   specification.
public struct MultilevelDenoisingScoreMatching: ScoreObjective, Hashable {
  public enum Spacing: String, Sendable, Hashable { case linear, geometric }

  /// σ₀.
  public var reference: Double
  /// First and last level.
  public var first: Double
  public var last: Double
  public var spacing: Spacing

  public init(reference: Double, first: Double, last: Double, spacing: Spacing) {
    precondition(reference > 0 && first > 0 && last > 0, "noise levels have to be above 0")
    self.reference = reference
    self.first = first
    self.last = last
    self.spacing = spacing
  }

  /// σ_1, …, σ_count.
  public func levels(_ count: Int) -> [Double] {
    (0..<count).map { index in
      let place = count > 1 ? Double(index) / Double(count - 1) : 0
      return switch spacing {
      case .linear: first + place * (last - first)
      case .geometric: first * pow(last / first, place)
      }
    }
  }

  public func problem(_ v: Tensor, key: KeyTensor) -> ScoreProblem {
    problem(v, noise: key["noise"].normal(v.shape))
  }

  /// The objective for given standard normal noise.
  public func problem(_ v: Tensor, noise epsilon: Tensor) -> ScoreProblem {
    let levels = column(v)
    let factor = 1 / (reference * reference)
    return ScoreProblem(observed: v + levels * epsilon) { score in
      (score / levels + factor * epsilon) / levels
    }
  }

  public func posteriorPoints(_ v: Tensor, key: KeyTensor) -> PosteriorPoints {
    let levels = column(v)
    return PosteriorPoints(
      v: v + levels * key["noise"].normal(v.shape),
      weights: levels.reciprocal().reshaped([v.shape[0]]))
  }

  /// The levels as `[batch, 1]`.
  private func column(_ v: Tensor) -> Tensor {
    .constant(levels(v.shape[0]), shape: [v.shape[0], 1])
  }
}
