import RecipeKit

/// The three encoders of the experiment.
public enum TextEncoder: String, Sendable, Hashable, CaseIterable {
  /// Affine in the counts.
  case e1
  /// Two hidden layers on frequencies.
  case e2
  /// Affine in the frequencies.
  case e3

  /// In a few words.
  public var description: String {
    switch self {
    case .e1: "linear in counts"
    case .e2: "deep, on frequencies"
    case .e3: "linear in frequencies"
    }
  }

  func model(_ scale: TextScale, bits: Int) -> any DocumentEncoder {
    switch self {
    case .e1: LinearCountEncoder(words: scale.words, bits: bits)
    case .e2:
      DeepFrequencyEncoder(words: scale.words, hidden: [scale.hidden, scale.hidden], bits: bits)
    case .e3: LinearFrequencyEncoder(words: scale.words, bits: bits)
    }
  }

  /// Its style in figures.
  public var series: Series {
    switch self {
    case .e1: Series("e1", label: "e1, counts").inked(.palette(0)).marked(.circle)
    case .e2:
      Series("e2", label: "e2, deep on frequencies").inked(.palette(1)).marked(.square)
        .dashed(.dashed)
    case .e3:
      Series("e3", label: "e3, frequencies").inked(.palette(2)).marked(.diamond)
        .dashed(.dashDot)
    }
  }
}
