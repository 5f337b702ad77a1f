import Comparison
import Foundation
import Synchronization

/// Compares the results of two states of a report, reading git objects and files, running nothing.
public struct ReportComparer {
  private let repository: GitRepository
  private let loader: ItemLoader

  /// A comparer for the package in a folder.
  ///
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository) throws {
    self.repository = repository
    loader = try ItemLoader(repository)
  }

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
    let pairs = ids.map { id in (loader.item(id, in: before), loader.item(id, in: after)) }
      .filter { !$0.0.isEmpty || !$0.1.isEmpty || !($0.0.problems + $0.1.problems).isEmpty }
    let found = Mutex<[Int: ItemDifference]>([:])
    DispatchQueue.concurrentPerform(iterations: pairs.count) { index in
      let difference = ItemDifference(
        pairs[index].0, pairs[index].1, tolerance: tolerance)
      found.withLock { $0[index] = difference }
    }
    let items = found.withLock { found in pairs.indices.compactMap { found[$0] } }
    return ReportDifference(
      before: before.endpoint, after: after.endpoint, items: items,
      code: try code(before.endpoint.commit, after.endpoint.commit))
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
