import Foundation

/// What was drawn last: for each path the fingerprint it was drawn from and that of its bytes.
///
/// It lets a report be written again without drawing what has not changed. It holds the identity
/// of the program too, so that a new build draws everything once; a lost or damaged memory costs
/// time and nothing else.
struct DrawingMemory: Codable, Equatable {
  struct Entry: Codable, Equatable {
    var source: String
    var bytes: String
  }

  private var program: String
  private var entries: [String: Entry]

  /// Nothing drawn yet.
  init(program: String = RunningProgram.identity) {
    self.program = program
    entries = [:]
  }

  /// What was drawn last by this very program.
  init(readingFrom file: URL?, program: String = RunningProgram.identity) {
    self.init(program: program)
    guard let file, let data = try? Data(contentsOf: file),
      let stored = try? JSONDecoder().decode(DrawingMemory.self, from: data),
      stored.program == program
    else { return }
    self = stored
  }

  /// Whether a file holds what would be drawn.
  func holds(_ path: String, source: String, bytes: [UInt8]) -> Bool {
    guard let entry = entries[path], entry.source == source else { return false }
    return entry.bytes == Fingerprint.of(bytes)
  }

  /// Notes what was drawn.
  mutating func note(_ path: String, source: String, bytes: [UInt8]) {
    entries[path] = Entry(source: source, bytes: Fingerprint.of(bytes))
  }

  /// Writes the memory; a failure is no error, since it only costs time.
  func write(to file: URL?) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let file, let data = try? encoder.encode(self) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }
}
