import Comparison
import Foundation
import Tables

/// Reads items of report states. What two states share is read once.
public final class ItemLoader {
  private let reader: ObjectReader?
  private var contents: [String: [UInt8]] = [:]
  private var tables: [String: StoredTable] = [:]
  private var items: [String: StoredItem] = [:]

  /// A loader.
  ///
  /// - Parameter repository: Where objects are; `nil` reads files only.
  /// - Errors: `GitError` when git cannot be started.
  public init(_ repository: GitRepository?) throws {
    reader = try repository.map(ObjectReader.init)
  }

  /// The results of an item in a state; without any where the state has none. Files that cannot
  /// be read are named in it.
  ///
  /// - Parameter withFigures: Whether drawings and their data are read too.
  public func item(_ id: String, in state: ReportState, withFigures: Bool = true) -> StoredItem {
    let files = state.files(of: id)
    let identity = Self.identity(id, files, withFigures)
    if let identity, let known = items[identity] { return known }
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
      if withFigures { try readFigures(files, &item) }
    } catch {
      item.problems.append("\(id) at \(state.endpoint.short): \(error)")
    }
    if let identity { items[identity] = item }
    return item
  }

  /// Names an item's content where all of it lies in objects.
  private static func identity(
    _ id: String, _ files: [String: ReportState.Place], _ withFigures: Bool
  ) -> String? {
    var text = "\(id) \(withFigures)"
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

  private func readFigures(_ files: [String: ReportState.Place], _ item: inout StoredItem) throws {
    let names = files.keys.filter {
      !$0.contains("/") && ($0.hasSuffix(".png") || $0.hasSuffix(".svg"))
    }
    .map { String($0.dropLast(4)) }
    for name in Set(names).sorted() {
      item.figures.append(
        StoredFigure(
          id: name, png: try files["\(name).png"].map(content) ?? [],
          svg: try files["\(name).svg"].map(content) ?? [],
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
    if let known = tables[name] { return known }
    let table = StoredTable(try content(place))
    tables[name] = table
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
      if let known = contents[name] { return known }
      guard let reader else {
        throw ResultFileError(path: name, problem: "is in a repository that is not open")
      }
      let bytes = try reader.contents(name)
      contents[name] = bytes
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
