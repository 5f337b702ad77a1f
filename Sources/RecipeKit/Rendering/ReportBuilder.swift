import Experiments
import Foundation
import Reports

/// Builds the report from stored results: committed results, pages, drawings and the site. Nothing
/// is computed.
public struct ReportBuilder {
  /// What building came to.
  public struct Outcome: Sendable {
    /// Every item, in the order of the report.
    public let items: [RenderedItem]
    /// Tables beside those of the last commit, for the items that were asked for.
    public let comparisons: [EntryComparison]
    /// Files below the reports that were written.
    public let written: Int
    /// The page to open.
    public let firstPage: String

    /// What recipes threw while their pages were made, by item, in the order of the report.
    public var problems: [(item: String, problem: String)] {
      items.compactMap { item in item.problem.map { (item.page.id, $0) } }
    }
  }

  private let plans: CellPlanner
  private let stock: DataStock

  /// A builder.
  ///
  /// - Parameters:
  ///   - plans: Finds the recipes' results.
  ///   - stock: Tells real data from stand-ins.
  public init(_ plans: CellPlanner, stock: DataStock) {
    self.plans = plans
    self.stock = stock
  }

  /// Makes every page, without writing any. A recipe that throws has a page that says so.
  ///
  /// - Errors: `StoreError` when the store cannot be read.
  public func render() throws -> [RenderedItem] {
    let reader = ItemReader(plans)
    let renderer = ItemRenderer(plans.book.workspace, stock: stock)
    // Results are read one item after the other; pages are made of them side by side.
    let found = try plans.book.items.map { item in
      (item, try plans.book.recipe(item.id).map { try reader.record(of: $0) })
    }
    return try found.concurrentMap { item, record in
      record.map(renderer.render) ?? renderer.hole(item)
    }
  }

  /// Makes and writes everything.
  ///
  /// - Parameter comparing: Items whose tables are set beside those of the last commit.
  /// - Errors: `StoreError`, `CommittedWriterError`, `ReportError`, `FileError`.
  public func build(comparing: ItemSelection? = nil) throws -> Outcome {
    let workspace = plans.book.workspace
    let reports = workspace.reports(plans.requested)
    let requested = plans.requested
    let made = try render().concurrentMap { item -> (item: RenderedItem, isNew: Bool) in
      guard let record = item.record, !record.kept.isEmpty else { return (item, false) }
      let folder = workspace.results(of: item.page.id, requested)
      let isNew = try CommittedWriter(record.kept).write(to: folder)
      return (item.with(files: Self.files(record, in: folder)), isNew)
    }
    let items = made.map(\.item)
    var written = made.count { $0.isNew }
    let comparisons = items.filter { comparing?.contains($0.page.id) ?? false }
      .flatMap { compare($0) }
    let index = ReportPages(book: plans.book, profile: plans.requested, stock: stock).index(items)
    let memory = workspace.root + "/.scorebook/drawn-\(plans.requested.rawValue)"
    written += try ReadmeWriter(
      folder: URL(filePath: reports), memory: URL(filePath: memory + "-reports.json")
    ).write(index).written
    written += try SiteWriter(
      folder: URL(filePath: reports + "/site"), memory: URL(filePath: memory + "-site.json")
    ).write(withHistory(index)).written
    return Outcome(
      items: items, comparisons: comparisons, written: written,
      firstPage: workspace.relative(reports + "/site/index.html"))
  }

  /// Makes the site alone, from stored and committed results, without touching the reports.
  ///
  /// - Parameters:
  ///   - folder: Where it goes; replaced as a whole.
  ///   - comparisons: Comparisons that the index page links to.
  ///   - versions: Names of earlier versions below `at/`.
  ///   - memory: A file that remembers what was drawn, for the next call.
  /// - Errors: `StoreError`, `ReportError`.
  public func writeSite(
    to folder: URL, comparisons: [IndexPage.ComparisonLink] = [], versions: [String] = [],
    memory: URL? = nil
  ) throws {
    let workspace = plans.book.workspace
    let items = try render().map { item -> RenderedItem in
      guard let record = item.record, !record.kept.isEmpty else { return item }
      let results = workspace.results(of: item.page.id, plans.requested)
      return item.with(files: Self.files(record, in: results))
    }
    let pages = ReportPages(book: plans.book, profile: plans.requested, stock: stock)
    var index = withHistory(pages.index(items))
    index.comparisons = comparisons
    index.versions = versions
    try SiteWriter(folder: folder, memory: memory).write(index)
  }

  /// The report with what git knows of it, for the site.
  private func withHistory(_ index: IndexPage) -> IndexPage {
    guard plans.requested != .smoke else { return index }
    let workspace = plans.book.workspace
    let file = URL(filePath: workspace.root + "/.scorebook/history.json")
    var memory = HistoryMemory(readingFrom: file)
    let panels = memory.panels(index.papers.flatMap(\.items).map(\.id), workspace)
    memory.write(to: file)
    var index = index
    for paper in index.papers.indices {
      for item in index.papers[paper].items.indices {
        let id = index.papers[paper].items[item].id
        index.papers[paper].items[item].history = panels[id]
      }
    }
    return index
  }

  /// The committed results in a folder, as files that a page links to.
  private static func files(_ record: ItemRecord, in folder: String) -> [PageFile] {
    let tables = Set(record.kept.flatMap(\.tables.keys)).sorted()
    return (tables.map { "\($0).csv" } + ["cells.json", "provenance.json"]).map { name in
      PageFile(name, .copy(URL(filePath: "\(folder)/\(name)")))
    }
  }

  /// An item's tables beside those of the last commit.
  private func compare(_ item: RenderedItem) -> [EntryComparison] {
    let workspace = plans.book.workspace
    let git = Git(root: workspace.root)
    let folder = workspace.relative(workspace.results(of: item.page.id, plans.requested))
    return item.page.tables.map { table in
      let path = "\(folder)/tables/\(table.id).csv"
      return EntryComparison(path: path, before: git.committed(path), after: table.csv())
    }
  }
}

extension RenderedItem {
  /// The same with files that the page links to.
  func with(files: [PageFile]) -> RenderedItem {
    var page = page
    page.files = files
    return RenderedItem(page: page, record: record, problem: problem)
  }
}
