import Foundation
import Reports

/// The panels of items' histories that were made last, with the commits they were made from.
///
/// Comparing every commit with the next is most of a report's time, and none of it changes until
/// there is a new commit or a new program. A lost or damaged memory costs time and nothing else.
struct HistoryMemory: Codable {
  struct Entry: Codable {
    var states: String
    var panel: HistoryPanel?
  }

  private var program = RunningProgram.identity
  private var entries: [String: Entry] = [:]

  /// Nothing made yet.
  init() {}

  /// What was made last by this very program.
  init(readingFrom file: URL) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? Data(contentsOf: file),
      let stored = try? decoder.decode(HistoryMemory.self, from: data),
      stored.program == program
    else { return }
    self = stored
  }

  /// Writes the memory; a failure is no error, since it only costs time.
  func write(to file: URL) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(self) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }

  // MARK: Panels

  /// Notes the panel of an item, and the commits it was made from.
  mutating func remember(_ panel: HistoryPanel?, of item: String, madeFrom states: String) {
    entries[item] = Entry(states: states, panel: panel)
  }

  /// The panels of some items; those whose commits are not the remembered ones are made, on all
  /// processors at once, and remembered. Items without one, and all where git cannot be read, are
  /// left out.
  mutating func panels(_ items: [String], _ workspace: Workspace) -> [String: HistoryPanel] {
    guard let maker = HistoryMaker(workspace) else { return [:] }
    let states = Dictionary(items.map { ($0, maker.states($0)) }) { first, _ in first }
    let missing = items.filter { entries[$0]?.states != states[$0] }
    let parts = min(missing.count, ProcessInfo.processInfo.activeProcessorCount)
    let shares = (0..<parts).map { part in
      stride(from: part, to: missing.count, by: parts).map { missing[$0] }
    }
    let made = try? shares.concurrentMap { share -> [(String, HistoryPanel?)] in
      guard let maker = HistoryMaker(workspace) else { return [] }
      return share.map { ($0, maker.panel($0)) }
    }
    for (item, panel) in (made ?? []).joined() {
      remember(panel, of: item, madeFrom: states[item] ?? "")
    }
    return Dictionary(
      uniqueKeysWithValues: Set(items).compactMap { item -> (String, HistoryPanel)? in
        // What could not be made anew is left out, not shown as it was.
        guard let entry = entries[item], entry.states == states[item] else { return nil }
        return entry.panel.map { (item, $0) }
      })
  }
}
