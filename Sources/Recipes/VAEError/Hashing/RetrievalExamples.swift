import RecipeKit
import VAEErrorText

/// A few queries with their nearest documents, in words.
struct RetrievalExamples {
  /// Classes from each of which the first test document with enough words is taken.
  private static let classes = [3, 9, 13, 17]
  private static let leastLength = 60
  private static let neighbours = 3
  private static let topWords = 7

  private let run: TextRun
  private let train: TextData
  private let test: TextData

  init(_ run: TextRun, train: TextData, test: TextData) {
    self.run = run
    self.train = train
    self.test = test
  }

  func rows(index: HammingRetrieval, queries: [UInt64]) -> Rows {
    var rows = Rows([
      Column("bits"), Column("depth"), Column("encoder"), Column("query"), Column("rank"),
      Column("distance"), Column("class"), Column("words"),
    ])
    let frequencies = train.documents.counts.documentFrequencies
    func add(_ query: Int, rank: Int, distance: Int, _ data: TextData, _ document: Int) {
      rows.append([
        "bits": .integer(run.bits), "depth": .integer(run.depth),
        "encoder": .text(run.encoder.rawValue), "query": .integer(query), "rank": .integer(rank),
        "distance": .integer(distance),
        "class": .text(data.classes[data.documents.labels[document]]),
        "words": .text(words(data, document, frequencies).joined(separator: " ")),
      ])
    }
    for (number, document) in chosen.enumerated() {
      add(number + 1, rank: 0, distance: 0, test, document)
      let nearest = index.nearest(to: queries[document], count: Self.neighbours)
      for (rank, found) in nearest.enumerated() {
        add(number + 1, rank: rank + 1, distance: found.distance, train, found.document)
      }
    }
    return rows
  }

  private var chosen: [Int] {
    let lengths = test.documents.counts.lengths
    return Self.classes.compactMap { wanted in
      test.documents.labels.indices.first {
        test.documents.labels[$0] == wanted && lengths[$0] >= Self.leastLength
      }
    }
  }

  /// The words that tell a document most from others: count times log of inverse document
  /// frequency.
  private func words(_ data: TextData, _ document: Int, _ frequencies: [Int]) -> [String] {
    let counts = data.documents.counts
    let total = Double(train.documents.count)
    let scored = counts.terms(document).map { term -> (word: Int, score: Double) in
      let word = Int(counts.words[term])
      let rarity = log((total + 1) / (Double(frequencies[word]) + 1))
      return (word, (1 + log(Double(counts.counts[term]))) * rarity)
    }
    return scored.sorted { ($1.score, $0.word) < ($0.score, $1.word) }
      .prefix(Self.topWords).map { data.vocabulary[$0.word] }
  }
}
