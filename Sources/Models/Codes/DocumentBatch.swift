import Autodiff

/// Documents of a corpus as a step sees them: sparse counts, smoothed by the corpus' frequencies.
///
///     x̃_w = x_w + f⁰_w,  Ñ = Σ_w x̃_w = N + 1
///
/// - Source: the data preparation of Kyrylov, Bedi & Zang (2023), ReScience C 9(2); see the
///   specification of Shekhovtsov, Schlesinger & Flach (2022), §5.2.
public struct DocumentBatch: Sendable {
  /// The counts of the corpus, `[documents, words]`.
  public let counts: SparseRows
  /// Which documents these are, an index vector `[batch]`.
  public let rows: Tensor
  /// f⁰, which sums to 1, `[words]`.
  public let smoothing: Tensor
  /// Ñ of each document of the batch, `[batch]`.
  public let lengths: Tensor

  public init(counts: SparseRows, rows: Tensor, smoothing: Tensor, lengths: Tensor) {
    self.counts = counts
    self.rows = rows
    self.smoothing = smoothing
    self.lengths = lengths.checkShape([rows.count], "lengths")
  }

  /// Number of documents.
  public var count: Int { rows.count }

  /// Σ_w x̃_w·weights[w, ·]: `[words, m]` gives `[batch, m]`.
  public func product(_ weights: Tensor) -> Tensor {
    counts.product(rows: rows, weights) + matmul(smoothing.expanded(0), weights)
  }

  /// The same per word of the document: Σ_w (x̃_w / Ñ)·weights[w, ·].
  public func frequencyProduct(_ weights: Tensor) -> Tensor {
    product(weights) / lengths.expanded(1)
  }
}
