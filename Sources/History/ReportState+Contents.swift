import Comparison
import Foundation

extension ReportState {
  /// The content of every file, by its path below the reports.
  ///
  /// - Errors: `GitError` when an object cannot be read; `ResultFileError` for a file.
  public func contents(_ repository: GitRepository) throws -> [String: [UInt8]] {
    let reader = try ObjectReader(repository)
    return try Dictionary(
      uniqueKeysWithValues: files.map { path, place in
        switch place {
        case .object(let name): return (path, try reader.contents(name))
        case .file(let file):
          guard let data = FileManager.default.contents(atPath: file) else {
            throw ResultFileError(path: file, problem: "cannot be read")
          }
          return (path, [UInt8](data))
        }
      })
  }

  /// Whether there is a file.
  ///
  /// - Parameter path: Below the reports.
  public func has(_ path: String) -> Bool { files[path] != nil }
}

extension GitRepository {
  /// The tags of commits that lead to a commit, its own left out; the oldest commit first.
  ///
  /// - Parameter commit: By any name.
  /// - Errors: `GitError` when there is no such commit.
  public func tags(before commit: String) throws -> [String] {
    let own = Set(try lines(["tag", "--points-at", commit]))
    return try lines([
      "for-each-ref", "--merged", commit, "--sort=refname", "--sort=committerdate",
      "--format=%(refname:strip=2)", "refs/tags",
    ]).filter { !own.contains($0) }
  }
}
