import Tables

/// One entry's values by seed, on one side of a comparison.
struct SeedValues: Equatable {
  /// Number or word by seed; missing values are left out.
  var values: [UInt64: Value] = [:]

  /// Whether nothing was measured.
  var isEmpty: Bool { values.isEmpty }

  /// Whether the entry holds words, not numbers.
  var isWords: Bool { values.values.contains { $0.double == nil } }

  /// Mean and spread over seeds.
  var estimate: Estimate {
    Estimate(values.sorted { $0.key < $1.key }.compactMap(\.value.double))
  }

  /// The word that all seeds share, or all of them.
  var words: String {
    let words = values.sorted { $0.key < $1.key }.map(\.value.string)
    return Set(words).count == 1 ? words[0] : words.joined(separator: ", ")
  }
}
