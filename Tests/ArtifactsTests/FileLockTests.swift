import Foundation
import Testing

@testable import Artifacts

struct FileLockTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func oneHolderAtATime() throws {
    let path = directory("lock")
    let first = try #require(try FileLock.acquire(path))
    #expect(try FileLock.acquire(path, waiting: .never) == nil)
    #expect(try FileLock.acquire(path, waiting: .seconds(0.02)) == nil)
    #expect(FileLock.holder(of: path)?.hasPrefix("process \(getpid()) on ") == true)
    first.release()
    #expect(try Files.status(path) == nil)
    #expect(try FileLock.acquire(path, waiting: .never) != nil)
  }

  @Test func waitingEndsWhenCancelled() throws {
    let held = try FileLock.acquire(directory("lock"))
    #expect(try FileLock.acquire(directory("lock"), isCancelled: { true }) == nil)
    held?.release()
  }

  @Test func manyWaitersExcludeEachOther() throws {
    let path = directory("lock")
    let counter = directory("counter")
    try Data("0".utf8).write(to: URL(fileURLWithPath: counter))
    DispatchQueue.concurrentPerform(iterations: 24) { _ in
      guard let lock = try? FileLock.acquire(path) else { return }
      defer { lock.release() }
      guard let bytes = try? Files.read(counter),
        let count = Int(String(decoding: bytes, as: UTF8.self))
      else { return }
      try? Data(String(count + 1).utf8).write(to: URL(fileURLWithPath: counter))
    }
    #expect(try String(decoding: Files.read(counter), as: UTF8.self) == "24")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func theDeathOfTheHolderFreesTheLock() throws {
    let (path, sign) = (directory("lock"), directory("sign"))
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    holder.arguments = ["--no-fork", path, "sh", "-c", "touch \"$0\"; exec sleep 60", sign]
    try holder.run()
    // Nobody else tries the lock meanwhile: who lets go of it removes the file.
    var waits = 0
    while !FileManager.default.fileExists(atPath: sign), waits < 6000 {
      waits += 1
      Thread.sleep(forTimeInterval: 0.005)
    }
    #expect(try FileLock.acquire(path, waiting: .never) == nil)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    #expect(try FileLock.acquire(path, waiting: .seconds(5)) != nil)
  }

  @Test func aMissingDirectoryIsAnError() {
    #expect(throws: FileError.self) { try FileLock.acquire(directory("none/lock")) }
  }
}
