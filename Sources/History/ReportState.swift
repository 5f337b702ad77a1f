import Comparison
import Foundation

/// The files of committed results in one state: of a commit, or as they lie in the work tree.
public struct ReportState: Sendable {
  /// Where a file's content is.
  enum Place: Sendable, Hashable {
    /// An object of the repository, by its name.
    case object(String)
    /// A file on disk.
    case file(String)
  }

  /// What the state is called.
  public let endpoint: ReportDifference.Endpoint
  /// Files by their path below the reports: `vsm/figure-3/rows.csv`.
  let files: [String: Place]

  /// The results of a commit.
  ///
  /// - Parameters:
  ///   - repository: The package's folder.
  ///   - name: A commit by any name that git knows.
  /// - Errors: `GitError` when there is no such commit.
  public init(_ repository: GitRepository, commit name: String) throws {
    let line = try repository.text([
      "log", "-1", "--format=%H%x00%cs%x00%s", "--end-of-options", name + "^{commit}", "--",
    ]).split(separator: "\0", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard line.count == 3 else {
      throw GitError(command: ["log", name], message: "'\(name)' names no commit")
    }
    endpoint = ReportDifference.Endpoint(
      commit: line[0], name: name, date: line[1], subject: line[2])
    files = try Self.listing(repository, line[0])
  }

  /// The files of the reports that a commit holds, by their path below the reports.
  static func listing(_ repository: GitRepository, _ commit: String) throws -> [String: Place] {
    let listing = try repository.run(["ls-tree", "-r", "-z", commit, "--", "reports"])
    var files: [String: Place] = [:]
    for record in listing.split(separator: 0) {
      let parts = String(decoding: record, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, parts[1].hasPrefix("reports/") else { continue }
      let fields = parts[0].split(separator: " ")
      guard fields.count == 3, fields[1] == "blob" else { continue }
      files[String(parts[1].dropFirst("reports/".count))] = .object(String(fields[2]))
    }
    return files
  }

  /// The results in a folder of the work tree.
  ///
  /// - Parameters:
  ///   - folder: `reports`; it need not exist.
  ///   - name: What to call the state.
  public init(folder: String, name: String = "work tree") {
    endpoint = ReportDifference.Endpoint(commit: nil, name: name)
    var files: [String: Place] = [:]
    let manager = FileManager.default
    for paper in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] where paper != "site" {
      let below = manager.enumerator(atPath: folder + "/" + paper)
      while let path = below?.nextObject() as? String {
        guard path.contains(".") else { continue }
        files["\(paper)/\(path)"] = .file("\(folder)/\(paper)/\(path)")
      }
    }
    self.files = files
  }

  /// A state of a listing that is known.
  init(endpoint: ReportDifference.Endpoint, files: [String: Place]) {
    self.endpoint = endpoint
    self.files = files
  }

  /// The items that have committed results, sorted.
  public var items: [String] {
    let folders = files.keys.compactMap { path -> String? in
      let parts = path.split(separator: "/")
      guard parts.count >= 3, parts.last != "README.md" else { return nil }
      return "\(parts[0])/\(parts[1])"
    }
    return Set(folders).sorted()
  }

  /// The files of an item by their path below its folder.
  func files(of item: String) -> [String: Place] {
    let prefix = item + "/"
    return files.reduce(into: [:]) { found, file in
      if file.key.hasPrefix(prefix) {
        found[String(file.key.dropFirst(prefix.count))] = file.value
      }
    }
  }
}
