import Autodiff

/// An objective of a model's score: J(θ) = E F(s_θ(ṽ), ω).
///
/// Its gradient needs the score in two places, and nothing else of the model:
///
///     ∇_θ J = E (∂s_θ(ṽ)/∂θ)ᵀ z,  z = ∂F/∂s (s_θ(ṽ), ω)
///
/// So an objective says at which points it looks at the score, how z is made of what it sees, and
/// at which points the score is moved along z. Any `ScoreEstimator` does the rest: an objective
/// written once works with exact scores and, through `VariationalScore`, for every latent energy
/// model.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, Eq. (1.5) and §3 of its specification.
public protocol ScoreObjective: Sendable {
  /// The objective on one minibatch.
  ///
  /// - Parameter v: `[batch, visible]`.
  func problem(_ v: Tensor, key: KeyTensor) -> ScoreProblem

  /// Where a variational posterior is needed, with fresh noise: what it is trained on.
  func posteriorPoints(_ v: Tensor, key: KeyTensor) -> PosteriorPoints
}

extension ScoreObjective {
  /// The data themselves.
  public func posteriorPoints(_ v: Tensor, key: KeyTensor) -> PosteriorPoints {
    PosteriorPoints(v: v)
  }
}

/// An objective of the score on one minibatch with its noise.
public struct ScoreProblem {
  /// Points at which the score enters z, `[observed, visible]`.
  public var observed: Tensor
  /// Points at which ∂s/∂θ is taken along z, `[moved, visible]`.
  public var moved: Tensor
  /// z at the moved points, `[moved, visible]`, from the score at the observed ones. The gradient is
  /// the mean over moved points, so that factors of counts belong in z.
  public var cotangent: (_ score: Tensor) -> Tensor

  /// A problem whose score is moved where it is looked at, unless `moved` says otherwise.
  public init(
    observed: Tensor, moved: Tensor? = nil, cotangent: @escaping (_ score: Tensor) -> Tensor
  ) {
    self.observed = observed
    self.moved = moved ?? observed
    self.cotangent = cotangent
  }
}

/// Points at which a posterior is trained.
public struct PosteriorPoints {
  /// `[points, visible]`.
  public var v: Tensor
  /// Weight of each in the mean, `[points]`; one each when nil.
  public var weights: Tensor?

  public init(v: Tensor, weights: Tensor? = nil) {
    self.v = v
    self.weights = weights
  }
}
