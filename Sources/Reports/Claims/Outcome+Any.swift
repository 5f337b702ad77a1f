import Tables

extension Outcome {
  /// A claim that holds in at least one case of a population.
  ///
  /// Choosing the best of many cases favours chance, so a case counts only after Holm's correction.
  /// Contradicted when every case is.
  ///
  /// - Parameters:
  ///   - cases: Each with its label and its own outcome.
  ///   - noun: What the cases are, in the plural.
  public static func any(
    _ cases: [(label: String, outcome: Outcome)], of noun: String = "cases"
  ) -> Outcome {
    guard !cases.isEmpty else { return .notAttempted("there are no \(noun) to look at yet") }
    let tested = cases.indices.filter { cases[$0].outcome.supportP != nil }
    let adjusted = Statistics.holm(tested.compactMap { cases[$0].outcome.supportP })
    let held = zip(tested, adjusted).filter {
      cases[$0.0].outcome.verdict == .reproduced && $0.1 <= 0.05
    }.map(\.0)
    let members = cases.map { Member(label: $0.label, outcome: $0.outcome) }
    let counts = Population(members)
    let verdict = verdictForAny(counts, held: held.count)
    var evidence: String
    if let first = held.first {
      evidence =
        "\(held.count) of \(cases.count) \(noun) hold (Holm, 5 %): "
        + "\(Population.list(held.map { cases[$0].label })). "
        + "\(cases[first].label): \(cases[first].outcome.evidence)"
    } else {
      let before = counts.count(.reproduced)
      evidence = "none of \(cases.count) \(noun) holds"
      if before > 0 { evidence += " after Holm's correction; \(before) would alone" }
      evidence += ". " + (counts.nearest ?? "")
    }
    let against = cases.compactMap(\.outcome.contradictionP)
    return Outcome(
      verdict, evidence: evidence,
      seedsNeeded: verdict == .reproduced || verdict == .contradicted
        ? nil : cases.compactMap(\.outcome.seedsNeeded).min(),
      facts: counts.facts.merging(["held": .integer(held.count)]) { $1 }, members: members,
      supportP: adjusted.min(),
      contradictionP: against.count == cases.count ? against.max() : nil)
  }

  /// A claim that holds in at least one case of a population, tested case by case.
  ///
  /// - Parameters:
  ///   - population: The cases, in the order of the report.
  ///   - noun: What the cases are, in the plural.
  ///   - label: How a case is called.
  ///   - test: The outcome of one case.
  public static func any<Cases: Sequence>(
    _ population: Cases, of noun: String = "cases",
    label: (Cases.Element) -> String = { "\($0)" },
    test: (Cases.Element) throws -> Outcome
  ) rethrows -> Outcome {
    any(try population.map { (label($0), try test($0)) }, of: noun)
  }

  private static func verdictForAny(_ counts: Population, held: Int) -> Verdict {
    let total = counts.members.count
    if held > 0 { return .reproduced }
    if counts.count(.contradicted) == total { return .contradicted }
    let missing = counts.count(.notAttempted) + counts.count(.blocked)
    if missing == total { return counts.count(.blocked) > 0 ? .blocked : .notAttempted }
    if counts.count(.consistent) > 0 { return .consistent }
    return counts.count(.judged) > 0 ? .judged : .inconclusive
  }
}
