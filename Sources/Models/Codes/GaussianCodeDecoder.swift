import Autodiff
import Foundation

/// p(x|z) = N(μ_z, σ²I): a centre for each code.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.1.
public struct GaussianCodeDecoder: Sendable, Hashable {
  /// σ.
  public var sigma: Double

  public init(sigma: Double) { self.sigma = sigma }

  /// log p(x|z) in nats of every datum and code: centres `[codes, observed]`, x `[batch, observed]`
  /// give `[batch, codes]`.
  public func logLikelihoodTable(centres: Tensor, _ x: Tensor) -> Tensor {
    let dimensions = Double(x.shape[1])
    let squares =
      x.squaredNorm().expanded(1) - 2 * matmul(x, centres, transposeB: true)
      + centres.squaredNorm().expanded(0)
    let constant = dimensions * (Foundation.log(sigma) + 0.5 * Foundation.log(2 * Double.pi))
    return squares * (-0.5 / (sigma * sigma)) - constant
  }
}
