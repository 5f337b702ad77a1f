/// A claim whose verdict, test or evidence is not what it was.
public struct ClaimDifference: Sendable, Hashable {
  /// The item.
  public let item: String
  /// The claim's name within its paper.
  public let claim: String
  /// Which reading of it; empty for the headline.
  public let reading: String
  /// What the paper says.
  public let quote: String
  /// The verdict before; `nil` for a new claim.
  public let before: String?
  /// The verdict after; `nil` for one that is gone.
  public let after: String?
  /// Why before: the evidence in a sentence.
  public let evidenceBefore: String
  /// Why after.
  public let evidenceAfter: String
  /// Whether the claim's test or margin changed, so that the verdicts answer other questions.
  public let isTestChanged: Bool

  /// Whether the verdict itself changed.
  public var isVerdictChanged: Bool { before != after }

  /// Whether the claim had no verdict before: it is new, or nothing had been computed.
  public var isFirstVerdict: Bool { before == nil || before == "notAttempted" }

  /// The differences between two lists of claims, and how many are the same.
  static func between(
    _ old: StoredItem, _ new: StoredItem
  ) -> (differences: [ClaimDifference], same: Int) {
    let earlier = Dictionary(old.claims.map { ($0.id, $0) }) { first, _ in first }
    let later = Set(new.claims.map(\.id))
    var found: [ClaimDifference] = []
    var same = 0
    for claim in new.claims {
      let changes = differences(earlier[claim.id], claim, new.id)
      if changes.isEmpty { same += 1 }
      found += changes
    }
    for claim in old.claims where !later.contains(claim.id) {
      found += differences(claim, nil, new.id)
    }
    return (found, same)
  }

  private static func differences(
    _ old: StoredClaim?, _ new: StoredClaim?, _ item: String
  ) -> [ClaimDifference] {
    guard let any = new ?? old else { return [] }
    let isTestChanged = old != nil && new != nil && old?.test != new?.test
    func difference(
      _ reading: String, _ before: (String, String)?, _ after: (String, String)?
    ) -> ClaimDifference? {
      if before?.0 == after?.0, !isTestChanged { return nil }
      return ClaimDifference(
        item: item, claim: any.id, reading: reading, quote: any.quote, before: before?.0,
        after: after?.0, evidenceBefore: before?.1 ?? "", evidenceAfter: after?.1 ?? "",
        isTestChanged: isTestChanged)
    }
    func headline(_ claim: StoredClaim?) -> (String, String)? {
      claim.map { ($0.verdict, $0.readings.first?.sentence ?? "") }
    }
    var found = [difference("", headline(old), headline(new))]
    if let old, let new, new.readings.count > 1 {
      for reading in new.readings.dropFirst() {
        guard let other = old.readings.first(where: { $0.name == reading.name }) else { continue }
        let pair = ((other.verdict, other.sentence), (reading.verdict, reading.sentence))
        if pair.0.0 != pair.1.0 { found.append(difference(reading.name, pair.0, pair.1)) }
      }
    }
    return found.compactMap { $0 }
  }
}

/// A setting or a deviation that is not what it was.
public struct SettingDifference: Sendable, Hashable {
  /// The item.
  public let item: String
  /// What is set.
  public let name: String
  /// Its words before; `nil` for a new one.
  public let before: String?
  /// Its words after; `nil` for one that is gone.
  public let after: String?

  /// The differences between two items' settings.
  static func between(_ old: StoredItem, _ new: StoredItem) -> [SettingDifference] {
    let earlier = Dictionary(old.settings.map { ($0.name, $0.words) }) { first, _ in first }
    let later = Dictionary(new.settings.map { ($0.name, $0.words) }) { first, _ in first }
    let gone = old.settings.map(\.name).filter { later[$0] == nil }
    return (new.settings.map(\.name) + gone).compactMap { name in
      earlier[name] == later[name]
        ? nil
        : SettingDifference(item: new.id, name: name, before: earlier[name], after: later[name])
    }
  }
}
