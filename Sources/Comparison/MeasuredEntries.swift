import Tables

/// One measured entry of an item: its place, what it is, and its values by seed.
public struct MeasuredEntry: Sendable {
  /// Where it stands.
  public let path: EntryPath
  /// What is measured.
  public let column: Column
  let values: SeedValues

  /// Mean and spread over seeds; `nil` where the entry holds words.
  public var estimate: Estimate? { values.isWords ? nil : values.estimate }

  /// The value for readers.
  public var text: String {
    values.isWords
      ? values.words : EntryDifference.text(.estimate(values.estimate), column.digits)
  }

  /// How this entry stands to an earlier state of it.
  ///
  /// - Parameters:
  ///   - old: The same entry, earlier.
  ///   - tolerance: What counts as the same.
  /// - Returns: The class, the difference and its 95 % interval.
  public func compared(
    with old: MeasuredEntry, tolerance: Tolerance = Tolerance()
  ) -> (kind: DifferenceClass, difference: Double?, interval: ClosedRange<Double>?) {
    let found = Classification(old.values, values, column, tolerance)
    return (found.kind, found.difference, found.interval)
  }
}

extension StoredItem {
  /// The item's measured entries and its claims' verdicts, in the order of tables and cells.
  ///
  /// A claim is an entry of the table `claims`, with the claim as its column and the verdict as its
  /// word.
  ///
  /// - Parameter isWanted: Which places to read: table, column, setting. It is asked before any
  ///   row is.
  public func entries(
    where isWanted: (_ table: String, _ column: String, _ group: String) -> Bool
  ) -> [MeasuredEntry] {
    let groups = CellGroup.pairing([], cells)
    let measured = measured.keys.sorted().flatMap { table in
      MeasuredComparison(
        StoredItem(id: id), self, table: table, groups: groups, tolerance: Tolerance()
      ).entries(where: isWanted)
    }
    let verdicts = claims.filter { isWanted("claims", $0.id, "") }.map { claim in
      MeasuredEntry(
        path: EntryPath(item: id, table: "claims", column: claim.id, group: "", row: ""),
        column: Column(claim.id.isEmpty ? "claim" : claim.id),
        values: SeedValues(values: [0: .text(claim.verdict)]))
    }
    return measured + verdicts
  }
}
