import Comparison
import Foundation
import Synchronization

/// Compares the results of two states of a report, reading git objects and files, running nothing.
public struct ReportComparer: Sendable {
  private let repository: GitRepository
  private let loader: ItemLoader

  /// A comparer for the package in a folder.
  ///
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository) throws {
    self.repository = repository
    loader = try ItemLoader(repository)
  }

  /// The results of a commit.
  ///
  /// - Errors: `GitError` when there is no such commit.
  public func state(_ commit: String) throws -> ReportState { try loader.state(commit) }

  /// Compares two states.
  ///
  /// - Parameters:
  ///   - before: The earlier state.
  ///   - after: The later state.
  ///   - order: Items in the order in which to list them; others follow.
  ///   - isWanted: Which items to compare.
  ///   - tolerance: What counts as the same.
  public func compare(
    _ before: ReportState, _ after: ReportState, order: [String] = [],
    isWanted: (String) -> Bool = { _ in true }, tolerance: Tolerance = Tolerance()
  ) throws -> ReportDifference {
    let all = Set(before.items).union(after.items)
    let known = order.filter(all.contains)
    let ids = (known + all.subtracting(known).sorted()).filter(isWanted)
    // What git says of the code takes as long as all the rest, so it is asked meanwhile.
    let code = Pending { [self] in try self.code(before.endpoint.commit, after.endpoint.commit) }
    try loader.prepare(ids, before, after)
    let found = Mutex<[Int: ItemDifference]>([:])
    DispatchQueue.concurrentPerform(iterations: ids.count) { index in
      // Figures that are the same objects are the same: their drawings are not looked at.
      let shared = before.figures(of: ids[index], sharedWith: after)
      let old = loader.item(ids[index], in: before, knowing: shared)
      let new = loader.item(ids[index], in: after, knowing: shared)
      guard !old.isEmpty || !new.isEmpty || !(old.problems + new.problems).isEmpty else { return }
      let difference = ItemDifference(old, new, tolerance: tolerance)
      found.withLock { $0[index] = difference }
    }
    let items = found.withLock { found in ids.indices.compactMap { found[$0] } }
    return ReportDifference(
      before: before.endpoint, after: after.endpoint, items: items, code: try code.value())
  }

  private static let codePaths = ["Sources", "Package.swift", "data/sources.json"]

  /// What changed in the code between two commits, or up to the work tree.
  private func code(_ before: String?, _ after: String?) throws -> ReportDifference.Code {
    var code = ReportDifference.Code()
    guard let before, before != after else { return code }
    let ends = [before] + (after.map { [$0] } ?? [])
    for line in try repository.lines(["diff", "--numstat"] + ends + ["--"] + Self.codePaths) {
      let fields = line.split(separator: "\t")
      code.files += 1
      code.added += fields.first.flatMap { Int($0) } ?? 0
      code.removed += fields.dropFirst().first.flatMap { Int($0) } ?? 0
    }
    if code.files == 0 { return code }
    let range = "\(before)..\(after ?? "HEAD")"
    code.commits = try repository.lines(
      ["log", "--format=%h%x09%cs%x09%s", range, "--"] + Self.codePaths
    ).compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
      guard fields.count == 3 else { return nil }
      return ReportDifference.CodeCommit(commit: fields[0], date: fields[1], subject: fields[2])
    }
    return code
  }
}
