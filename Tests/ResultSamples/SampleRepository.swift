import Foundation

/// A git repository with committed results, made by a test and removed with it.
public final class SampleRepository {
  /// The repository's folder.
  public let url: URL
  private var commits = 0

  /// An empty package with a repository.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorebook-samples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("reports"), withIntermediateDirectories: true)
    try Data("// A package for tests.\n".utf8).write(
      to: url.appendingPathComponent("Package.swift"))
    try Data(".scorebook/\n".utf8).write(to: url.appendingPathComponent(".gitignore"))
    try git("init", "--quiet", "--initial-branch=main")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Runs git; the date is fixed and moves by a day with each commit.
  @discardableResult
  public func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", url.path] + arguments
    let date = String(format: "2026-03-%02dT12:00:00Z", 1 + commits)
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_AUTHOR_NAME": "A Tester", "GIT_AUTHOR_EMAIL": "tester@example.org",
      "GIT_COMMITTER_NAME": "A Tester", "GIT_COMMITTER_EMAIL": "tester@example.org",
      "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_SYSTEM": "/dev/null",
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw SampleError(arguments: arguments) }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Writes results into the work tree, in the place of those of the same item.
  public func write(_ results: SampleResults) throws {
    let folder = url.appendingPathComponent("reports/\(results.item)")
    try? FileManager.default.removeItem(at: folder)
    for (path, text) in results.files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Writes a file of the package.
  public func write(_ text: String, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Commits everything.
  ///
  /// - Returns: The commit.
  @discardableResult
  public func commit(_ subject: String) throws -> String {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", subject)
    commits += 1
    return try git("rev-parse", "HEAD")
  }

  /// Writes and commits results.
  @discardableResult
  public func commit(_ results: [SampleResults], _ subject: String) throws -> String {
    for result in results { try write(result) }
    return try commit(subject)
  }
}

/// A git command that a test could not run.
public struct SampleError: Error {
  /// The command's words.
  public let arguments: [String]
}
