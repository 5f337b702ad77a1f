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
  /// Adam's step.
  public var stepSize: Double
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
      (words, hidden, stepSize, batchSize) = (120, 8, 2e-2, 64)
      (epochs, tenfoldEpochs, measureEvery, samples) = (2, 1, 1, 1)
    case .laptop:
      (words, hidden, stepSize) = (10_000, 64, 5e-3)
      (epochs, tenfoldEpochs, measureEvery) = (40, 0, 5)
    case .paper:
      (words, hidden, stepSize) = (10_000, 512, 1e-3)
      (epochs, tenfoldEpochs, measureEvery) = (1000, 500, 10)
    }
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
    return Ceiling(
      profile == .smoke ? .inconclusive : .consistent,
      because: "\(ours.epochs + ours.tenfoldEpochs) epochs of \(ours.estimator.rawValue) with "
        + "steps of "
        + "\(NumberText.shortest(ours.stepSize)) and \(ours.hidden) hidden units, where the paper "
        + "has \(paper.epochs + paper.tenfoldEpochs) of \(paper.estimator.rawValue), "
        + "\(NumberText.shortest(paper.stepSize)) and \(paper.hidden)")
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
