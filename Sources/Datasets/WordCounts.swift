/// How often each word occurs in each document, stored by documents without zeros.
public struct WordCounts: Sendable, Equatable {
  /// Size of the vocabulary.
  public let wordCount: Int
  /// Where the words of each document begin, and after the last where they end.
  public let offsets: [Int32]
  /// Words from 0, ascending within a document.
  public let words: [Int32]
  /// How often, at least 1.
  public let counts: [Int32]

  public init(wordCount: Int, offsets: [Int32], words: [Int32], counts: [Int32]) {
    precondition(
      words.count == counts.count && offsets.last == Int32(words.count),
      "\(words.count) words, \(counts.count) counts, ending at \(offsets.last ?? -1)")
    self.wordCount = wordCount
    self.offsets = offsets
    self.words = words
    self.counts = counts
  }

  /// Number of documents.
  public var documentCount: Int { offsets.count - 1 }

  /// Places in `words` and `counts` of a document.
  public func terms(_ document: Int) -> Range<Int> {
    Int(offsets[document])..<Int(offsets[document + 1])
  }

  /// Number of words of each document, repetitions counted.
  public var lengths: [Int] {
    (0..<documentCount).map { counts[terms($0)].reduce(0) { $0 + Int($1) } }
  }

  /// In how many documents each word occurs.
  public var documentFrequencies: [Int] {
    words.reduce(into: Array(repeating: 0, count: wordCount)) { $0[Int($1)] += 1 }
  }

  /// How often each word occurs in all.
  public var totals: [Int] {
    var totals = Array(repeating: 0, count: wordCount)
    for (word, count) in zip(words, counts) { totals[Int(word)] += Int(count) }
    return totals
  }

  /// The `count` words that occur in most documents, most frequent first; of equally frequent words
  /// the one with the lower number comes first.
  public func mostFrequentWords(_ count: Int) -> [Int] {
    let frequencies = documentFrequencies
    return Array(
      frequencies.indices.sorted { (-frequencies[$0], $0) < (-frequencies[$1], $1) }
        .prefix(count))
  }

  /// The counts of some words only, which get the numbers 0, 1, … in the order given.
  public func keeping(words kept: [Int]) -> WordCounts {
    var numbers = [Int32](repeating: -1, count: wordCount)
    for (number, word) in kept.enumerated() { numbers[word] = Int32(number) }
    return rebuilt(wordCount: kept.count, documents: 0..<documentCount) {
      numbers[Int($0)] >= 0 ? numbers[Int($0)] : nil
    }
  }

  /// Some documents only, in the order given.
  public func selecting(documents: [Int]) -> WordCounts {
    rebuilt(wordCount: wordCount, documents: documents) { $0 }
  }

  private func rebuilt(
    wordCount: Int, documents: some Sequence<Int>, _ number: (Int32) -> Int32?
  ) -> WordCounts {
    var offsets: [Int32] = [0]
    var (newWords, newCounts): ([Int32], [Int32]) = ([], [])
    for document in documents {
      let entries = terms(document).compactMap { term in
        number(words[term]).map { (word: $0, count: counts[term]) }
      }.sorted { $0.word < $1.word }
      newWords += entries.map(\.word)
      newCounts += entries.map(\.count)
      offsets.append(Int32(newWords.count))
    }
    return WordCounts(wordCount: wordCount, offsets: offsets, words: newWords, counts: newCounts)
  }
}

/// Documents with their classes.
public struct LabelledDocuments: Sendable, Equatable {
  public let counts: WordCounts
  /// Classes, from 0; one for each document.
  public let labels: [Int]

  public init(counts: WordCounts, labels: [Int]) {
    precondition(
      counts.documentCount == labels.count,
      "\(counts.documentCount) documents, \(labels.count) labels")
    self.counts = counts
    self.labels = labels
  }

  /// Number of documents.
  public var count: Int { labels.count }
}

/// A corpus of classified documents in two splits.
public struct LabelledCorpus: Sendable, Equatable {
  public let train: LabelledDocuments
  public let test: LabelledDocuments
  /// The words by number.
  public let vocabulary: [String]
  /// Names of the classes.
  public let classes: [String]

  public init(
    train: LabelledDocuments, test: LabelledDocuments, vocabulary: [String], classes: [String]
  ) {
    self.train = train
    self.test = test
    self.vocabulary = vocabulary
    self.classes = classes
  }

  /// The corpus with the words only that occur in most training documents.
  public func keepingMostFrequentWords(_ count: Int) -> LabelledCorpus {
    let kept = train.counts.mostFrequentWords(count)
    func cut(_ documents: LabelledDocuments) -> LabelledDocuments {
      LabelledDocuments(counts: documents.counts.keeping(words: kept), labels: documents.labels)
    }
    return LabelledCorpus(
      train: cut(train), test: cut(test), vocabulary: kept.map { vocabulary[$0] },
      classes: classes)
  }
}
