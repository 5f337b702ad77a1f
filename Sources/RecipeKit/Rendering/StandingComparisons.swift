import Comparison
import Foundation
import History
import Reports
import Tables

/// Comparisons that the site always carries, declared once in `reports/comparisons.json`:
///
///     {"comparisons": [{"name": "since-submission", "title": "Since the submission",
///                       "from": "submitted", "to": "HEAD"}]}
///
/// Without the file: from the last tag, or else from the first commit with results, to HEAD.
public struct StandingComparisons: Sendable {
  /// One comparison.
  public struct Declared: Sendable, Hashable {
    /// Its folder below `diff/`: letters, digits, hyphens, dots.
    public var name: String
    /// Its title on the index page.
    public var title: String
    /// The earlier commit, by any name.
    public var from: String
    /// The later commit.
    public var to: String
  }

  /// The declared comparisons, in their order.
  public let declared: [Declared]

  /// The comparisons of a workspace.
  ///
  /// - Errors: `StandingComparisonsError` when the file cannot be used.
  public init(_ workspace: Workspace) throws {
    let path = workspace.root + "/reports/comparisons.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      declared = Self.usual(GitRepository(folder: workspace.root))
      return
    }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: [UInt8](data))
    } catch { throw StandingComparisonsError(path: path, problem: "is no JSON: \(error)") }
    declared = try (value["comparisons"]?.elements ?? []).enumerated().map { index, entry in
      guard let name = entry["name"]?.words, let from = entry["from"]?.words,
        !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-._".contains($0) }),
        !name.hasPrefix(".")
      else {
        throw StandingComparisonsError(
          path: path,
          problem: "comparison \(index + 1) needs a name (letters, digits, - . _) and "
            + "a commit 'from'")
      }
      return Declared(
        name: name, title: entry["title"]?.words ?? name, from: from,
        to: entry["to"]?.words ?? "HEAD")
    }
  }

  private static func usual(_ repository: GitRepository) -> [Declared] {
    if let tag = try? repository.text(["describe", "--tags", "--abbrev=0", "HEAD~1"]) {
      return [
        Declared(
          name: "since-\(tag.replacing("/", with: "-"))", title: "Since \(tag)", from: tag,
          to: "HEAD")
      ]
    }
    let first = try? repository.lines([
      "log", "--first-parent", "--reverse", "--format=%H", "--diff-filter=A", "--",
      "reports/*/*/cells.json",
    ]).first
    guard let first = first ?? nil else { return [] }
    return [
      Declared(
        name: "since-first-results", title: "Since the first results", from: first, to: "HEAD")
    ]
  }

  /// Compares, and gives the files of all pages by path below the site, with links for its index.
  ///
  /// - Errors: `GitError` naming a commit that does not exist.
  public func pages(
    _ book: Book
  ) throws -> (files: [String: [UInt8]], links: [IndexPage.ComparisonLink]) {
    let repository = GitRepository(folder: book.workspace.root)
    let comparer = try ReportComparer(repository)
    var files: [String: [UInt8]] = [:]
    var links: [IndexPage.ComparisonLink] = []
    for comparison in declared {
      let difference = try comparer.compare(
        try ReportState(repository, commit: comparison.from),
        try ReportState(repository, commit: comparison.to), order: book.items.map(\.id))
      let folder = "diff/\(comparison.name)"
      for (path, bytes) in DiffPage(difference, home: "../../index.html").files {
        files["\(folder)/\(path)"] = bytes
      }
      files["\(folder)/diff.json"] = Array(difference.json(exit: difference.exitStatus([])).utf8)
      files["\(folder)/diff.md"] = Array(difference.markdown().utf8)
      let counts = ReportDifference.words(difference.counts(.measured))
      let verdicts = difference.changedVerdicts.count
      links.append(
        IndexPage.ComparisonLink(
          title: comparison.title, path: "\(folder)/index.html",
          words: "\(difference.title). Measured: \(counts); verdicts changed: \(verdicts)."))
    }
    return (files, links)
  }
}

/// The declared comparisons cannot be used.
public struct StandingComparisonsError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong with it.
  public let problem: String

  /// What is wrong.
  public var description: String { "\(path): \(problem)" }
}
