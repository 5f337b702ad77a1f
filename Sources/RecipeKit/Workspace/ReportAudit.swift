import Artifacts
import Charts
import Experiments
import Foundation
import Reports
import Tables

/// Checks the committed files of items: that they can be read, that keys are the digests of their
/// parts, that tables have the rows they should, that drawings are whole, and that numbers agree
/// with those of the store under the same key.
///
/// A file that fails one of the first is damaged; numbers that disagree are a changed result.
public struct ReportAudit {
  /// One thing that is not as it should be.
  public struct Finding: Hashable, Sendable {
    /// What kind of trouble.
    public enum Kind: String, Hashable, Sendable {
      /// A file cannot be what was written.
      case damaged
      /// Two sound results of one key disagree.
      case changed
      /// A file is not as committed; it is sound otherwise.
      case uncommitted
    }

    /// What kind of trouble.
    public let kind: Kind
    /// Where.
    public let path: String
    /// What is wrong.
    public let words: String
  }

  private let book: Book

  /// An audit of a book's committed results.
  public init(_ book: Book) { self.book = book }

  /// Looks at every committed file of some items.
  ///
  /// - Returns: What was found, and how many files and cells were looked at.
  public func run(_ selection: ItemSelection) -> (findings: [Finding], files: Int, cells: Int) {
    var (findings, files, cells) = ([Finding](), 0, 0)
    for item in selection.items {
      let folder = book.workspace.results(of: item.id, .laptop)
      for name in Self.names(folder) {
        files += 1
        if let words = Self.fault(folder + "/" + name) {
          findings.append(finding(.damaged, folder + "/" + name, words))
        }
      }
      let (found, count) = results(folder, item.id)
      findings += found
      cells += count
    }
    return (findings + uncommitted(selection), files, cells)
  }

  // MARK: Results

  /// Every cell's rows can be read, and agree with the store's.
  private func results(_ folder: String, _ item: String) -> ([Finding], Int) {
    let committed: CommittedResults
    do {
      guard let found = try CommittedResults(directory: folder) else { return ([], 0) }
      committed = found
    } catch { return ([finding(.damaged, folder, "\(error)")], 0) }
    var findings: [Finding] = []
    for key in committed.keys {
      let reference = CellReference(recipe: item, profile: .laptop, label: key.short)
      do {
        guard let result = try committed.result(key, for: reference) else { continue }
        guard let stored = try book.workspace.store.stage(key) else { continue }
        let own = try stored.tables()
        for (name, rows) in own.sorted(by: { $0.key < $1.key }) where result.tables[name] != rows {
          findings.append(
            finding(
              .changed, "\(folder)/\(name).csv",
              "cell \(key.short) has other numbers than the store under the same key"))
        }
      } catch {
        findings.append(finding(.damaged, folder, "\(error)"))
      }
    }
    return (findings, committed.keys.count)
  }

  // MARK: Files

  private static func names(_ folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.contains(".") }.sorted()
  }

  /// What shows that a file is not what was written; `nil` when nothing does.
  private static func fault(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return "cannot be read" }
    let bytes = [UInt8](data)
    switch path.split(separator: ".").last {
    case "json":
      do {
        _ = try JSONValue(parsing: bytes)
        return nil
      } catch { return "is no JSON: \(error)" }
    case "png": return PNGIntegrity.fault(bytes)
    case "svg":
      let text = String(decoding: bytes.suffix(16), as: UTF8.self)
      return text.contains("</svg>") ? nil : "has no end"
    case "csv":
      guard let text = String(validating: bytes, as: UTF8.self) else { return "is no UTF-8" }
      do {
        _ = try Rows(csv: text)
        return nil
      } catch { return "is no table: \(error)" }
    case "md": return bytes.isEmpty ? "is empty" : nil
    default: return nil
    }
  }

  /// Files that differ from the last commit.
  private func uncommitted(_ selection: ItemSelection) -> [Finding] {
    let folders = selection.items.map { "reports/\($0.id)" }
    let text = Git(root: book.workspace.root).text(["status", "--porcelain", "--"] + folders)
    return (text ?? "").split(separator: "\n").map { line in
      finding(.uncommitted, String(line.dropFirst(3)), "is not as in the last commit")
    }
  }

  private func finding(_ kind: Finding.Kind, _ path: String, _ words: String) -> Finding {
    Finding(kind: kind, path: book.workspace.relative(path), words: words)
  }
}
