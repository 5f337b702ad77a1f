import Artifacts
import Foundation
import Tensors

/// Documents drawn by the program from topics: an offline stand-in for a corpus of news.
///
/// A word of a document comes from the document's class or from what is common to all. Frequencies
/// fall
/// off as in language, lengths vary widely. It has as many documents as 20 Newsgroups, but it is
/// *not*
/// text: results on it say nothing about the paper's numbers, and pages say that it was used.
public struct TopicCorpus: Sendable, Hashable {
  /// Changes whenever a drawn count does.
  static let revision = 1

  public let trainCount: Int
  public let testCount: Int
  public let wordCount: Int
  private let classCount = 20

  /// - Parameters: Documents of each split, and words; at least 1.
  public init(
    trainCount: Int = TwentyNewsgroups.trainCount, testCount: Int = TwentyNewsgroups.testCount,
    wordCount: Int = 12_000
  ) {
    precondition(trainCount > 0 && testCount > 0 && wordCount > 20, "an empty corpus")
    self.trainCount = trainCount
    self.testCount = testCount
    self.wordCount = wordCount
  }

  /// Name of the corpus in keys and on pages.
  public var name: String { "topic-corpus" }

  /// What stands for this corpus in a key.
  public var digest: Digest {
    Digest(
      hashing:
        "topic corpus, revision \(Self.revision), \(trainCount) and \(testCount), \(wordCount)")
  }

  /// The corpus in the form that loaders declare.
  public var standIn: StandIn<LabelledCorpus> {
    StandIn(name: name, digest: digest) { corpus() }
  }

  /// Draws both splits.
  public func corpus() -> LabelledCorpus {
    LabelledCorpus(
      train: documents("train", trainCount), test: documents("test", testCount),
      vocabulary: (0..<wordCount).map { "word\($0 + 1)" },
      classes: (0..<classCount).map { "topic\($0 + 1)" })
  }

  private func documents(_ split: String, _ count: Int) -> LabelledDocuments {
    let key = RandomKey(seed: 0)["topic corpus"][split]
    var (offsets, words, counts): ([Int32], [Int32], [Int32]) = ([0], [], [])
    var labels: [Int] = []
    for document in 0..<count {
      let own = key[document]
      let label = Int(own["label"].first % UInt64(classCount))
      // Lengths between 20 and about 400 words, most of them short.
      let draw: [Double] = own["length"].uniform(1)
      let length = 20 + Int(60 / (draw[0] + 0.15))
      let draws: [Double] = own["words"].uniform(2 * length)
      var found: [Int32: Int32] = [:]
      for place in 0..<length {
        let word = self.word(draws[2 * place], isCommon: draws[2 * place + 1] < 0.5, label)
        found[word, default: 0] += 1
      }
      for (word, number) in found.sorted(by: { $0.key < $1.key }) {
        words.append(word)
        counts.append(number)
      }
      offsets.append(Int32(words.count))
      labels.append(label)
    }
    let all = WordCounts(wordCount: wordCount, offsets: offsets, words: words, counts: counts)
    return LabelledDocuments(counts: all, labels: labels)
  }

  /// A word with probability about 1 / rank; the ranks of a class are its own.
  private func word(_ draw: Double, isCommon: Bool, _ label: Int) -> Int32 {
    let rank = Int(exp(draw * log(Double(wordCount)))) - 1
    let bounded = min(rank, wordCount - 1)
    return Int32(isCommon ? bounded : (bounded * 7919 + 601 * (label + 1)) % wordCount)
  }
}
