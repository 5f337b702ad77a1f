import Comparison
import Foundation

/// The files of committed results in one state: of a commit, or as they lie in the work tree.
public struct ReportState: Sendable {
  /// Where a file's content is.
  enum Place: Sendable, Hashable {
    /// An object of the repository, by its name.
    case object(String)
    /// A file on disk.
    case file(String)
  }

  /// What the state is called.
  public let endpoint: ReportDifference.Endpoint
  /// Files by their path below the reports: `vsm/figure-3/rows.csv`.
  let files: [String: Place]

  /// The results of a commit.
  ///
  /// - Parameters:
  ///   - repository: The package's folder.
  ///   - name: A commit by any name that git knows.
  /// - Errors: `GitError` when there is no such commit.
  public init(_ repository: GitRepository, commit name: String) throws {
    self = try ObjectReader(repository).state(name)
  }

  /// The results in a folder of the work tree.
  ///
  /// - Parameters:
  ///   - folder: `reports`; it need not exist.
  ///   - name: What to call the state.
  public init(folder: String, name: String = "work tree") {
    endpoint = ReportDifference.Endpoint(commit: nil, name: name)
    var files: [String: Place] = [:]
    let manager = FileManager.default
    for paper in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] where paper != "site" {
      let below = manager.enumerator(atPath: folder + "/" + paper)
      while let path = below?.nextObject() as? String {
        guard path.contains(".") else { continue }
        files["\(paper)/\(path)"] = .file("\(folder)/\(paper)/\(path)")
      }
    }
    self.files = files
  }

  /// A state of a listing that is known.
  init(endpoint: ReportDifference.Endpoint, files: [String: Place]) {
    self.endpoint = endpoint
    self.files = files
  }

  /// The items that have committed results, sorted.
  public var items: [String] {
    let folders = files.keys.compactMap { path -> String? in
      let parts = path.split(separator: "/")
      guard parts.count >= 3, parts.last != "README.md" else { return nil }
      return "\(parts[0])/\(parts[1])"
    }
    return Set(folders).sorted()
  }

  /// The names of an item's figures that another state has too, drawing and data, as the same
  /// objects: they cannot differ.
  func figures(of item: String, sharedWith other: ReportState) -> Set<String> {
    let (own, others) = (files(of: item), other.files(of: item))
    let drawings = own.keys.filter { Self.isDrawing($0) }.map { String($0.dropLast(4)) }
    return Set(drawings).filter { name in
      [".png", ".svg", ".csv"].allSatisfy { ending in
        let place = own[name + ending]
        if case .file = place { return false }
        return place == others[name + ending]
      }
    }
  }

  /// Whether a path below an item's folder is one of a figure's drawings.
  static func isDrawing(_ path: String) -> Bool {
    !path.contains("/") && (path.hasSuffix(".png") || path.hasSuffix(".svg"))
  }

  /// The files of an item by their path below its folder.
  func files(of item: String) -> [String: Place] {
    let prefix = item + "/"
    return files.reduce(into: [:]) { found, file in
      if file.key.hasPrefix(prefix) {
        found[String(file.key.dropFirst(prefix.count))] = file.value
      }
    }
  }
}
