import Tables

/// How far two numbers may lie apart and still count as the same.
public struct Tolerance: Hashable, Sendable {
  /// Absolute part; `nil` for the column's own.
  public let absolute: Double?
  /// Relative part; `nil` for the usual one.
  public let relative: Double?

  /// A tolerance.
  ///
  /// - Parameters:
  ///   - absolute: At least 0; `nil` takes half a unit of the last printed digit where a column
  ///     says how many it prints, else 1e−12, which is rounding.
  ///   - relative: At least 0; `nil` takes 1e−6.
  public init(absolute: Double? = nil, relative: Double? = nil) {
    self.absolute = absolute
    self.relative = relative
  }

  /// The largest difference that counts as the same.
  ///
  /// - Parameters:
  ///   - column: What is measured.
  ///   - size: Size of the earlier value.
  func limit(_ column: Column, _ size: Double) -> Double {
    let own = column.digits.map { 0.5 * Self.power(-$0) } ?? 1e-12
    return (absolute ?? own) + (relative ?? 1e-6) * abs(size)
  }

  /// Ten to a whole power.
  private static func power(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<abs(exponent) { value *= 10 }
    return exponent < 0 ? 1 / value : value
  }
}
