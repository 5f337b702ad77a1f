/// Retrieval by binary codes: documents ranked by the number of bits in which their codes differ.
///
/// Documents at the same distance are ranked by chance: what is given is the mean over all orders
/// of
/// such ties, so that few bits, which tie often, are neither favoured nor punished by the order in
/// which
/// documents are stored.
///
/// - Units: precision is a share of the retrieved documents.
/// - Source: Salakhutdinov & Hinton (2009), "Semantic hashing", §4: precision of the retrieved
///   documents of the query's class.
public struct HammingRetrieval: Sendable {
  /// Codes of the documents that are searched, at most 64 bits each.
  private let codes: [UInt64]
  private let labels: [Int]

  public init(codes: [UInt64], labels: [Int]) {
    precondition(codes.count == labels.count, "\(codes.count) codes, \(labels.count) labels")
    self.codes = codes
    self.labels = labels
  }

  /// Codes from bits, `[documents, bits]`, row-major; a bit is set where its value is above 0.
  public static func codes(_ values: [Double], bits: Int) -> [UInt64] {
    precondition((1...64).contains(bits) && values.count % bits == 0, "\(values.count) / \(bits)")
    return (0..<values.count / bits).map { document in
      (0..<bits).reduce(0) { $0 << 1 | (values[document * bits + $1] > 0 ? 1 : 0) }
    }
  }

  /// Expected share of the `count` nearest documents that have the label.
  public func precision(of code: UInt64, label: Int, count: Int) -> Double {
    precondition(count >= 1 && count <= codes.count, "\(count) of \(codes.count) documents")
    var (all, matching) = (
      Array(repeating: 0, count: 65), Array(repeating: 0, count: 65)
    )
    for (index, other) in codes.enumerated() {
      let distance = (code ^ other).nonzeroBitCount
      all[distance] += 1
      if labels[index] == label { matching[distance] += 1 }
    }
    var (left, found) = (count, 0.0)
    for distance in 0...64 where left > 0 && all[distance] > 0 {
      let taken = min(left, all[distance])
      found += Double(matching[distance]) * Double(taken) / Double(all[distance])
      left -= taken
    }
    return found / Double(count)
  }

  /// The nearest documents by distance, then by position.
  public func nearest(to code: UInt64, count: Int) -> [(document: Int, distance: Int)] {
    let distances = codes.enumerated().map { ($0.offset, (code ^ $0.element).nonzeroBitCount) }
    return distances.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(count)
      .map { (document: $0.0, distance: $0.1) }
  }
}
