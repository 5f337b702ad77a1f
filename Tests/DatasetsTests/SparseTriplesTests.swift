import Datasets
import Testing

struct SparseTriplesTests {
  private func read(_ text: String, documents: Int = 3, words: Int = 9) throws -> WordCounts {
    try SparseTriples.read(
      Array(text.utf8), file: "test.data", documents: documents, words: words)
  }

  private func problem(_ text: String) -> SparseTriplesError? {
    do {
      _ = try read(text)
      return nil
    } catch { return error as? SparseTriplesError }
  }

  @Test func aSoundFileIsRead() throws {
    let counts = try read("1 2 5\n1 9 1\n3 1 7\n")
    #expect(counts.offsets == [0, 2, 2, 3])
    #expect(counts.words == [1, 8, 0])
    #expect(counts.counts == [5, 1, 7])
    #expect(counts.lengths == [6, 0, 7])
    #expect(try read("").documentCount == 3)
  }

  @Test(arguments: [
    ("1 2 5\n1 10 1\n", 2, "a word is 10, expected 1 to 9"),
    ("1 0 5\n", 1, "a word is 0, expected 1 to 9"),
    ("4 1 5\n", 1, "a document is 4, expected 1 to 3"),
    ("1 2 5\n1 3 0\n", 2, "a count is 0"),
    ("1 2 99999999999999999999\n", 1, "a count is"),
    ("1 2 -5\n", 1, "expected a count in digits and the end of the line, found '-'"),
    ("1 2 x\n", 1, "found 'x'"), ("1 2 5\none 3 1\n", 2, "found 'o'"),
    ("1 2 5\n1 3\n", 2, "found its end"), ("1 2 5\n1 3", 2, "the file ends"),
    ("1 2 5\n1 3 4", 2, "the file ends"), ("1 2 5\n\n", 2, "found its end"),
    ("1  2 5\n", 1, "expected a word"), ("1 2 5 6\n", 1, "the end of the line"),
    ("1 2 5\n1 2 1\n", 2, "not in order"), ("2 2 5\n1 3 1\n", 2, "not in order"),
  ])
  func malformedLinesAreNamed(_ text: String, _ line: Int, _ words: String) {
    let error = problem(text)
    #expect(error?.file == "test.data")
    #expect(error?.line == line, "\(text)")
    #expect(error?.problem.contains(words) == true, "\(error?.problem ?? "nothing")")
  }

  @Test func cutAnywhereItIsRefusedOrShorter() throws {
    let text = "1 2 5\n1 9 1\n3 1 7\n"
    for count in 0..<text.count {
      let part = String(text.prefix(count))
      let isWhole = part.isEmpty || part.hasSuffix("\n")
      #expect((problem(part) == nil) == isWhole, "\(part)")
    }
  }

  @Test func frequentWordsAreThoseOfManyDocuments() throws {
    let counts = try read("1 1 9\n1 4 1\n2 4 1\n2 7 1\n3 4 1\n3 7 2\n")
    #expect(counts.documentFrequencies == [1, 0, 0, 3, 0, 0, 2, 0, 0])
    #expect(counts.totals == [9, 0, 0, 3, 0, 0, 3, 0, 0])
    #expect(counts.mostFrequentWords(3) == [3, 6, 0])
    let kept = counts.keeping(words: [3, 6])
    #expect(kept.wordCount == 2)
    #expect(kept.offsets == [0, 1, 3, 5])
    #expect(kept.words == [0, 0, 1, 0, 1])
    #expect(kept.counts == [1, 1, 1, 1, 2])
    #expect(counts.selecting(documents: [2, 0]).counts == [1, 2, 9, 1])
  }
}

struct TopicCorpusTests {
  @Test func itIsTheSameEachTimeAndItsClassesDiffer() {
    let corpus = TopicCorpus(trainCount: 60, testCount: 20, wordCount: 200).corpus()
    #expect(corpus == TopicCorpus(trainCount: 60, testCount: 20, wordCount: 200).corpus())
    #expect(corpus.train.count == 60 && corpus.test.count == 20)
    #expect(Set(corpus.train.labels).count > 5)
    #expect(corpus.train.counts.lengths.allSatisfy { $0 >= 20 })
    let cut = corpus.keepingMostFrequentWords(50)
    #expect(cut.vocabulary.count == 50 && cut.test.counts.wordCount == 50)
  }

  @Test func itHasRoomWhereTheRealCorpusHas() {
    #expect(TopicCorpus().trainCount == TwentyNewsgroups.trainCount)
    #expect(TopicCorpus().standIn.name == "topic-corpus")
  }
}
