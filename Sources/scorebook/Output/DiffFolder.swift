import Comparison
import Foundation
import RecipeKit

/// A comparison as a folder: a page with figures, and the same for programs and for pull requests.
struct DiffFolder {
  private let difference: ReportDifference
  private let status: Int32

  init(_ difference: ReportDifference, status: Int32) {
    self.difference = difference
    self.status = status
  }

  /// Writes `index.html`, `diff.json`, `diff.md` and the figures that differ.
  ///
  /// - Returns: The page to open.
  func write(to folder: String) throws -> String {
    var files = DiffPage(difference).files
    files["diff.json"] = Array(difference.json(exit: status).utf8)
    files["diff.md"] = Array(difference.markdown().utf8)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let file = URL(filePath: folder).appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return folder + "/index.html"
  }
}
