import Autodiff
import Networks

/// A restricted Boltzmann machine with Gaussian visible and Bernoulli hidden units.
///
///     p(x, z) ∝ exp{−‖x‖²/2σ² + xᵀ(b + Wᵀz)/σ² + cᵀz}
///
/// Its p(x|z) are Gaussians whose centres m_z = b + Wᵀz are a parallelogram, and its posterior is
/// factorised with logits affine in x: the consistent models of a Gaussian decoder with factorised
/// bits.
///
/// - Shapes: `bias` b `[observed]`, `weight` W `[bits, observed]`, `codeBias` c `[bits]`.
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.1, Eq. (7); its specification, §6.
public struct GaussianHarmonium: Sendable, Hashable {
  public var observedCount: Int
  public var bitCount: Int
  public var sigma: Double

  public init(observed: Int, bits: Int, sigma: Double) {
    observedCount = observed
    bitCount = bits
    self.sigma = sigma
  }

  /// Normal first values of standard deviation ½.
  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters["bias"] = 0.5 * key["bias"].normal([observedCount])
    parameters["weight"] = 0.5 * key["weight"].normal([bitCount, observedCount])
    parameters["codeBias"] = 0.5 * key["codeBias"].normal([bitCount])
    return parameters
  }

  /// m_z of every code, `[codes, observed]`.
  public func centres(_ parameters: Parameters) -> Tensor {
    matmul(BitCodes.table(bitCount), parameters["weight"]) + parameters["bias"].expanded(0)
  }

  /// log p(z) of every code, `[codes]`: log π_z = cᵀz + ‖m_z‖²/2σ² − log Z.
  public func logPrior(_ parameters: Parameters) -> Tensor {
    let linear = matmul(BitCodes.table(bitCount), parameters["codeBias"].expanded(1))
      .reshaped([1 << bitCount])
    let logits = linear + centres(parameters).squaredNorm() * (0.5 / (sigma * sigma))
    return logits - logSumExp(logits.expanded(0)).filling(count: logits.count)
  }

  /// log p(x, z) in nats, `[batch, codes]`.
  public func logJointTable(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    GaussianCodeDecoder(sigma: sigma).logLikelihoodTable(centres: centres(parameters), x)
      + logPrior(parameters).expanded(0)
  }

  /// log p(x) in nats, `[batch]`.
  public func logProb(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    logSumExp(logJointTable(parameters, x))
  }

  /// Logits of the factorised posterior, `[batch, bits]`: Wx/σ² + c.
  public func posteriorLogits(_ parameters: Parameters, _ x: Tensor) -> Tensor {
    matmul(x, parameters["weight"], transposeB: true) * (1 / (sigma * sigma))
      + parameters["codeBias"].expanded(0)
  }
}

extension Tensor {
  /// One number `count` times: `[1]` gives `[count]`.
  fileprivate func filling(count: Int) -> Tensor { reshaped([1]).broadcast(to: [count]) }
}
