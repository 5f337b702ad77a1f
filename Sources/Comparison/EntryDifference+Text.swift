import Tables

extension EntryDifference {
  /// The value before for readers; empty where there was none.
  public var beforeText: String { texts.before }
  /// The value after for readers; empty where there is none.
  public var afterText: String { texts.after }

  /// The difference with its interval for readers; empty where there is none.
  public var differenceText: String {
    guard let difference, kind != .identical else { return "" }
    let digits = column.digits.map { isTooSmall(difference, $0) ? nil : $0 } ?? nil
    let text = NumberText.signed(difference, digits: digits)
    guard let interval else { return text }
    return "\(text) \(NumberText.interval(interval, digits: digits))"
  }

  /// Why the class is what it is, and what differs in what the numbers were computed from.
  public var why: String {
    let first = causes.prefix(3).joined(separator: "; ")
    let rest = causes.count > 3 ? "; \(causes.count - 3) more" : ""
    return [kind == .notComparable ? method : "", first + rest].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  /// Both sides with as many digits as it takes to tell them apart.
  private var texts: (before: String, after: String) {
    let own = (Self.text(before, column.digits), Self.text(after, column.digits))
    guard own.0 == own.1, kind != .identical,
      case .estimate(let old) = before, case .estimate(let new) = after
    else { return own }
    for digits in [6, 9, 12, 17] {
      let more = (Self.text(old, significant: digits), Self.text(new, significant: digits))
      if more.0 != more.1 { return more }
    }
    return own
  }

  static func text(_ side: Side, _ digits: Int?) -> String {
    switch side {
    case .nothing: ""
    case .words(let words): words
    case .estimate(let estimate):
      estimate.count == 1 && estimate.diverged == 0
        ? NumberText.printed(estimate.mean, digits: digits) : estimate.formatted(digits: digits)
    }
  }

  private static func text(_ estimate: Estimate, significant digits: Int) -> String {
    NumberText.significant(estimate.mean, digits: digits)
      + (estimate.count > 1 ? " (n=\(estimate.count))" : "")
  }

  /// Whether a difference would read 0 with as many decimal places.
  private func isTooSmall(_ difference: Double, _ digits: Int) -> Bool {
    !NumberText.fixed(difference, digits: digits).contains { $0 >= "1" && $0 <= "9" }
  }
}

extension ReportDifference {
  /// "2 changed, 37 noise, 118 identical": classes that occur, most relevant first.
  public static func words(_ counts: [DifferenceClass: Int]) -> String {
    let parts = DifferenceClass.allCases.compactMap { kind in
      counts[kind].flatMap { $0 > 0 ? "\($0) \(kind.words)" : nil }
    }
    return parts.isEmpty ? "no entries" : parts.joined(separator: ", ")
  }

  /// The two states in a line: "3f2a91c (2026-11-12, First results) → work tree".
  public var title: String { "\(Self.words(before)) → \(Self.words(after))" }

  private static func words(_ endpoint: Endpoint) -> String {
    guard endpoint.commit != nil else { return endpoint.name }
    return "\(endpoint.short) (\(endpoint.date), \(endpoint.subject))"
  }
}
