import Artifacts

/// 20 Newsgroups, by date, as word counts: 11269 training and 7505 test documents of 20 classes, a
/// vocabulary of 61188 words.
///
/// Units: occurrences of a word in a document.
/// Source: K. Lang (1995); the "processed" version by J. Rennie, qwone.com/~jason/20Newsgroups.
public struct TwentyNewsgroups: DatasetLoader {
  public let name = "20newsgroups"
  /// Documents of each split, and words.
  public static let (trainCount, testCount, wordCount) = (11_269, 7_505, 61_188)
  /// Lines of the two files of counts.
  public static let (trainTerms, testTerms) = (1_467_345, 967_874)

  /// The loader of 20 Newsgroups.
  public init() {}

  public var standIn: StandIn<LabelledCorpus>? { TopicCorpus().standIn }

  public func load(_ file: (String) throws -> [UInt8]) throws -> LabelledCorpus {
    let vocabulary = try Self.lines(try file("vocabulary.txt"), "vocabulary.txt", Self.wordCount)
    let classes = try Self.lines(try file("train.map"), "train.map", 20)
      .map { String($0.prefix { $0 != " " }) }
    func split(_ name: String, _ count: Int) throws -> LabelledDocuments {
      let labels = try Self.labels(
        try file("\(name).label"), "\(name).label", count, classes: classes.count)
      let counts = try SparseTriples.read(
        try file("\(name).data"), file: "\(name).data", documents: count, words: vocabulary.count)
      return LabelledDocuments(counts: counts, labels: labels)
    }
    return LabelledCorpus(
      train: try split("train", Self.trainCount), test: try split("test", Self.testCount),
      vocabulary: vocabulary, classes: classes)
  }

  static func labels(
    _ bytes: [UInt8], _ file: String, _ count: Int, classes: Int
  ) throws -> [Int] {
    try lines(bytes, file, count).enumerated().map { index, line in
      guard let label = Int(line), (1...classes).contains(label) else {
        throw SparseTriplesError(
          file: file, line: index + 1, problem: "expected a class 1 to \(classes), found '\(line)'")
      }
      return label - 1
    }
  }

  /// The lines of a file, which must be so many and none of them empty.
  static func lines(_ bytes: [UInt8], _ file: String, _ count: Int) throws -> [String] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count == count else {
      throw SparseTriplesError(
        file: file, line: lines.count, problem: "expected \(count) lines, found \(lines.count)")
    }
    return try lines.enumerated().map { index, line in
      guard !line.isEmpty else {
        throw SparseTriplesError(file: file, line: index + 1, problem: "the line is empty")
      }
      return String(decoding: line, as: UTF8.self)
    }
  }
}
