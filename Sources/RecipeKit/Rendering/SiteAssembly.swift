import Experiments
import Foundation
import History
import Reports

/// Puts a site together for publishing: the pages, the standing comparisons, the same pages once more
/// under the tags of the commit they show, and those of earlier tags that were never published.
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
  /// - Returns: Versions below `at/` that were made now.
  /// - Errors: `ReportError`, `GitError`, `StandingComparisonsError`, file errors.
  @discardableResult
  public func write(to folder: URL, others: [String] = []) throws -> [String] {
    let manager = FileManager.default
    let repository = GitRepository(folder: plans.book.workspace.root)
    let comparisons = try StandingComparisons(plans.book.workspace).pages(plans.book)
    let now = try repository.lines(["tag", "--points-at", "HEAD"]).map(Self.name)
    let frozen = folder.appendingPathComponent("at")
    let kept = (try? manager.contentsOfDirectory(atPath: frozen.path)) ?? []
    let earlier = try stored(repository, but: Set(kept + others + now))
    let next = folder.deletingLastPathComponent()
      .appendingPathComponent(".\(folder.lastPathComponent).publishing-\(getpid())")
    let memory = manager.temporaryDirectory
      .appendingPathComponent("scorebook-drawn-\(UUID().uuidString).json")
    try? manager.removeItem(at: next)
    defer { for file in [next, memory] { try? manager.removeItem(at: file) } }
    let builder = ReportBuilder(plans, stock: stock)
    func write(_ target: URL, versions: [String]) throws {
      try builder.writeSite(
        to: target, comparisons: comparisons.links, versions: versions, memory: memory)
      for (path, bytes) in comparisons.files.sorted(by: { $0.key < $1.key }) {
        try Self.write(bytes, to: target.appendingPathComponent(path))
      }
    }
    try write(
      next.appendingPathComponent("site"),
      versions: Set(kept + others + now + earlier.map(\.name)).sorted())
    for version in kept {
      try manager.createDirectory(
        at: next.appendingPathComponent("site/at"), withIntermediateDirectories: true)
      try manager.copyItem(
        at: frozen.appendingPathComponent(version),
        to: next.appendingPathComponent("site/at/\(version)"))
    }
    // A frozen version lists no versions: it would list those of one day only.
    for tag in now where !kept.contains(tag) {
      try write(next.appendingPathComponent("site/at/\(tag)"), versions: [])
    }
    for version in earlier {
      for (path, bytes) in version.site() {
        try Self.write(bytes, to: next.appendingPathComponent("site/at/\(version.name)/\(path)"))
      }
    }
    // Code hosts otherwise leave out folders whose names begin with an underscore.
    try Self.write([], to: next.appendingPathComponent("site/.nojekyll"))
    try replace(folder, with: next.appendingPathComponent("site"))
    return (now + earlier.map(\.name)).sorted()
  }

  /// The reports of earlier tags, from git, for those that are nowhere yet. The recipes of that time
  /// are not at hand, so their pages are the Markdown that was committed.
  private func stored(
    _ repository: GitRepository, but known: Set<String>
  ) throws -> [StoredReport] {
    var found: [StoredReport] = []
    for tag in try repository.tags(before: "HEAD") {
      let name = Self.name(tag)
      guard !known.contains(name), !found.contains(where: { $0.name == name }) else { continue }
      let state = try ReportState(repository, commit: "refs/tags/\(tag)")
      guard state.has("README.md") else { continue }
      let origin = "commit \((state.endpoint.commit ?? "").prefix(7)) of \(state.endpoint.date)"
      let report = StoredReport(
        name: name, origin: origin, files: try state.contents(repository))
      if let report { found.append(report) }
    }
    return found
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
