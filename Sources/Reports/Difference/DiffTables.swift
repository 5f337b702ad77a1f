import Comparison

/// The entries of tables that differ, item by item, with counts of all classes.
struct DiffTables {
  let difference: ReportDifference
  let origin: TableDifference.Origin

  /// How many rows of one table are shown; `diff.json` has all of them.
  static let shownRows = 60

  private var id: String { origin.rawValue }
  private var items: [ItemDifference] { difference.items.filter { $0.presence == nil } }

  var html: HTML {
    DiffSections.section(id, origin == .measured ? "Measured entries" : "Tables of the pages") {
      if origin == .printed {
        Tag.p(.class("note")) {
          "Numbers as the pages print them. Where one is a mean over seeds, the interval is Welch’s; "
          "the measured entries above pair the seeds and decide."
        }
      }
      overview
      wholeTables
      for item in items {
        for table in item.tables where table.origin == origin && table.whole == nil {
          element(table)
        }
      }
    }
  }

  /// One row an item: how many entries of each class.
  private var overview: HTML {
    let kinds = DifferenceClass.allCases.filter { kind in
      items.contains { ($0.counts(origin)[kind] ?? 0) > 0 }
    }
    let counted = items.filter { !$0.counts(origin).isEmpty }
    guard !counted.isEmpty else { return Tag.p { "There is nothing to compare." } }
    let differing = counted.filter { $0.counts(origin).contains { $0.key != .identical } }
    let equal = counted.count - differing.count
    let rows = differing.map { item -> [HTML] in
      let counts = item.counts(origin)
      return [HTML(item.item)]
        + kinds.map { kind in
          (counts[kind] ?? 0) == 0 ? "" : HTML("\(counts[kind] ?? 0)")
        }
    }
    return HTML([
      rows.isEmpty
        ? .empty
        : PlainTable(
          caption: "Entries by item and class",
          heads: ["Item"] + kinds.map { "\($0.sign) \($0.words)" },
          numbers: Set(1...max(1, kinds.count)), rows: rows
        ).html,
      equal > 0
        ? Tag.p {
          "Identical to the last bit in \(equal) \(rows.isEmpty ? "" : "other ")"
          "\(equal == 1 ? "item" : "items")."
        } : .empty,
    ])
  }

  /// Tables that only one side has, with how many entries they hold: there is nothing to compare.
  private var wholeTables: HTML {
    let tables = items.flatMap(\.tables).filter { $0.origin == origin && $0.whole != nil }
    guard !tables.isEmpty else { return .empty }
    return PlainTable(
      caption: "Tables that came or went as a whole", heads: ["Table", "Class", "Entries"],
      numbers: [2],
      rows: tables.map { table in
        [
          HTML("\(table.item), \(table.name)"), DiffChip(table.whole ?? .added).html(),
          HTML("\(table.total)"),
        ]
      }
    ).html
  }

  private func element(_ table: TableDifference) -> HTML {
    let (moved, others) = table.movedAndOthers
    let quiet = table.entries.filter { !$0.kind.isNotable }
    if moved.isEmpty && others.isEmpty && quiet.isEmpty { return .empty }
    let name = origin == .measured ? "\(table.name).csv" : "tables/\(table.name).csv"
    return Tag.div(.class("diff-table")) {
      Tag.heading(3) { "\(table.item), \(name)" }
      if !moved.isEmpty { list(moved, "Entries that a reader has to look at", table) }
      if !others.isEmpty { folded(others, "Entries that came or went", table) }
      if !quiet.isEmpty { folded(quiet, "Entries within noise or tolerance", table) }
    }
  }

  private func folded(
    _ entries: [EntryDifference], _ caption: String, _ table: TableDifference
  ) -> HTML {
    let kinds = Set(entries.map(\.kind))
    return Tag.details {
      Tag.summary { ReportDifference.words(table.counts.filter { kinds.contains($0.key) }) }
      list(entries, caption, table)
    }
  }

  private func list(
    _ entries: [EntryDifference], _ caption: String, _ table: TableDifference
  ) -> HTML {
    let shown = entries.prefix(Self.shownRows)
    return HTML([
      PlainTable(
        caption: "\(caption): \(table.item), \(table.name)",
        heads: ["Class", "Quantity", "Where", "Before", "After", "Δ [95 %]", "Why"],
        numbers: [3, 4, 5], rows: shown.map(row)
      ).html,
      shown.count < entries.count
        ? Tag.p(.class("note")) {
          "The first \(shown.count) of \(entries.count); diff.json has all of them."
        } : .empty,
    ])
  }

  private func row(_ entry: EntryDifference) -> [HTML] {
    let heading =
      entry.column.heading
      + (entry.column.direction == .none ? "" : " \(entry.column.direction.arrow)")
    return [
      DiffChip(entry.kind).html(), HTML(heading), HTML(entry.path.place), HTML(entry.beforeText),
      HTML(entry.afterText),
      HTML([
        HTML(entry.differenceText),
        entry.method.isEmpty || entry.kind == .notComparable
          ? .empty : Tag.span(.class("note method")) { entry.method },
      ]),
      HTML(entry.why),
    ]
  }
}
