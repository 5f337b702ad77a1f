import RecipeKit

/// A split of the corpus as programs read it: cut to its most frequent words, smoothed, padded.
public struct TextData: Sendable {
  /// The dataset's name in the catalogue.
  public static let dataset = "20newsgroups"
  /// What a stage that reads the corpus declares.
  public static let key = [dataset: ""]
  /// Raised whenever other words, documents or counts would come out.
  public static let revision = 1
  /// Room for the terms of a split, whichever documents and words are kept: program inputs have
  /// fixed
  /// sizes that must be known without the data.
  static let termRoom = TwentyNewsgroups.trainTerms

  public let split: TextSplit
  /// The documents that are used.
  public let documents: LabelledDocuments
  /// The kept words, most frequent first.
  public let vocabulary: [String]
  public let classes: [String]
  /// f⁰: smoothed frequencies of the words in the training documents; they sum to 1.
  let smoothing: [Double]
  /// Σ_w x̃_w log(x̃_w / Ñ) of each document: what its own frequencies cost.
  public let saturated: [Double]

  /// - Errors: `DataError` when the corpus cannot be had.
  public init(_ context: any StageContext, _ scale: TextScale, _ split: TextSplit) throws {
    let whole = try context.corpus(Self.dataset).content
    self.init(whole.keepingMostFrequentWords(scale.words), scale, split)
  }

  /// - Parameter corpus: Cut to its words.
  public init(_ corpus: LabelledCorpus, _ scale: TextScale, _ split: TextSplit) {
    let train = Self.chosen(corpus.train, .train, scale)
    documents = split == .train ? train : Self.chosen(corpus.test, .test, scale)
    self.split = split
    vocabulary = corpus.vocabulary
    classes = corpus.classes
    let words = Double(corpus.vocabulary.count)
    let totals = train.counts.totals.map { Double($0) + 1 / words }
    let sum = totals.reduce(0, +)
    let smoothing = totals.map { $0 / sum }
    self.smoothing = smoothing
    saturated = Self.saturated(documents.counts, smoothing)
  }

  private static func chosen(
    _ documents: LabelledDocuments, _ split: TextSplit, _ scale: TextScale
  ) -> LabelledDocuments {
    guard scale.count(split) < documents.count else { return documents }
    let order = RandomKey(seed: 0)["text"][split.rawValue].permutation(documents.count)
    let rows = order.prefix(scale.count(split)).map { Int($0) }
    return LabelledDocuments(
      counts: documents.counts.selecting(documents: rows), labels: rows.map { documents.labels[$0] }
    )
  }

  /// With s = Σ_w f_w log(f_w / Ñ) over all words, corrected where a word occurs.
  private static func saturated(_ counts: WordCounts, _ smoothing: [Double]) -> [Double] {
    let entropy = smoothing.reduce(0) { $0 + $1 * log($1) }
    let lengths = counts.lengths
    return (0..<counts.documentCount).map { document in
      let scale = log(Double(lengths[document]) + 1)
      return counts.terms(document).reduce(entropy - scale) { sum, term in
        let own = smoothing[Int(counts.words[term])]
        let x = Double(counts.counts[term]) + own
        return sum + x * (log(x) - scale) - own * (log(own) - scale)
      }
    }
  }

  /// Ñ of each document.
  public var lengths: [Double] { documents.counts.lengths.map { Double($0) + 1 } }

  /// What a decoder that always gives the corpus' frequencies costs, relative to each document's
  /// own:
  /// the mean in nats a document.
  public var collapse: Double {
    let counts = documents.counts
    let logs = smoothing.map { log($0) }
    let entropy = zip(smoothing, logs).reduce(0) { $0 + $1.0 * $1.1 }
    let total = (0..<counts.documentCount).reduce(0.0) { sum, document in
      let score = counts.terms(document).reduce(entropy) {
        $0 + Double(counts.counts[$1]) * logs[Int(counts.words[$1])]
      }
      return sum + saturated[document] - score
    }
    return total / Double(counts.documentCount)
  }

  /// Sizes of the inputs that hold a split.
  public static func ports(_ scale: TextScale, _ split: TextSplit) -> CorpusPorts {
    CorpusPorts(documents: scale.count(split), terms: termRoom, words: scale.words)
  }

  /// The values of those inputs.
  public var inputs: [String: HostArray] {
    let counts = documents.counts
    let room = Self.termRoom - counts.words.count
    precondition(room >= 0, "\(counts.words.count) terms, room for \(Self.termRoom)")
    return [
      CorpusPorts.Name.offsets: HostArray(counts.offsets),
      CorpusPorts.Name.words: HostArray(counts.words + Array(repeating: 0, count: room)),
      CorpusPorts.Name.counts: HostArray(
        counts.counts.map { Float($0) } + Array(repeating: 0, count: room)),
      CorpusPorts.Name.lengths: HostArray(lengths.map { Float($0) }),
      CorpusPorts.Name.smoothing: HostArray(smoothing.map { Float($0) }),
    ]
  }
}
