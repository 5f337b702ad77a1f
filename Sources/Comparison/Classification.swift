import Tables

/// What a pair of values by seed comes to.
struct Classification: Equatable {
  var kind: DifferenceClass
  var difference: Double?
  var interval: ClosedRange<Double>?
  var method: String

  init(
    _ kind: DifferenceClass, difference: Double? = nil, interval: ClosedRange<Double>? = nil,
    method: String = ""
  ) {
    self.kind = kind
    self.difference = difference
    self.interval = interval
    self.method = method
  }

  /// Sets two sides against each other.
  ///
  /// Seeds that both have are compared pair by pair; without any, means are compared by Welch's
  /// interval. Divergence counts before numbers do.
  ///
  /// - Parameters:
  ///   - before: Values by seed; may be empty.
  ///   - after: Values by seed; may be empty.
  ///   - column: What is measured, after.
  ///   - tolerance: What counts as the same.
  init(_ before: SeedValues, _ after: SeedValues, _ column: Column, _ tolerance: Tolerance) {
    if before.isEmpty {
      self.init(.added)
    } else if after.isEmpty {
      self.init(.removed)
    } else if before == after {
      self.init(.identical, difference: before.isWords ? nil : 0)
    } else if before.isWords || after.isWords {
      self.init(words: before, after)
    } else {
      self.init(numbers: before, after, column, tolerance)
    }
  }

  private init(words before: SeedValues, _ after: SeedValues) {
    let common = Set(before.values.keys).intersection(after.values.keys)
    let isEqual = !common.isEmpty && common.allSatisfy { before.values[$0] == after.values[$0] }
    self.init(isEqual ? .same : .changed, method: isEqual ? "other seeds" : "")
  }

  private init(
    numbers before: SeedValues, _ after: SeedValues, _ column: Column, _ tolerance: Tolerance
  ) {
    let (old, new) = (before.estimate, after.estimate)
    let common = Set(before.values.keys).intersection(after.values.keys).sorted()
    let pairs = common.compactMap { seed -> (Double, Double)? in
      guard let a = before.values[seed]?.double, let b = after.values[seed]?.double else {
        return nil
      }
      return (a, b)
    }
    if let kind = Self.divergence(pairs, old, new) {
      self.init(kind)
      return
    }
    let finite = pairs.filter { $0.0.isFinite && $0.1.isFinite }
    if finite.isEmpty {
      self.init(unpaired: old, new, column, tolerance)
    } else {
      self.init(paired: finite, sideCounts: (old.count, new.count), column, tolerance)
    }
  }

  /// Failed or fixed; `nil` when divergence says nothing.
  private static func divergence(
    _ pairs: [(Double, Double)], _ old: Estimate, _ new: Estimate
  ) -> DifferenceClass? {
    let failed = pairs.count { $0.0.isFinite && !$0.1.isFinite }
    let fixed = pairs.count { !$0.0.isFinite && $0.1.isFinite }
    if failed > fixed { return .failed }
    if fixed > failed { return .fixed }
    if !pairs.isEmpty { return nil }
    // Other seeds: what counts is whether divergence is there at all.
    if old.diverged == 0, new.diverged > 0 { return .failed }
    if old.diverged > 0, new.diverged == 0 { return .fixed }
    return nil
  }

  private init(
    paired pairs: [(Double, Double)], sideCounts: (Int, Int), _ column: Column,
    _ tolerance: Tolerance
  ) {
    let differences = pairs.map { $0.1 - $0.0 }
    let mean = Estimate(differences)
    let more = sideCounts.1 - pairs.count
    let fewer = sideCounts.0 - pairs.count
    let others =
      (more > 0 ? ["\(more) seeds more"] : []) + (fewer > 0 ? ["\(fewer) seeds fewer"] : [])
    let words = (["paired by seed, n = \(pairs.count)"] + others).joined(separator: ", ")
    if differences.allSatisfy({ $0 == 0 }) {
      // The same seeds gave the same; other seeds move the mean by chance alone.
      self.init(
        others.isEmpty ? .identical : .noise, difference: 0,
        method: (["the \(pairs.count) common seeds are identical"] + others)
          .joined(separator: ", "))
    } else if pairs.allSatisfy({ abs($0.1 - $0.0) <= tolerance.limit(column, $0.0) }) {
      self.init(
        .same, difference: mean.mean, interval: StudentPoints.interval(mean), method: words)
    } else if let interval = StudentPoints.interval(mean) {
      self.init(
        Self.kind(interval, column), difference: mean.mean, interval: interval, method: words)
    } else {
      self.init(
        Self.kind(mean.mean...mean.mean, column), difference: mean.mean,
        method: "one seed: no interval")
    }
  }

  private init(
    unpaired old: Estimate, _ new: Estimate, _ column: Column, _ tolerance: Tolerance
  ) {
    guard old.count > 0, new.count > 0 else {
      self.init(.same, method: "diverged on both sides")
      return
    }
    let difference = new.mean - old.mean
    if abs(difference) <= tolerance.limit(column, old.mean) {
      self.init(.same, difference: difference, method: "other seeds")
    } else if let contrast = Statistics.welch(new, minus: old) {
      let interval = contrast.confidenceInterval(0.95)
      self.init(
        Self.kind(interval, column), difference: difference, interval: interval,
        method: "Welch, n = \(old.count) and \(new.count)")
    } else {
      self.init(
        Self.kind(difference...difference, column), difference: difference,
        method: "too few seeds: no interval")
    }
  }

  /// The class of a difference beyond the tolerance.
  private static func kind(_ interval: ClosedRange<Double>, _ column: Column) -> DifferenceClass {
    if interval.contains(0) { return .noise }
    switch column.direction {
    case .none: return .changed
    case .higherIsBetter: return interval.lowerBound > 0 ? .better : .worse
    case .lowerIsBetter: return interval.lowerBound > 0 ? .worse : .better
    }
  }
}
