import Foundation

/// The git repository that a package lies in, read through its objects: nothing is checked out.
public struct GitRepository: Sendable {
  /// The folder in which git is run.
  public let folder: String

  /// The repository that a folder belongs to.
  public init(folder: String) { self.folder = folder }

  /// What a git command prints.
  ///
  /// - Parameters:
  ///   - arguments: The command's words.
  ///   - input: What it reads.
  ///   - environment: Variables beside those of this process.
  /// - Errors: `GitError` with what git said.
  @discardableResult
  public func run(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    let (output, errors, words) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = input == nil ? FileHandle.nullDevice : words
    do {
      try process.run()
    } catch {
      throw GitError(command: arguments, message: "git cannot be started: \(error)")
    }
    if let input {
      let writer = words.fileHandleForWriting
      DispatchQueue.global().async {
        try? writer.write(contentsOf: input)
        try? writer.close()
      }
    }
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    let complaint = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw GitError(
        command: arguments,
        message: String(decoding: complaint, as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return data
  }

  /// What a git command prints, as text without white space around it.
  public func text(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
  ) throws -> String {
    String(decoding: try run(arguments, input: input, environment: environment), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The lines that a git command prints.
  public func lines(_ arguments: [String]) throws -> [String] {
    try text(arguments).split(separator: "\n").map(String.init)
  }

  /// The commit that a name stands for.
  ///
  /// - Errors: `GitError` saying that there is no such commit.
  public func commit(_ name: String) throws -> String {
    do {
      return try text(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
    } catch {
      throw GitError(
        command: ["rev-parse", name], message: "'\(name)' names no commit of this repository")
    }
  }

  /// Whether files below some paths differ from the last commit.
  public func isDirty(_ paths: [String] = []) throws -> Bool {
    try !text(["status", "--porcelain", "--"] + paths).isEmpty
  }
}

/// A git command that failed.
public struct GitError: Error, Equatable, CustomStringConvertible {
  /// The command's words.
  public let command: [String]
  /// What went wrong.
  public let message: String

  /// What is wrong.
  public var description: String {
    message.isEmpty ? "git \(command.joined(separator: " ")) failed" : message
  }
}
