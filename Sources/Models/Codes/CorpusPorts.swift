import Autodiff

/// A corpus of documents as inputs of a program.
public struct CorpusPorts: Sendable, Hashable {
  public let documents: Int
  /// Pairs of a document and a word that occurs in it.
  public let terms: Int
  public let words: Int

  public init(documents: Int, terms: Int, words: Int) {
    self.documents = documents
    self.terms = terms
    self.words = words
  }

  /// Names of the inputs.
  public enum Name {
    public static let offsets = "corpus.offsets"
    public static let words = "corpus.words"
    public static let counts = "corpus.counts"
    public static let lengths = "corpus.lengths"
    public static let smoothing = "corpus.smoothing"
  }

  /// The counts by rows, Ñ of each document, and f⁰.
  public var ports: [Port] {
    [
      Port(Name.offsets, [documents + 1], .index), Port(Name.words, [terms], .index),
      Port(Name.counts, [terms]), Port(Name.lengths, [documents]), Port(Name.smoothing, [words]),
    ]
  }

  /// Documents `rows` (an index vector) of the corpus among the inputs.
  public func batch(_ inputs: Program.Inputs, rows: Tensor) -> DocumentBatch {
    DocumentBatch(
      counts: SparseRows(
        offsets: inputs[Name.offsets], columns: inputs[Name.words], values: inputs[Name.counts]),
      rows: rows, smoothing: inputs[Name.smoothing],
      lengths: inputs[Name.lengths].gathered(rows))
  }
}
