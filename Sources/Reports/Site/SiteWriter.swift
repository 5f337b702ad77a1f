import Foundation
import Tables

/// Writes the static site: pages, drawings, data and records, for a browser without a network.
///
/// The same report gives the same bytes. The site is put in place in one step, and a file that did
/// not change is not written again.
public struct SiteWriter: Sendable {
  private let folder: URL
  private let memory: URL?
  private let prose: ProseRenderer

  /// A writer for one place.
  ///
  /// - Parameters:
  ///   - folder: The site's folder; it is replaced as a whole.
  ///   - memory: A file, outside the site, that remembers what was drawn, so that unchanged
  ///     drawings are not drawn again; `nil` draws all of them each time.
  ///   - formulas: What shows formulas.
  public init(folder: URL, memory: URL? = nil, formulas: any FormulaRenderer = MathMLRenderer()) {
    self.folder = folder
    self.memory = memory
    prose = ProseRenderer(formulas: formulas)
  }

  /// Writes the site of a report.
  ///
  /// - Returns: What was written.
  /// - Throws: `ReportError`; the site that was there before is then untouched.
  @discardableResult
  public func write(_ report: IndexPage) throws -> WriteSummary {
    try requireSite()
    var writer = TreeWriter(try tree(report), memory: DrawingMemory(readingFrom: memory))
    try writer.replace(folder)
    writer.memory.write(to: memory)
    return writer.summary
  }

  /// A folder that holds something else is not replaced.
  private func requireSite() throws {
    let manager = FileManager.default
    guard let content = try? manager.contentsOfDirectory(atPath: folder.path), !content.isEmpty,
      !content.contains("site.json")
    else { return }
    throw ReportError.notASite(path: folder.path)
  }

  /// Every file of the site.
  func tree(_ report: IndexPage) throws -> FileTree {
    var tree = FileTree()
    func page(_ text: String, _ address: PageAddress) throws {
      try tree.add(PageFile("index.html", .text(text)), beside: address)
    }
    try page(IndexPageHTML(report: report, prose: prose).document, .index)
    for paper in report.papers {
      let document = PaperPageHTML(paper: paper, report: report, prose: prose).document
      try page(document, .paper(paper.id))
      let documents = try paper.items.concurrentMap { [prose] item in
        ItemPageHTML(page: item, paper: paper, report: report, prose: prose).document
      }
      for (item, document) in zip(paper.items, documents) {
        try page(document, item.address)
        for file in ItemFiles.inSite(item) { try tree.add(file, beside: item.address) }
      }
    }
    let records = [
      PageFile(StyleSheet.fileName, .text(StyleSheet.text)),
      PageFile("claims.json", .text(ClaimRecords.json(of: report))),
      PageFile("claims.csv", .text(ClaimRecords.csv(of: report))),
      PageFile("site.json", .text(record(of: report))),
    ]
    for file in records { try tree.add(file, beside: .index) }
    return tree
  }

  /// What built the site and how everything stands: schema "site/1".
  private func record(of report: IndexPage) -> String {
    let papers = report.papers.map { paper in
      let verdicts = paper.verdicts
      return JSONValue.object([
        "id": .string(paper.id), "title": .string(paper.title),
        "extent": .string(verdicts.extent.rawValue),
        "verdicts": .object(
          Dictionary(
            uniqueKeysWithValues: verdicts.present.map {
              ($0.verdict.rawValue, .integer($0.count))
            })),
        "items": .array(
          paper.items.map { item in
            JSONValue.object([
              "id": .string(item.id), "label": .string(item.label), "title": .string(item.title),
              "state": .string(item.state.kind.rawValue),
              "profiles": .array(item.profiles.map(JSONValue.string)),
            ])
          }),
      ])
    }
    return JSONValue.object([
      "schema": .string("site/1"), "title": .string(report.title),
      "profile": .string(report.profile), "papers": .array(papers),
      "commit": .optional(report.build?.commit), "date": .optional(report.build?.date),
      "dirty": report.build.map { .bool($0.isDirty) } ?? .null,
      "version": .optional(report.build?.version),
    ]).text()
  }
}
