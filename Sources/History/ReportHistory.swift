import Comparison
import Foundation

/// The states that committed results went through, commit by commit, read from git.
public final class ReportHistory {
  /// An item's results as a commit left them, until a later commit changed them.
  public struct State: Sendable {
    /// The commit.
    public let endpoint: ReportDifference.Endpoint
    /// The tree of the item's folder; `nil` where the commit has none.
    let tree: String?

    /// Commit and tree.
    public var identity: String { "\(endpoint.commit ?? "") \(tree ?? "")" }
  }

  private let repository: GitRepository
  private let reader: ObjectReader
  private let loader: ItemLoader
  private var timelines: [String: [State]]?
  private var trees: [String: [(name: String, isTree: Bool, object: String)]] = [:]
  private var items: [String: StoredItem] = [:]
  private let end: String

  /// The history up to a commit, along first parents.
  ///
  /// - Parameters:
  ///   - repository: The package's folder.
  ///   - end: The last commit, by any name.
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository, upTo end: String = "HEAD") throws {
    self.repository = repository
    self.end = end
    reader = try ObjectReader(repository)
    loader = try ItemLoader(repository)
  }

  /// The states of an item, oldest first; commits that left it as it was are left out.
  public func states(of item: String) throws -> [State] { try all()[item] ?? [] }

  /// The items that ever had results, sorted.
  public func itemNames() throws -> [String] { try all().keys.sorted() }

  /// The results of an item in a state, without drawings.
  public func results(_ item: String, _ state: State) throws -> StoredItem {
    guard let tree = state.tree else { return StoredItem(id: item) }
    if let known = items[tree] { return known }
    let files = try reader.files(below: tree, prefix: item + "/")
    let found = loader.item(
      item, in: ReportState(endpoint: state.endpoint, files: files), withFigures: false)
    items[tree] = found
    return found
  }

  // MARK: Commits

  private func all() throws -> [String: [State]] {
    if let timelines { return timelines }
    var found: [String: [State]] = [:]
    for endpoint in try commits() {
      let now = try itemTrees(endpoint.commit ?? "")
      for item in Set(now.keys).union(found.keys) {
        let tree = now[item]
        if let last = found[item]?.last {
          if last.tree == tree { continue }
        } else if tree == nil {
          continue
        }
        found[item, default: []].append(State(endpoint: endpoint, tree: tree))
      }
    }
    timelines = found
    return found
  }

  /// The commits that changed reports, oldest first.
  private func commits() throws -> [ReportDifference.Endpoint] {
    let log = try repository.run([
      "log", "--first-parent", "--reverse", "--format=%H%x00%cs%x00%s", end, "--", "reports",
    ])
    return String(decoding: log, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\0", maxSplits: 2, omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 3 else { return nil }
      return ReportDifference.Endpoint(
        commit: fields[0], name: String(fields[0].prefix(7)), date: fields[1], subject: fields[2])
    }
  }

  /// The trees of all items in a commit; items that are only a page, without results, are left out.
  private func itemTrees(_ commit: String) throws -> [String: String] {
    guard let reports = try? entries("\(commit):./reports") else { return [:] }
    var found: [String: String] = [:]
    for paper in reports where paper.isTree {
      for item in try entries(paper.object) where item.isTree {
        let files = try entries(item.object)
        if files.contains(where: { $0.name != "README.md" }) {
          found["\(paper.name)/\(item.name)"] = item.object
        }
      }
    }
    return found
  }

  private func entries(_ tree: String) throws -> [(name: String, isTree: Bool, object: String)] {
    if let known = trees[tree] { return known }
    let entries = try reader.tree(tree)
    trees[tree] = entries
    return entries
  }
}
