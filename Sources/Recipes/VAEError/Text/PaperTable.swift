import RecipeKit

/// The numbers of the paper's Table 2: lowest NELBO over all epochs.
public enum PaperTable {
  /// By bits and depth: e1, e2, e3 for train, then for test.
  private static let printed: [[Int]: [Int]] = [
    [8, 0]: [419, 429, 439, 423, 429, 435], [8, 1]: [321, 390, 415, 413, 421, 424],
    [8, 2]: [325, 370, 421, 418, 423, 427], [16, 0]: [382, 398, 419, 409, 417, 421],
    [16, 1]: [201, 329, 407, 404, 422, 420], [16, 2]: [164, 269, 413, 410, 416, 422],
    [32, 0]: [337, 358, 412, 396, 413, 416], [32, 1]: [165, 189, 403, 399, 413, 418],
    [32, 2]: [132, 159, 411, 406, 416, 421], [64, 0]: [296, 324, 407, 392, 411, 414],
    [64, 1]: [171, 189, 398, 398, 413, 417], [64, 2]: [134, 149, 409, 406, 417, 422],
  ]

  /// One of its numbers; nil where it has none.
  public static func value(
    bits: Int, depth: Int, _ encoder: TextEncoder, _ split: TextSplit
  ) -> PaperValue? {
    let place = (TextEncoder.allCases.firstIndex(of: encoder) ?? 0) + (split == .test ? 3 : 0)
    return printed[[bits, depth]].map {
      PaperValue("\($0[place])", where: "Table 2, \(bits) bits, depth \(depth)")
    }
  }
}
