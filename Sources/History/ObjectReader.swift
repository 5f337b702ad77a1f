import Foundation

/// Reads many objects of a repository through one git process.
public final class ObjectReader {
  private let process = Process()
  private let requests: FileHandle
  private let answers: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0

  /// A reader.
  ///
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository) throws {
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", repository.folder, "cat-file", "--batch"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    requests = input.fileHandleForWriting
    answers = output.fileHandleForReading
    do {
      try process.run()
    } catch {
      throw GitError(command: ["cat-file"], message: "git cannot be started: \(error)")
    }
  }

  deinit {
    try? requests.close()
    process.waitUntilExit()
  }

  /// The content of an object.
  ///
  /// - Errors: `GitError` when there is no such object.
  public func contents(_ object: String) throws -> [UInt8] { try named(object).bytes }

  /// The contents of many objects by their names, asked for all at once: git looks for the next one
  /// while the last one is read.
  ///
  /// - Errors: `GitError` naming an object that is not there.
  public func contents(_ objects: [String]) throws -> [String: [UInt8]] {
    let words = Data(objects.map { $0 + "\n" }.joined().utf8)
    // From another thread: git stops listening while nobody takes its answers.
    DispatchQueue.global().async { [requests] in try? requests.write(contentsOf: words) }
    var found: [String: [UInt8]] = [:]
    var missing: GitError?
    for object in objects {
      do { found[object] = try answer(object).bytes } catch let error as GitError {
        if error.message == Self.silence { throw error }
        missing = missing ?? error
      }
    }
    if let missing { throw missing }
    return found
  }

  private static let silence = "git stopped answering"

  /// The content of an object with its full name.
  ///
  /// - Parameter object: Any name that git knows, `HEAD:./reports` too.
  /// - Errors: `GitError` when there is no such object.
  func named(_ object: String) throws -> (name: String, bytes: [UInt8]) {
    try requests.write(contentsOf: Data((object + "\n").utf8))
    return try answer(object)
  }

  private func answer(_ object: String) throws -> (name: String, bytes: [UInt8]) {
    let head = String(decoding: try line(), as: UTF8.self).split(separator: " ")
    guard head.count == 3, let size = Int(head[2]) else {
      throw GitError(command: ["cat-file", object], message: "there is no object \(object)")
    }
    let content = try take(size)
    _ = try take(1)
    return (String(head[0]), content)
  }

  private func line() throws -> [UInt8] {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<end])
        start = end + 1
        return line
      }
      try fill()
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count - start < count { try fill() }
    let bytes = Array(buffer[start..<start + count])
    start += count
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    }
    return bytes
  }

  private func fill() throws {
    if start > 1 << 20 {
      buffer.removeFirst(start)
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    let count = read(answers.fileDescriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else {
      throw GitError(command: ["cat-file"], message: Self.silence)
    }
    buffer += chunk[..<count]
  }
}
