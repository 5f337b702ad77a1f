import Foundation

/// A peer's program, which answers one line of JSON to each line that it is sent.
final class PeerProcess {
  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private var pending = Data()

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  init(python: String, script: String) throws {
    process.executableURL = URL(filePath: python)
    process.arguments = [script]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
  }

  deinit { process.terminate() }

  /// Sends a request and waits for its answer.
  func ask(_ request: [String: Any]) throws -> [String: Any] {
    var line = try JSONSerialization.data(withJSONObject: request)
    line.append(10)
    try requests.fileHandleForWriting.write(contentsOf: line)
    guard let answer = try JSONSerialization.jsonObject(with: readLine()) as? [String: Any] else {
      throw Failure(description: "the peer did not answer with an object")
    }
    if let error = answer["error"] as? String { throw Failure(description: error) }
    return answer
  }

  private func readLine() throws -> Data {
    while true {
      if let end = pending.firstIndex(of: 10) {
        defer { pending = Data(pending[(end + 1)...]) }
        return Data(pending[..<end])
      }
      let more = answers.fileHandleForReading.availableData
      if more.isEmpty { throw Failure(description: "the peer has stopped") }
      pending.append(more)
    }
  }
}
