/// Equal parts of a row of positions, by shapes alone.
struct Parts {
  /// Positions in all, and in each part but the last.
  let (count, length): (Int, Int)

  /// - Parameters:
  ///   - count: Positions.
  ///   - unit: What the length of a part is a multiple of.
  ///   - least: Positions that are worth a part of their own; below twice as many there is one.
  init(of count: Int, unit: Int = 1, least: Int) {
    self.count = count
    let wanted = max(1, min(Self.most, count / max(1, least)))
    let units = (count + unit - 1) / unit
    length = max(1, (units + wanted - 1) / wanted) * unit
  }

  /// Enough to even out two threads of which one is disturbed.
  private static let most = 16

  /// Number of parts, at least 1.
  var number: Int { max(1, (count + length - 1) / length) }

  subscript(part: Int) -> Range<Int> { part * length..<min(count, (part + 1) * length) }
}
