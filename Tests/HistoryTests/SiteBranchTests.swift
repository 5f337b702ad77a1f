import Foundation
import ResultSamples
import Testing

@testable import History

/// A branch is written beside the work tree, once for the same content.
struct SiteBranchTests {
  private func site(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("site-\(UUID().uuidString)")
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  @Test func publishingTwiceMakesOneCommit() throws {
    let repository = try SampleRepository()
    let head = try repository.commit([SampleResults()], "First")
    try repository.write("half done", to: "notes.txt")
    let before = try repository.git("status", "--porcelain")
    let branch = SiteBranch(GitRepository(folder: repository.url.path), name: "gh-pages")
    let folder = try site(["index.html": "<p>one</p>", "a/b.txt": "b", "at/v1/index.html": "v1"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try branch.commit(folder, showing: head)
    let second = try branch.commit(folder, showing: head)
    #expect(first.isNew && !second.isNew && first.commit == second.commit)
    #expect(try repository.git("rev-list", "--count", "gh-pages") == "1")
    #expect(try repository.git("show", "gh-pages:a/b.txt") == "b")
    #expect(try repository.git("status", "--porcelain") == before)
    #expect(try repository.git("rev-parse", "HEAD") == head)
    #expect(
      try repository.git("log", "-1", "--format=%an %cI", "gh-pages").hasPrefix(
        "A Tester 2026-03-01"))
  }

  @Test func frozenVersionsStayAsTheyWere() throws {
    let repository = try SampleRepository()
    let head = try repository.commit([SampleResults()], "First")
    let branch = SiteBranch(GitRepository(folder: repository.url.path), name: "gh-pages")
    let old = try site(["index.html": "1", "at/v1/index.html": "as it was"])
    let new = try site(["index.html": "2", "at/v1/index.html": "changed", "at/v2/index.html": "2"])
    defer { for folder in [old, new] { try? FileManager.default.removeItem(at: folder) } }
    _ = try branch.commit(old, showing: head)
    let outcome = try branch.commit(new, showing: head)
    #expect(outcome.isNew)
    #expect(try repository.git("show", "gh-pages:at/v1/index.html") == "as it was")
    #expect(try repository.git("show", "gh-pages:at/v2/index.html") == "2")
    #expect(try repository.git("show", "gh-pages:index.html") == "2")
    #expect(branch.frozenVersions().keys.sorted() == ["v1", "v2"])
  }

  @Test func aBareRepositoryTakesIt() throws {
    let repository = try SampleRepository()
    let head = try repository.commit([SampleResults()], "First")
    let bare = FileManager.default.temporaryDirectory
      .appendingPathComponent("bare-\(UUID().uuidString)")
    let folder = try site(["index.html": "1"])
    defer { for folder in [bare, folder] { try? FileManager.default.removeItem(at: folder) } }
    try repository.git("init", "--quiet", "--bare", bare.path)
    let branch = SiteBranch(GitRepository(folder: repository.url.path), name: "gh-pages")
    #expect(try !branch.fetch(from: bare.path))
    for _ in 0..<2 {
      _ = try branch.commit(folder, showing: head)
      try branch.push(to: bare.path)
    }
    #expect(try repository.git("--git-dir", bare.path, "rev-list", "--count", "gh-pages") == "1")
    try repository.git("update-ref", "-d", "refs/heads/gh-pages")
    #expect(try branch.fetch(from: bare.path) && branch.tip != nil)
  }
}
