import Autodiff
import Models
import Networks
import Objectives
import Optimizers
import Tensors

/// W1, W1b, W2, W2r: the synthetic VAE of Wenliang (2022), 2-30-30-4 and 2-30-30-2 units, tanh,
/// batch 1000.
///
/// W1 is an ELBO step on all parameters, W1b the same with ten samples of z for each x. W2 is a
/// step on the encoder alone along its Fisher divergence with samples held constant, W2r the same
/// with reparametrised samples, which differentiates the decoder twice.
struct ToyVAEWorkload: Workload {
  enum Kind: String { case W1, W1b, W2, W2r }
  var kind: Kind
  private let batch = 1000
  private let model = GaussianVAE(
    encoder: MultilayerPerceptron([2, 30, 30, 4], .tanh, weight: .zeros),
    decoder: MultilayerPerceptron([2, 30, 30, 2], .tanh, weight: .zeros),
    deviation: .softplus, initialLogSigma: 0)
  private let optimizer = Adam(stepSize: 1e-3)

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  var title: String {
    switch kind {
    case .W1: "toy VAE 2-30-30, ELBO, batch 1000"
    case .W1b: "toy VAE, ELBO with ten samples"
    case .W2: "toy VAE, Fisher divergence of the encoder, samples constant"
    case .W2r: "toy VAE, Fisher divergence, reparametrised"
    }
  }

  /// Products alone, 2 operations for each term: three times the forward pass where gradients go
  /// to weights, twice where only to inputs, four times where these are differentiated again.
  var operations: Double {
    let (encoder, decoder) = (1080.0, 1020.0)
    let terms =
      switch kind {
      case .W1: 3 * encoder + 3 * decoder
      case .W1b: 3 * encoder + 30 * decoder
      case .W2: 3 * encoder + 2 * decoder
      case .W2r: 3 * encoder + 4 * decoder
      }
    return 2 * Double(batch) * terms
  }

  var stepsPerRound: Int { kind == .W1b ? 100 : 300 }
  var goals: Goals { Goals(torch: 7.5, jax: 2, limit: 3.2) }
  private var samples: Int { kind == .W1b ? 10 : 1 }
  var draws: [Draw] {
    [Draw(name: "z", distribution: .normal, shape: [samples, batch, 2], iterations: nil)]
  }

  private var encoder: TrainedState {
    TrainedState(model.initialEncoder(key: .placeholder("key")), prefix: "encoder.")
  }
  private var decoder: TrainedState {
    TrainedState(model.initialDecoder(key: .placeholder("key")), prefix: "decoder.")
  }
  private var trainsDecoder: Bool { kind == .W1 || kind == .W1b }

  var state: [String] { encoder.stateNames + (trainsDecoder ? decoder.stateNames : []) }

  func inputs() -> [(name: String, array: HostArray)] {
    [("x", NumberSource.normal("x", [batch, 2]))] + encoder.initial() + decoder.initial()
  }

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let objective: any VAEObjective =
      switch kind {
      case .W1, .W1b: GaussianNegativeELBO()
      case .W2: PosteriorFisherDivergence(.samplesConstant)
      case .W2r: PosteriorFisherDivergence(.reparametrised)
      }
    let loss = objective.loss(
      model, decoder: decoder.parameters(inputs), encoder: encoder.parameters(inputs),
      inputs["x"], noise: noise("z"))
    let trained = trainsDecoder ? [encoder, decoder] : [encoder]
    return (loss, TrainedState.updated(trained, inputs, optimizer, loss: loss))
  }
}
