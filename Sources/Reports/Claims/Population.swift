import Tables

/// The cases of a population by verdict, and what they say together.
struct Population {
  let members: [Outcome.Member]

  init(_ members: [Outcome.Member]) { self.members = members }

  func count(_ verdict: Verdict) -> Int { members.count { $0.outcome.verdict == verdict } }

  private func labels(_ verdict: Verdict) -> [String] {
    members.filter { $0.outcome.verdict == verdict }.map(\.label)
  }

  /// Whether any case was decided by chance's measure, and not by plain equality.
  private var isSampled: Bool {
    members.count > 1
      && members.contains { $0.outcome.contradictionP.map { $0 > 0 && $0 < 1 } ?? false }
  }

  private var missing: Int { count(.notAttempted) + count(.blocked) }

  /// The verdict on "every case holds".
  var verdictForAll: Verdict {
    if count(.contradicted) > 0 { return .contradicted }
    if missing == members.count { return count(.blocked) > 0 ? .blocked : .notAttempted }
    if missing > 0 || count(.inconclusive) > 0 { return .inconclusive }
    if count(.judged) > 0 { return .judged }
    return count(.consistent) > 0 ? .consistent : .reproduced
  }

  /// "18 of 20 data sets hold; fails at ring, banana (Holm, 5 %); undecided at pinwheel"; names give
  /// way to counts where they are many or long: the page lists every case below.
  func headline(of noun: String) -> String {
    let parts: [(verdict: Verdict, before: String, after: String)] = [
      (.contradicted, "fails at", "contradicted"), (.inconclusive, "undecided at", "undecided"),
      (.consistent, "consistent at", "consistent"), (.judged, "judged at", "judged"),
      (.blocked, "blocked at", "blocked"), (.notAttempted, "not attempted at", "not attempted"),
    ]
    let clauses = parts.compactMap { part -> String? in
      let names = labels(part.verdict)
      guard !names.isEmpty else { return nil }
      let correction = part.verdict == .contradicted && isSampled ? " (Holm, 5 %)" : ""
      let isShort = names.count <= 3 && !names.contains { $0.contains(",") }
      let text =
        isShort && names.count < members.count
        ? "\(part.before) \(names.joined(separator: ", "))"
        : "\(names.count == members.count ? "all" : "\(names.count)") \(part.after)"
      return text + correction
    }
    let start = "\(count(.reproduced)) of \(members.count) \(noun) hold"
    return ([start] + clauses).joined(separator: "; ")
  }

  /// The evidence of the case that decides: the clearest failure, else the undecided one nearest to
  /// a decision; where all hold, the one that comes closest to not holding.
  var details: [String] {
    if count(.reproduced) == members.count {
      let closest = members.max { ($0.outcome.supportP ?? 0) < ($1.outcome.supportP ?? 0) }
      return closest.map { ["Closest, \($0.label): \($0.outcome.evidence)"] } ?? []
    }
    let order: [Verdict] = [
      .contradicted, .inconclusive, .blocked, .notAttempted, .consistent, .judged,
    ]
    guard let worst = order.first(where: { count($0) > 0 }) else { return [] }
    let found = members.filter { $0.outcome.verdict == worst }
    let shown = found.min { Self.weight($0.outcome) < Self.weight($1.outcome) }
    let words =
      [.contradicted: "Clearest, ", .inconclusive: "Nearest to a decision, "][worst] ?? ""
    return shown.map { ["\(found.count > 1 ? words : "")\($0.label): \($0.outcome.evidence)"] }
      ?? []
  }

  /// The evidence of the case that comes closest to holding, where none does.
  var nearest: String? {
    let nearest = members.min { ($0.outcome.supportP ?? 1) < ($1.outcome.supportP ?? 1) }
    return nearest.map { "Nearest to it, \($0.label): \($0.outcome.evidence)" }
  }

  /// Small where an outcome says most about why a population does not hold.
  private static func weight(_ outcome: Outcome) -> Double {
    outcome.verdict == .contradicted
      ? outcome.contradictionP ?? 0 : Double(outcome.seedsNeeded ?? .max)
  }

  /// Counts by verdict.
  var facts: [String: Value] {
    var facts: [String: Value] = ["cases": .integer(members.count)]
    for verdict in Verdict.allCases where verdict == .reproduced || count(verdict) > 0 {
      facts[verdict.rawValue] = .integer(count(verdict))
    }
    return facts
  }

  /// Up to six names, then how many more.
  static func list(_ names: [String]) -> String {
    names.count <= 6
      ? names.joined(separator: ", ")
      : names.prefix(6).joined(separator: ", ") + " and \(names.count - 6) more"
  }
}
