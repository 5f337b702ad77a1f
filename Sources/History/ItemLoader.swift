import Comparison
import Foundation
import Synchronization
import Tables

/// Reads items of report states, from several threads if need be. What two states share is read once.
public final class ItemLoader: Sendable {
  private let reader: Mutex<ObjectReader?>
  private let contents = Mutex<[String: [UInt8]]>([:])
  private let tables = Mutex<[String: StoredTable]>([:])
  private let items = Mutex<[String: StoredItem]>([:])

  /// A loader.
  ///
  /// - Parameter repository: Where objects are; `nil` reads files only.
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository?) throws {
    reader = Mutex(try repository.map(ObjectReader.init))
  }

  /// The state that a commit left.
  ///
  /// - Errors: `GitError` when there is no such commit.
  func state(_ commit: String) throws -> ReportState {
    guard let state = try reader.withLock({ try $0?.state(commit) }) else {
      throw ResultFileError(path: commit, problem: "is in a repository that is not open")
    }
    return state
  }

  /// Reads the objects of some items in two states at once, before they are asked for one by one.
  /// Drawings that both have are left out.
  ///
  /// - Errors: `GitError` naming an object that is not there.
  func prepare(_ ids: [String], _ before: ReportState, _ after: ReportState) throws {
    var wanted: Set<String> = []
    for id in ids {
      let shared = before.figures(of: id, sharedWith: after)
      for state in [before, after] {
        for (path, place) in state.files(of: id) {
          guard case .object(let name) = place, Self.isRead(path, but: shared) else { continue }
          wanted.insert(name)
        }
      }
    }
    let known = contents.withLock { Set($0.keys) }
    let names = wanted.subtracting(known).sorted()
    guard !names.isEmpty else { return }
    let found = try reader.withLock { try $0?.contents(names) } ?? [:]
    contents.withLock { $0.merge(found) { $1 } }
  }

  /// Whether a file below an item's folder is looked into.
  private static func isRead(_ path: String, but shared: Set<String>) -> Bool {
    if ReportState.isDrawing(path) { return !shared.contains(String(path.dropLast(4))) }
    return path.hasSuffix(".json") || path.hasSuffix(".csv")
  }

  /// The results of an item in a state; without any where the state has none. Files that cannot
  /// be read are named in it.
  ///
  /// - Parameters:
  ///   - withFigures: Whether drawings and their data are read too.
  ///   - known: Names of figures whose drawings nobody asks for; they are empty then.
  public func item(
    _ id: String, in state: ReportState, withFigures: Bool = true, knowing known: Set<String> = []
  ) -> StoredItem {
    let files = state.files(of: id)
    let identity = Self.identity(id, files, withFigures, known)
    if let identity, let known = items.withLock({ $0[identity] }) { return known }
    var item = StoredItem(id: id)
    do {
      try readCells(files, &item)
      try readMachines(files, &item)
      for (path, place) in files.sorted(by: { $0.key < $1.key })
      where path.hasPrefix("tables/") && path.hasSuffix(".csv") {
        item.printed[String(path.dropFirst("tables/".count).dropLast(".csv".count))] =
          try table(place)
      }
      item.claims = try json("claims.json", files).map(StoredClaim.list) ?? []
      item.settings = try json("settings.json", files).map(StoredSetting.list) ?? []
      if withFigures { try readFigures(files, known, &item) }
    } catch {
      item.problems.append("\(id) at \(state.endpoint.short): \(error)")
    }
    if let identity { items.withLock { [item] in $0[identity] = item } }
    return item
  }

  /// Names an item's content where all of it lies in objects.
  private static func identity(
    _ id: String, _ files: [String: ReportState.Place], _ withFigures: Bool, _ known: Set<String>
  ) -> String? {
    var text = "\(id) \(withFigures) \(known.sorted())"
    for (path, place) in files.sorted(by: { $0.key < $1.key }) {
      guard case .object(let name) = place else { return nil }
      text += "\n\(path) \(name)"
    }
    return text
  }

  // MARK: Parts

  private func readCells(_ files: [String: ReportState.Place], _ item: inout StoredItem) throws {
    guard let index = try json("cells.json", files) else { return }
    item.cells =
      try index["cells"].map(\.elements)?.map { value in
        guard let cell = StoredCell(value) else {
          throw ResultFileError(path: "cells.json", problem: "describes a cell in an unknown way")
        }
        return cell
      } ?? []
    for (name, columns) in index["tables"]?.members ?? [:] {
      guard let place = files["\(name).csv"] else {
        item.problems.append("\(item.id): \(name).csv is missing")
        continue
      }
      item.measured[name] = try table(place)
      item.columns[name] = columns.elements.compactMap(Column.init(stored:))
    }
  }

  private func readMachines(
    _ files: [String: ReportState.Place], _ item: inout StoredItem
  ) throws {
    guard let provenance = try json("provenance.json", files) else { return }
    let names = (provenance["machines"]?.members ?? [:]).mapValues { machine in
      "\(machine["processor"]?.words ?? "unknown"), \(machine["cores"]?.integer ?? 0) cores"
    }
    let cells = provenance["cells"]?.members ?? [:]
    for index in item.cells.indices {
      let record = cells[item.cells[index].id]
      let stage = record?["training"]?["machine"] ?? record?["measurement"]?["machine"]
      item.cells[index].machine = stage?.words.flatMap { names[$0] } ?? ""
    }
  }

  private func readFigures(
    _ files: [String: ReportState.Place], _ known: Set<String>, _ item: inout StoredItem
  ) throws {
    func drawing(_ name: String, _ ending: String) throws -> [UInt8] {
      known.contains(name) ? [] : try files[name + ending].map(content) ?? []
    }
    let names = files.keys.filter {
      !$0.contains("/") && ($0.hasSuffix(".png") || $0.hasSuffix(".svg"))
    }
    .map { String($0.dropLast(4)) }
    for name in Set(names).sorted() {
      item.figures.append(
        StoredFigure(
          id: name, png: try drawing(name, ".png"), svg: try drawing(name, ".svg"),
          data: try files["\(name).csv"].map(table)))
    }
  }

  // MARK: Files

  private func json(_ name: String, _ files: [String: ReportState.Place]) throws -> JSONValue? {
    guard let place = files[name] else { return nil }
    do {
      return try JSONValue(parsing: content(place))
    } catch let error as JSONError {
      throw ResultFileError(path: name, problem: "is no JSON: \(error)")
    }
  }

  private func table(_ place: ReportState.Place) throws -> StoredTable {
    guard case .object(let name) = place else { return StoredTable(try content(place)) }
    if let known = tables.withLock({ $0[name] }) { return known }
    let table = StoredTable(try content(place))
    tables.withLock { $0[name] = table }
    return table
  }

  private func content(_ place: ReportState.Place) throws -> [UInt8] {
    switch place {
    case .file(let path):
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ResultFileError(path: path, problem: "cannot be read")
      }
      return [UInt8](data)
    case .object(let name):
      if let known = contents.withLock({ $0[name] }) { return known }
      guard let bytes = try reader.withLock({ try $0?.contents(name) }) else {
        throw ResultFileError(path: name, problem: "is in a repository that is not open")
      }
      contents.withLock { $0[name] = bytes }
      return bytes
    }
  }
}

/// A committed file that cannot be understood.
public struct ResultFileError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong with it.
  public let problem: String

  /// What is wrong.
  public var description: String { "\(path) \(problem)" }
}
