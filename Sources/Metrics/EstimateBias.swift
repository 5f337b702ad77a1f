import Autodiff
import Models
import Networks

/// The exact bias of VaES and VaGES, and how far q(h|v) is from p(h|v).
///
///     ‖E_q VaES − s‖ = ‖Wδ‖
///     ‖E_q VaGES − ∂s/∂θ‖² = Σ_k d δ_k² + 2 δ_k Δ_k vᵀW_k + (‖v‖² + 1) ‖W_k‖² Δ_k²
///
/// δ and Δ are the differences of means and of variances of h_k under q and p. The norm of the
/// second is Frobenius' over all parameters; the blocks of b and log σ do not depend on q.
///
/// - Shapes: v is `[batch, visible]`; all results are `[batch]`.
/// - Source: Bao et al. (2021), ICML, PMLR 139, Theorems 1–4; §5.1 of its specification [derived].
public struct EstimateBias {
  /// KL(q ‖ p(h|v)) in nats, or the Fisher divergence in nats² per squared unit of h.
  public var divergence: Tensor
  /// ‖E_q VaES − s‖.
  public var score: Tensor
  /// ‖E_q VaGES − ∂s/∂θ‖.
  public var gradient: Tensor

  /// For a Gaussian–Bernoulli RBM and independent bits; the divergence is KL.
  public init(
    _ model: GaussianBernoulliRBM, _ posterior: BernoulliPosterior, theta: Parameters,
    phi: Parameters, _ v: Tensor
  ) {
    let (a, t) = (posterior.logits(phi, given: v), model.hiddenLogits(theta, v))
    let (m, p) = (sigmoid(a), sigmoid(t))
    divergence = (m * (a - t) - softplus(a) + softplus(t)).sum(-1)
    let variances = m * (1 - m) - p * (1 - p)
    (score, gradient) = Self.norms(theta["weight"], v, means: m - p, variances: variances)
  }

  /// For the Gaussian model and a Gaussian posterior; the divergence is Fisher's, ½ E_q ‖…‖².
  public init(
    _ model: GaussianLatentModel, _ posterior: GaussianPosterior, theta: Parameters,
    phi: Parameters, _ v: Tensor
  ) {
    let q = posterior.distribution(phi, given: v)
    let (mean, deviation) = (model.posteriorMean(theta, v), q.standardDeviation)
    let shift = q.mean - mean
    let width = deviation - deviation.reciprocal()
    divergence = 0.5 * (width.squared() + shift.squared()).sum(-1)
    (score, gradient) = Self.norms(
      theta["weight"], v, means: shift, variances: deviation.squared() - 1)
  }

  private static func norms(
    _ weight: Tensor, _ v: Tensor, means: Tensor, variances: Tensor
  ) -> (Tensor, Tensor) {
    let score = matmul(means, weight, transposeB: true).squaredNorm().squareRoot()
    let pull = matmul(v, weight)
    let lengths = weight.squaredNorm(0).expanded(0)
    let size = v.squaredNorm().expanded(-1) + 1
    let square =
      Double(v.shape[1]) * means.squared() + 2 * means * variances * pull
      + size * lengths * variances.squared()
    return (score, square.sum(-1).squareRoot())
  }

  /// A of Theorem 1 for a Gaussian–Bernoulli RBM: ‖(v − b)/σ²‖ + Σ ‖W_k‖ bounds the conditional score.
  public static func scoreBound(
    _ model: GaussianBernoulliRBM, theta: Parameters, _ v: Tensor
  ) -> Tensor {
    let nothing = Tensor.constant(0, shape: [1, v.shape[0], model.latentCount])
    let lengths = theta["weight"].squaredNorm(0).squareRoot().sum()
    return model.meanScore(theta, v, nothing).squaredNorm().squareRoot() + lengths
  }
}
