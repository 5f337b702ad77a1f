import Tables

extension ReportDifference {
  /// The comparison as a Markdown document, for a pull request or a file.
  public func markdown() -> String {
    var text = "# \(Self.escaped(title))\n\n"
    text += "- measured entries: \(Self.words(counts(.measured)))\n"
    text += "- entries of the pages' tables: \(Self.words(counts(.printed)))\n"
    text += "- verdicts changed: \(changedVerdicts.count)\n"
    if expectedByChance >= 1 {
      text += "- of the entries with an interval, about \(Int(expectedByChance.rounded())) would "
      text += "lie beyond noise by chance alone (5 %)\n"
    }
    text += "- code: \(codeWords)\n"
    for item in items where item.isNotable { text += Self.markdown(item) }
    let quiet = items.filter { !$0.isNotable }.map(\.item)
    if !quiet.isEmpty {
      text += "\nNothing to look at in \(quiet.count) items: \(quiet.joined(separator: ", ")).\n"
    }
    return text
  }

  /// What changed in the code, in a line.
  public var codeWords: String {
    if code.files == 0 { return "the same" }
    let lines = "+\(code.added) −\(code.removed) lines in \(code.files) files"
    return code.commits.isEmpty
      ? "\(lines), not committed" : "\(lines), \(code.commits.count) commits"
  }

  // MARK: Items

  private static func markdown(_ item: ItemDifference) -> String {
    var text = "\n## \(item.item)\n\n"
    switch item.presence {
    case .added: text += "All results are new.\n"
    case .removed: text += "All results are gone.\n"
    default: text += "Measured: \(words(item.counts(.measured))). "
    }
    if item.presence == nil { text += "Tables: \(words(item.counts(.printed))).\n" }
    for problem in item.problems { text += "\n**\(escaped(problem))**\n" }
    text += verdicts(item)
    if item.presence == nil {
      for table in item.tables where !table.notable.isEmpty { text += entries(table) }
    }
    text += settings(item) + figures(item) + causes(item)
    return text
  }

  private static func verdicts(_ item: ItemDifference) -> String {
    guard !item.claims.isEmpty, item.presence == nil else { return "" }
    let rows = item.claims.map { claim -> [Entry] in
      [
        .text(claim.reading.isEmpty ? claim.claim : "\(claim.claim), \(claim.reading)"),
        .text(claim.before ?? "none"), .text(claim.after ?? "none"),
        .text((claim.isTestChanged ? "the test changed; " : "") + claim.evidenceAfter),
      ]
    }
    let columns = ["Claim", "Before", "After", "Because"].map { TableColumn($0) }
    return "\n" + Table(id: "verdicts", title: "", columns: columns, rows: rows).markdown()
  }

  private static func entries(_ table: TableDifference) -> String {
    let (moved, others) = table.movedAndOthers
    // What came or went in bulk is counted; what moved is listed in full.
    let listed = others.count <= 10 ? others.count : 0
    let rows = (moved + others.prefix(listed)).map { entry -> [Entry] in
      [
        .text("\(entry.kind.sign) \(entry.kind.words)"), .text(entry.column.label),
        .text(entry.path.place), .text(entry.beforeText), .text(entry.afterText),
        .text(entry.differenceText), .text(entry.why),
      ]
    }
    let heads = ["Class", "Quantity", "Where", "Before", "After", "Δ [95 %]", "Why"]
    let title = table.origin == .measured ? "\(table.name).csv" : "tables/\(table.name).csv"
    let rest = others.count - listed
    let words = rest > 0 ? "\n\(rest) entries came or went; diff.json lists them.\n" : ""
    if rows.isEmpty { return "\n`\(title)`\n\(words)" }
    return "\n`\(title)`\n\(words)\n"
      + Table(id: "entries", title: "", columns: heads.map { TableColumn($0) }, rows: rows)
      .markdown()
  }

  private static func settings(_ item: ItemDifference) -> String {
    guard item.presence == nil else { return "" }
    return item.settings.map {
      "\n- setting \(escaped($0.name)): \(escaped($0.before ?? "none")) → "
        + "\(escaped($0.after ?? "none"))"
    }.joined() + (item.settings.isEmpty ? "" : "\n")
  }

  private static func figures(_ item: ItemDifference) -> String {
    let changed = item.figures.filter { $0.kind != .identical && item.presence == nil }
    return changed.map { figure in
      let series = figure.series.prefix(3).map { series in
        let largest = series.largest.map {
          ", largest \(NumberText.printed($0)) in \(series.column)"
        }
        return "\(series.name): \(series.changed) numbers\(largest ?? "")"
      }
      let rest = figure.series.count > 3 ? "; \(figure.series.count - 3) more series" : ""
      let words = series.isEmpty ? "" : " (\(series.joined(separator: "; "))\(rest))"
      return "\n- figure \(figure.figure): \(figure.kind.words)\(escaped(words))"
    }.joined() + (changed.isEmpty ? "" : "\n")
  }

  private static func causes(_ item: ItemDifference) -> String {
    guard !item.causes.isEmpty, item.presence == nil else { return "" }
    let words = item.causes.prefix(8).map { "\($0.cause) (\($0.cells) cells)" }
    let rest = item.causes.count > 8 ? "; \(item.causes.count - 8) more" : ""
    return "\nComputed from something else: \(escaped(words.joined(separator: "; ")))\(rest).\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
  }
}
