import Foundation
import Testing

/// A file system of a few megabytes in memory, mounted for a test and gone with it.
final class SmallDisk {
  let url: URL

  /// Mounts one; where the user may not mount, the test is left out with a message.
  init(at url: URL, megabytes: Int) throws {
    self.url = url
    guard geteuid() == 0 else { try Self.leaveOut() }
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let options = ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", url.path]
    guard let mount = try? ProgramRun(URL(filePath: "/usr/bin/mount"), options), mount.status == 0
    else { try Self.leaveOut() }
  }

  deinit { _ = try? ProgramRun(URL(filePath: "/usr/bin/umount"), ["-l", url.path]) }

  private static func leaveOut() throws -> Never {
    try Test.cancel("a small disk can only be made by a user who may mount one")
  }

  private var ballast: URL { url.appending(path: "ballast") }

  /// Leaves no room on it.
  func fill() throws {
    _ = try ProgramRun(
      URL(filePath: "/bin/sh"), ["-c", "cat /dev/zero > \"$0\" 2>/dev/null", ballast.path])
  }

  /// Makes room again.
  func empty() throws { try FileManager.default.removeItem(at: ballast) }
}
