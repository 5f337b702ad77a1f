import Foundation

/// The links of a site, as its pages have them.
struct SiteLinks {
  private let folder: URL
  private let pages: [String: String]

  init(_ folder: URL) throws {
    self.folder = folder
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    pages = try paths.filter { $0.hasSuffix(".html") }.reduce(into: [:]) { found, path in
      found[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
  }

  /// Links to files that are not there, to anchors that no page has, and requests that leave the
  /// site: "page: link".
  func broken() -> [String] {
    pages.sorted { $0.key < $1.key }.flatMap { path, text -> [String] in
      let links = values("href", text).filter {
        !$0.hasPrefix("https://") && !$0.hasPrefix("http://")
      }
      let sources = values("src", text)
      return (links + sources).filter { !isSound($0, on: path) }.map { "\(path): \($0)" }
    }
  }

  private func values(_ attribute: String, _ text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" })
    }
  }

  private func isSound(_ link: String, on page: String) -> Bool {
    if link.hasPrefix("data:") { return true }
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).removingPercentEncoding ?? "" }
    let base = folder.appending(path: page).deletingLastPathComponent()
    let target = parts[0].isEmpty ? folder.appending(path: page) : base.appending(path: parts[0])
    let path = target.standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path) else { return false }
    guard parts.count == 2 else { return true }
    let root = folder.standardizedFileURL.path + "/"
    return pages[String(path.dropFirst(root.count))]?.contains(" id=\"\(parts[1])\"") ?? false
  }
}
