import Foundation

/// A branch that holds a published site, written with git's plumbing: work tree, index and current
/// branch of the user are never touched.
public struct SiteBranch: Sendable {
  /// What publishing came to.
  public struct Outcome: Sendable, Equatable {
    /// The branch's commit now.
    public let commit: String
    /// Whether it is a new one.
    public let isNew: Bool
  }

  private let repository: GitRepository
  private let reference: String

  /// A branch of a repository; it need not exist.
  public init(_ repository: GitRepository, name: String) {
    self.repository = repository
    reference = "refs/heads/\(name)"
  }

  /// The branch's commit; `nil` when there is none yet.
  public var tip: String? { try? repository.commit(reference) }

  /// Names of the folders directly below `at/` in the branch: versions that stay as they are.
  public func frozenVersions() -> [String: String] {
    guard let tip, let lines = try? repository.lines(["ls-tree", "\(tip):at"]) else { return [:] }
    return lines.reduce(into: [:]) { found, line in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      let fields = parts.first?.split(separator: " ") ?? []
      if parts.count == 2, fields.count == 3, fields[1] == "tree" {
        found[parts[1]] = String(fields[2])
      }
    }
  }

  /// Makes the branch what another repository has, before adding to it.
  ///
  /// - Returns: Whether the other repository has the branch.
  public func fetch(from remote: String) throws -> Bool {
    let there = try repository.text(["ls-remote", remote, reference])
    guard !there.isEmpty else { return false }
    try repository.run(["fetch", "--quiet", "--no-tags", remote, "+\(reference):\(reference)"])
    return true
  }

  /// Sends the branch to another repository.
  public func push(to remote: String) throws {
    try repository.run(["push", "--quiet", remote, "\(reference):\(reference)"])
  }

  /// Commits a folder as the content of the branch, with the versions that are frozen there.
  ///
  /// Author, committer and date are those of the commit the site shows, so that the same site
  /// makes the same commit. Nothing is committed when the content is the same.
  ///
  /// - Parameters:
  ///   - folder: The site.
  ///   - source: The commit that the site shows.
  /// - Errors: `GitError`.
  public func commit(_ folder: URL, showing source: String) throws -> Outcome {
    let kept = frozenVersions()
    let index = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorebook-index-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: index) }
    let environment = ["GIT_INDEX_FILE": index]
    try addFiles(folder, environment)
    for (version, tree) in kept.sorted(by: { $0.key < $1.key }) {
      // What is frozen wins over what was just made.
      try repository.run(
        ["rm", "-r", "--cached", "--quiet", "--ignore-unmatch", "--", ":/at/\(version)"],
        environment: environment)
      try repository.run(
        ["read-tree", "--prefix=at/\(version)/", tree], environment: environment)
    }
    let tree = try repository.text(["write-tree"], environment: environment)
    let parent = tip
    if let parent, try repository.text(["rev-parse", "\(parent)^{tree}"]) == tree {
      return Outcome(commit: parent, isNew: false)
    }
    let commit = try repository.text(
      ["commit-tree", tree] + (parent.map { ["-p", $0] } ?? [])
        + ["-m", "Site of \(source.prefix(12))"],
      environment: try identity(source))
    try repository.run(
      ["update-ref", "-m", "scorebook publish", reference, commit, parent ?? ""])
    return Outcome(commit: commit, isNew: true)
  }

  /// Adds every file below a folder to the index in use.
  private func addFiles(_ folder: URL, _ environment: [String: String]) throws {
    let paths = (try FileManager.default.subpathsOfDirectory(atPath: folder.path)).filter { path in
      var isFolder: ObjCBool = false
      let there = FileManager.default.fileExists(
        atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
      return there && !isFolder.boolValue
    }.sorted()
    let full = paths.map { folder.appendingPathComponent($0).path }
    let objects = try repository.text(
      ["hash-object", "-w", "--no-filters", "--stdin-paths"],
      input: Data(full.map { $0 + "\n" }.joined().utf8)
    ).split(separator: "\n")
    guard objects.count == paths.count else {
      throw GitError(command: ["hash-object"], message: "git stored only some of the site's files")
    }
    let lines = zip(paths, objects).map { "100644 \($1)\t\($0)\0" }
    try repository.run(
      ["update-index", "-z", "--index-info"], input: Data(lines.joined().utf8),
      environment: environment)
  }

  /// Who and when, taken from a commit.
  private func identity(_ source: String) throws -> [String: String] {
    let fields = try repository.text([
      "log", "-1", "--format=%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI", source,
    ]).split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    let names = [
      "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME",
      "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE",
    ]
    return Dictionary(uniqueKeysWithValues: zip(names, fields))
  }
}
