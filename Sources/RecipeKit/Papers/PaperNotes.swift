import Foundation
import Reports

/// What a person wrote of re-running a paper: what was easy, what was difficult, contact with the
/// authors. `Docs/Papers/<paper>.md`, a section for each heading of the second level.
public struct PaperNotes: Sendable {
  /// The sections in their order; none where there is no such file.
  public let sections: [ProseSection]

  /// The notes on a paper.
  ///
  /// - Parameters:
  ///   - workspace: The package.
  ///   - paper: The paper's id.
  public init(_ workspace: Workspace, paper: String) {
    let path = "\(workspace.root)/Docs/Papers/\(paper).md"
    let data = FileManager.default.contents(atPath: path) ?? Data()
    self.init(String(decoding: data, as: UTF8.self))
  }

  /// Notes from their Markdown; what stands before the first heading is left out.
  public init(_ markdown: String) {
    var found: [ProseSection] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        found.append(ProseSection(String(line.dropFirst(3)), ""))
      } else if !found.isEmpty {
        found[found.count - 1].text += line + "\n"
      }
    }
    sections = found.map {
      ProseSection($0.heading, $0.text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
