import Comparison
import RecipeKit

/// The entries of a comparison as a table in the terminal.
struct DiffListing {
  private let difference: ReportDifference
  private let isShown: (DifferenceClass) -> Bool
  private let limit: Int?

  /// - Parameters:
  ///   - isShown: Which classes are listed.
  ///   - limit: How many entries of a table are listed; `nil` for all.
  init(
    _ difference: ReportDifference, isShown: @escaping (DifferenceClass) -> Bool, limit: Int?
  ) {
    self.difference = difference
    self.isShown = isShown
    self.limit = limit
  }

  /// Prints verdicts, then entries; says how many entries it left out.
  func print(_ format: OutputFormat, ink: Ink) {
    var left = 0
    var rows = difference.items.flatMap(verdicts)
    for table in difference.items.flatMap(\.tables) {
      let wanted = sorted(table).filter { isShown($0.kind) }
      rows += wanted.prefix(limit ?? wanted.count).map(row)
      left += max(0, wanted.count - (limit ?? wanted.count))
    }
    if rows.isEmpty && format == .text { return }
    let columns = [
      TableColumn("Class", name: "class"), TableColumn("Item", name: "item"),
      TableColumn("Quantity", name: "quantity"), TableColumn("Where", name: "where"),
      TableColumn("Before", name: "before"), TableColumn("After", name: "after"),
      TableColumn("Δ [95 %]", name: "difference"), TableColumn("Why", name: "why"),
    ]
    Listing("diff/1", columns, rows).print(format, ink: ink)
    if left > 0 { Terminal.say("\(left) more entries: --all lists them, --to DIR makes a page") }
  }

  /// Most relevant class first, in the order of the table otherwise.
  private func sorted(_ table: TableDifference) -> [EntryDifference] {
    table.notable + table.entries.filter { !$0.kind.isNotable }
  }

  private func verdicts(_ item: ItemDifference) -> [[ListingField]] {
    item.claims.filter(\.isVerdictChanged).map { claim in
      let reading = claim.reading.isEmpty ? "" : ", \(claim.reading)"
      return [
        ListingField("verdict", .doubtful), ListingField(item.item),
        ListingField("claim \(claim.claim)\(reading)"),
        ListingField(claim.isTestChanged ? "its test changed" : ""),
        ListingField(claim.before ?? "none"), ListingField(claim.after ?? "none"),
        ListingField(.empty), ListingField(claim.evidenceAfter),
      ]
    }
  }

  private func row(_ entry: EntryDifference) -> [ListingField] {
    let table = entry.path.table == "rows" ? "" : "\(entry.path.table): "
    return [
      ListingField(
        .text(entry.kind.rawValue), words: "\(entry.kind.sign) \(entry.kind.words)",
        entry.kind.meaning),
      ListingField(entry.path.item), ListingField(table + entry.path.column),
      ListingField(entry.path.place), ListingField(entry.beforeText),
      ListingField(entry.afterText), ListingField(entry.differenceText),
      ListingField(entry.why, .quiet),
    ]
  }
}

extension DifferenceClass {
  /// The colour of the class's word.
  var meaning: Ink.Meaning? {
    switch self {
    case .failed, .worse: .bad
    case .better, .fixed: .good
    case .changed, .notComparable, .added, .removed: .doubtful
    case .noise, .same, .identical: .quiet
    }
  }
}
