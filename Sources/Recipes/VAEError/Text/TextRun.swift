import RecipeKit

/// One training of the table: bits, depth of the decoder, encoder.
public struct TextRun: Sendable, Hashable {
  public var scale: TextScale
  /// K.
  public var bits: Int
  /// Hidden layers of the decoder.
  public var depth: Int
  public var encoder: TextEncoder

  public init(_ scale: TextScale, bits: Int, depth: Int, encoder: TextEncoder) {
    self.scale = scale
    self.bits = bits
    self.depth = depth
    self.encoder = encoder
  }

  private static let seed: UInt64 = 1

  /// "64 bits, linear decoder, e1".
  public var label: String { "\(bits) bits, \(Self.name(depth: depth)), \(encoder.rawValue)" }

  /// The same training without the epochs with ten pairs of codes: its first part, step by step.
  public var firstPart: TextRun {
    var run = self
    run.scale.tenfoldEpochs = 0
    return run
  }

  /// "linear decoder", "1 hidden layer".
  public static func name(depth: Int) -> String {
    depth == 0 ? "linear decoder" : "\(depth) hidden layer\(depth == 1 ? "" : "s")"
  }

  /// Every training of a profile: by bits, depth, encoder.
  public static func all(_ profile: Profile) -> [TextRun] {
    let scale = TextScale(profile)
    let bits = profile == .smoke ? [8, 64] : [8, 16, 32, 64]
    return bits.flatMap { bits in
      (0...2).flatMap { depth in
        TextEncoder.allCases.map { TextRun(scale, bits: bits, depth: depth, encoder: $0) }
      }
    }
  }

  public var model: MultinomialVAE {
    MultinomialVAE(
      encoder: encoder.model(scale, bits: bits),
      decoder: MultinomialDecoder(
        bits: bits, hidden: Array(repeating: scale.hidden, count: depth), words: scale.words))
  }

  /// How the model is trained with S pairs of codes.
  public func training(samples: Int) -> DocumentTraining {
    DocumentTraining(
      model: model,
      objective: CodeNegativeELBO(estimator: scale.estimator.estimator(samples: samples)),
      optimizer: Adam(stepSize: scale.stepSize(encoder)),
      documentCount: scale.count(.train),
      termCount: TextData.termRoom, batchSize: scale.batchSize)
  }

  /// Names of the settings and their values, for keys and rows.
  var identity: [String: Value] {
    [
      "bits": .integer(bits), "depth": .integer(depth), "encoder": .text(encoder.rawValue),
    ]
  }

  /// The training as a stage; the same in every item that uses the model.
  public var stage: Stage {
    Stage(
      parts: {
        let evaluation = TextEvaluation(self)
        let (single, tenfold) = (training(samples: 1), training(samples: 10))
        return KeyParts(
          .training,
          programs: [
            "initialisation": single.initialisation().fingerprint,
            "step": single.step().fingerprint, "tenfold step": tenfold.step().fingerprint,
            "evaluation of train": evaluation.program(.train).fingerprint,
            "evaluation of test": evaluation.program(.test).fingerprint,
          ],
          settings: [
            "epochs": .integer(scale.epochs), "tenfoldEpochs": .integer(scale.tenfoldEpochs),
            "measureEvery": .integer(scale.measureEvery), "words": .integer(scale.words),
            "selection": .integer(TextData.revision),
          ], seed: Self.seed, data: TextData.key, revisions: ["training": TextTraining.revision])
      },
      run: { context in
        var training = try TextTraining(self, context)
        return try training.finish()
      })
  }

  /// Seconds of the training on one core, about.
  public var estimatedSeconds: Double {
    let width = Double(depth == 0 ? bits : scale.hidden)
    let documents = Double(scale.count(.train))
    let pairs = bits <= MultinomialDecoder.tabulatedBits ? 0.5 : 1
    let passes = pairs * Double(scale.epochs + 10 * scale.tenfoldEpochs)
    let perPair = Double(scale.words) * ((depth == 0 ? 8 : 12) * width / 1.5e11 + 2 / 1e9)
    let updates = Double(scale.epochs + scale.tenfoldEpochs) * documents / Double(scale.batchSize)
    return 1.5 * (documents * passes * perPair + updates * Double(scale.words) * width * 4e-9)
  }
}
