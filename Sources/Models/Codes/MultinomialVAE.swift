import Autodiff
import Networks

/// A variational autoencoder of documents with codes of bits: uniform prior, one of the encoders, a
/// multinomial decoder.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), Eqs. (13), (14), §4.3.
public struct MultinomialVAE: Sendable {
  public let encoder: any DocumentEncoder
  public let decoder: MultinomialDecoder

  public init(encoder: any DocumentEncoder, decoder: MultinomialDecoder) {
    precondition(
      encoder.bitCount == decoder.bitCount,
      "an encoder of \(encoder.bitCount) bits for a decoder of \(decoder.bitCount)")
    self.encoder = encoder
    self.decoder = decoder
  }

  /// K.
  public var bitCount: Int { decoder.bitCount }

  /// First values of φ and θ, named `encoder.…` and `decoder.…`.
  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters.add(encoder.initialParameters(key: key["encoder"]), under: "encoder")
    parameters.add(decoder.initialParameters(key: key["decoder"]), under: "decoder")
    return parameters
  }

  /// Names and shapes of the parameters, as inputs of a program.
  public var parameterPorts: [Port] { initialParameters(key: .placeholder("key")).ports }

  /// The parameters among the inputs of a program.
  public func parameters(from inputs: Program.Inputs) -> Parameters {
    initialParameters(key: .placeholder("key")).taken(from: inputs)
  }

  /// Logits of q(z|x), `[batch, bits]`.
  public func posteriorLogits(_ parameters: Parameters, _ documents: DocumentBatch) -> Tensor {
    encoder.logits(parameters.scope("encoder"), documents)
  }

  /// log p(x|z) in nats, `[samples, batch]`, for codes `[samples, batch, bits]`.
  public func logLikelihood(
    _ parameters: Parameters, _ documents: DocumentBatch, given z: Tensor
  ) -> Tensor {
    decoder.logLikelihood(parameters.scope("decoder"), documents, given: z)
  }
}
