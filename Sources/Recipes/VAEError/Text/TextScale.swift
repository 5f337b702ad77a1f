import RecipeKit

/// How large the experiment on text is: which models are trained, and for how long.
public struct TextScale: Sendable, Hashable {
  /// Training and test documents that are used, the first of a random order; nil for all.
  private var trainDocuments: Int?
  private var testDocuments = 0
  /// V: most frequent words that are kept.
  public var words: Int
  /// Units of hidden layers, of decoders and of encoder e2.
  public var hidden: Int
  /// Adam's step with the encoders e1 and e2.
  private var stepSize: Double
  /// Adam's step with e3, whose inputs are small: frequencies, at most 1 in all.
  private var frequencyStepSize: Double
  public var batchSize: Int
  /// How the gradient by the encoder is estimated.
  public var estimator: TextEstimator
  /// Epochs with one pair of codes for each document.
  public var epochs: Int
  /// Epochs with ten pairs after them.
  public var tenfoldEpochs: Int
  /// Epochs between two measurements of the bound.
  public var measureEvery: Int
  /// Codes for each document when the bound is measured.
  public var samples: Int

  public init(_ profile: Profile) {
    batchSize = 256
    samples = 5
    estimator = profile == .paper ? .arm : .disarm
    switch profile {
    case .smoke:
      (trainDocuments, testDocuments) = (192, 96)
      (words, hidden, batchSize) = (120, 8, 64)
      (stepSize, frequencyStepSize) = (2e-2, 2e-2)
      (epochs, tenfoldEpochs, measureEvery, samples) = (2, 1, 1, 1)
    case .laptop:
      (words, hidden) = (2000, 64)
      (stepSize, frequencyStepSize) = (3e-3, 1e-2)
      (epochs, tenfoldEpochs, measureEvery) = (500, 0, 10)
    case .paper:
      (words, hidden) = (10_000, 512)
      (stepSize, frequencyStepSize) = (1e-3, 1e-3)
      (epochs, tenfoldEpochs, measureEvery) = (1000, 500, 10)
    }
  }

  /// Adam's step with an encoder.
  public func stepSize(_ encoder: TextEncoder) -> Double {
    encoder == .e3 ? frequencyStepSize : stepSize
  }

  /// Adam's steps in words.
  var stepText: String {
    stepSize == frequencyStepSize
      ? NumberText.shortest(stepSize)
      : "\(NumberText.shortest(stepSize)) (\(NumberText.shortest(frequencyStepSize)) with e3)"
  }

  /// Documents of a split.
  public func count(_ split: TextSplit) -> Int {
    switch split {
    case .train: trainDocuments ?? TwentyNewsgroups.trainCount
    case .test: trainDocuments == nil ? TwentyNewsgroups.testCount : testDocuments
    }
  }

  /// The best verdict of a claim about trained models.
  public static func ceiling(_ results: Results) -> Ceiling? {
    guard let name = results.profiles.first(where: { $0 != Profile.paper.rawValue }) else {
      return nil
    }
    let profile = Profile(rawValue: name) ?? .smoke
    let (ours, paper) = (TextScale(profile), TextScale(.paper))
    func words(_ scale: TextScale) -> String {
      "\(scale.words) words, \(scale.epochs + scale.tenfoldEpochs) epochs of "
        + "\(scale.estimator.rawValue), \(scale.hidden) hidden units and steps of \(scale.stepText)"
    }
    return Ceiling(
      profile == .smoke ? .inconclusive : .consistent,
      because: "\(words(ours)), where the paper has \(words(paper))")
  }
}

/// The two parts of the corpus.
public enum TextSplit: String, Sendable, Hashable, CaseIterable { case train, test }

/// The gradient estimators that are used.
public enum TextEstimator: String, Sendable, Hashable {
  case arm = "ARM"
  case disarm = "DisARM"

  func estimator(samples: Int) -> any BitGradientEstimator {
    switch self {
    case .arm: ARM(sampleCount: samples)
    case .disarm: DisARM(sampleCount: samples)
    }
  }
}
