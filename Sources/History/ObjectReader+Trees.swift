import Foundation

extension ObjectReader {
  /// What a tree holds directly: names with whether they are trees, and their objects.
  ///
  /// - Errors: `GitError` when there is no such tree.
  public func tree(_ object: String) throws -> [(name: String, isTree: Bool, object: String)] {
    let (full, bytes) = try named(object)
    let size = full.count / 2
    var entries: [(name: String, isTree: Bool, object: String)] = []
    var index = 0
    while index < bytes.count {
      guard let space = bytes[index...].firstIndex(of: 0x20),
        let end = bytes[space...].firstIndex(of: 0), end + size < bytes.count
      else { throw GitError(command: ["cat-file", object], message: "\(object) is no tree") }
      let mode = String(decoding: bytes[index..<space], as: UTF8.self)
      let name = String(decoding: bytes[(space + 1)..<end], as: UTF8.self)
      let digits = bytes[(end + 1)...(end + size)].map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }
      entries.append((name: name, isTree: mode == "40000", object: digits.joined()))
      index = end + 1 + size
    }
    return entries
  }

  /// All files below a tree, by path.
  func files(below tree: String, prefix: String = "") throws -> [String: ReportState.Place] {
    var files: [String: ReportState.Place] = [:]
    for entry in try self.tree(tree) {
      if entry.isTree {
        files.merge(try self.files(below: entry.object, prefix: prefix + entry.name + "/")) { $1 }
      } else {
        files[prefix + entry.name] = .object(entry.object)
      }
    }
    return files
  }
}
