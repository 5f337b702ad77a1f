import Foundation

/// Writes the pages for code hosts, with drawings, data and records beside them, into `reports/`.
///
/// The same results give the same bytes: nothing here says when, where or at which commit. Files
/// are replaced one by one, each at once or not at all; a file that did not change is not touched,
/// and files of others in these folders are left alone.
public struct ReadmeWriter: Sendable {
  private let folder: URL
  private let memory: URL?

  /// A writer for one place.
  ///
  /// - Parameters:
  ///   - folder: The folder of all papers, `reports`.
  ///   - memory: A file that remembers what was drawn, so that unchanged drawings are not drawn
  ///     again; `nil` draws all of them each time.
  public init(folder: URL, memory: URL? = nil) {
    self.folder = folder
    self.memory = memory
  }

  /// Writes the pages of a report.
  ///
  /// - Returns: What was written.
  /// - Throws: `ReportError`.
  @discardableResult
  public func write(_ report: IndexPage) throws -> WriteSummary {
    var writer = TreeWriter(try Self.tree(report), memory: DrawingMemory(readingFrom: memory))
    try writer.merge(into: folder)
    writer.memory.write(to: memory)
    return writer.summary
  }

  /// Every file that this writer keeps in `reports/`.
  static func tree(_ report: IndexPage) throws -> FileTree {
    var tree = FileTree()
    func page(_ text: String, _ address: PageAddress) throws {
      try tree.add(PageFile("README.md", .text(text)), beside: address)
    }
    try page(IndexReadme(report: report).text, .index)
    for paper in report.papers {
      try page(PaperReadme(paper: paper, report: report).text, .paper(paper.id))
      let texts = try paper.items.concurrentMap { item in
        ItemReadme(page: item, paper: paper, report: report).text
      }
      for (item, text) in zip(paper.items, texts) {
        try page(text, item.address)
        for file in ItemFiles.committed(item) { try tree.add(file, beside: item.address) }
      }
    }
    return tree
  }
}
