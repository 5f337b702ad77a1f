import Experiments
import Foundation
import History
import Reports

/// Puts a site together for publishing: the pages, the standing comparisons, and the same pages
/// once more under the tags of the commit they show.
public struct SiteAssembly {
  private let plans: CellPlanner
  private let stock: DataStock

  /// An assembly of a book's pages.
  public init(_ plans: CellPlanner, stock: DataStock) {
    self.plans = plans
    self.stock = stock
  }

  /// Writes the site into a folder that does not exist yet, or holds an older site.
  ///
  /// - Parameters:
  ///   - folder: Versions below its `at/` stay as they are.
  ///   - others: Versions that lie below `at/` elsewhere and are added later.
  /// - Returns: Tags under which the pages are kept.
  /// - Errors: `ReportError`, `GitError`, `StandingComparisonsError`, file errors.
  @discardableResult
  public func write(to folder: URL, others: [String] = []) throws -> [String] {
    let manager = FileManager.default
    let repository = GitRepository(folder: plans.book.workspace.root)
    let comparisons = try StandingComparisons(plans.book.workspace).pages(plans.book)
    let tags = try repository.lines(["tag", "--points-at", "HEAD"])
    let frozen = folder.appendingPathComponent("at")
    let kept = (try? manager.contentsOfDirectory(atPath: frozen.path)) ?? []
    let next = folder.deletingLastPathComponent()
      .appendingPathComponent(".\(folder.lastPathComponent).publishing-\(getpid())")
    try? manager.removeItem(at: next)
    defer { try? manager.removeItem(at: next) }
    try ReportBuilder(plans, stock: stock).writeSite(
      to: next, comparisons: comparisons.links,
      versions: Set(kept + others + tags.map(Self.name)).sorted())
    for (path, bytes) in comparisons.files.sorted(by: { $0.key < $1.key }) {
      try Self.write(bytes, to: next.appendingPathComponent(path))
    }
    // Code hosts otherwise leave out folders whose names begin with an underscore.
    try Self.write([], to: next.appendingPathComponent(".nojekyll"))
    try freeze(next, tags: tags, kept: kept, from: frozen)
    try replace(folder, with: next)
    return tags
  }

  /// Copies the pages below `at/<tag>/`, where no version of that name is frozen already.
  private func freeze(_ site: URL, tags: [String], kept: [String], from frozen: URL) throws {
    let manager = FileManager.default
    let pages = try manager.contentsOfDirectory(atPath: site.path).filter { $0 != ".nojekyll" }
    let target = site.appendingPathComponent("at")
    for tag in tags.map(Self.name) where !kept.contains(tag) {
      let version = target.appendingPathComponent(tag)
      try manager.createDirectory(at: version, withIntermediateDirectories: true)
      for page in pages {
        try manager.copyItem(
          at: site.appendingPathComponent(page), to: version.appendingPathComponent(page))
      }
    }
    for version in kept {
      try manager.createDirectory(at: target, withIntermediateDirectories: true)
      try manager.copyItem(
        at: frozen.appendingPathComponent(version), to: target.appendingPathComponent(version))
    }
  }

  private func replace(_ folder: URL, with next: URL) throws {
    let manager = FileManager.default
    let content = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    guard content.isEmpty || content.contains("site.json") else {
      throw ReportError.notASite(path: folder.path)
    }
    try? manager.removeItem(at: folder)
    try manager.createDirectory(
      at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    try manager.moveItem(at: next, to: folder)
  }

  /// A tag as the name of a folder.
  private static func name(_ tag: String) -> String { tag.replacing("/", with: "-") }

  private static func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
