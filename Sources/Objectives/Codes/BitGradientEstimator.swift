import Autodiff
import Models

/// Estimates E_{q(z)}[f(z)] for independent bits, with its gradient by the logits of q and by
/// whatever
/// else f is made of.
public protocol BitGradientEstimator: Sendable {
  /// - Parameters:
  ///   - logits: a, `[batch, bits]`; q(z) = ∏ₖ Bern(zₖ; σ(aₖ)).
  ///   - key: Source of the samples.
  ///   - integrand: f: codes `[n, batch, bits]` give `[n, batch]`.
  func estimate(
    logits: Tensor, key: KeyTensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate
}

/// An expectation over bits as a graph.
public struct BitEstimate {
  /// Estimate of E f, `[batch]`. Gradient: by what f is made of; to the logits only where the
  /// estimator
  /// is a path through the samples.
  public var value: Tensor
  /// A tensor `[batch]` whose gradient, by the logits and by all else, is the estimate of the
  /// gradient
  /// of E f. Its own value means nothing.
  public var surrogate: Tensor
  /// Estimates of the gradient by the logits from each sample, `[samples, batch, bits]`; nil where
  /// the
  /// estimator has none of its own.
  public var slopes: Tensor?
}

/// An estimator that is a function of uniform noise, `[samples, batch, bits]` on (0, 1).
public protocol SampledBitEstimator: BitGradientEstimator {
  /// Independent samples for each datum, at least 1.
  var sampleCount: Int { get }
  func estimate(
    logits: Tensor, noise: Tensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate
}

extension SampledBitEstimator {
  public func estimate(
    logits: Tensor, key: KeyTensor, _ integrand: (_ codes: Tensor) -> Tensor
  ) -> BitEstimate {
    estimate(logits: logits, noise: key.uniform([sampleCount] + logits.shape), integrand)
  }
}

/// Two codes from the same noise, each distributed as q, which differ where the noise says little.
///
///     z⁽¹⁾ = 1[u > σ(−a)],  z⁽²⁾ = 1[u < σ(a)]
struct AntitheticCodes {
  let first: Tensor
  let second: Tensor

  init(logits: Tensor, noise: Tensor) {
    let threshold = sigmoid(logits).stopGradient().expanded(0).broadcast(to: noise.shape)
    let upper = 1 - threshold
    (first, second) = (upper .< noise, noise .< threshold)
  }

  /// f at both, one call.
  func values(_ integrand: (Tensor) -> Tensor) -> (first: Tensor, second: Tensor) {
    let count = first.shape[0]
    let both = integrand(concatenated([first, second], axis: 0))
    return (both.slice(0, 0..<count), both.slice(0, count..<2 * count))
  }

  /// The estimate with the given slopes by the logits, `[samples, batch, bits]`.
  static func estimate(
    logits: Tensor, slopes: Tensor, _ values: (first: Tensor, second: Tensor)
  ) -> BitEstimate {
    let value = 0.5 * (values.first + values.second).mean(0)
    let slope = slopes.stopGradient()
    return BitEstimate(
      value: value, surrogate: (slope.mean(0) * logits).sum(1) + value, slopes: slope)
  }
}
