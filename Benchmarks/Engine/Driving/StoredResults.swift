import Foundation

/// Measurements as committed results of an item, so that `scorebook history` and `diff` read them like
/// any other: a cell for each workload and round, whose round stands where other cells have a seed.
struct StoredResults {
  /// One measured table.
  struct Table {
    /// Its name, and that of its file.
    var name: String
    /// What its columns hold, those that name a row first.
    var columns: [Column]
    /// Values of each row: the cell it is of, then its columns.
    var rows: [(cell: Cell, values: [String])]
  }

  struct Column {
    var name: String
    var label: String
    var unit = ""
    var direction = "none"
    var digits: Int?
  }

  /// What was measured at once.
  struct Cell: Hashable {
    /// What is measured, in words.
    var label: String
    /// The round, from 0.
    var round: Int
    /// Digest of the program, or other words that say what was computed.
    var program: String

    var id: String {
      "\(label.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined())-\(round)"
    }
  }

  var tables: [Table]

  /// Writes tables, `cells.json` and `provenance.json` into a folder.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for table in tables {
      let header = (["cell"] + table.columns.map(\.name)).joined(separator: ",")
      let lines = table.rows.map { ([$0.cell.id] + $0.values).joined(separator: ",") }
      let text = ([header] + lines).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: folder.appending(path: "\(table.name).csv"))
    }
    try json(cells).write(to: folder.appending(path: "cells.json"))
    try json(provenance).write(to: folder.appending(path: "provenance.json"))
  }

  private func json(_ value: [String: Any]) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      + Data("\n".utf8)
  }

  /// The cells, each once, in the order of the tables.
  private var all: [Cell] {
    var seen: Set<Cell> = []
    return tables.flatMap { $0.rows.map(\.cell) }.filter { seen.insert($0).inserted }
  }

  private var cells: [String: Any] {
    let columns = tables.map { table in
      (
        table.name,
        table.columns.map { column -> [String: Any] in
          var entry: [String: Any] = [
            "name": column.name, "label": column.label, "unit": column.unit,
            "direction": column.direction,
          ]
          if let digits = column.digits { entry["digits"] = digits }
          return entry
        }
      )
    }
    let cells = all.map { cell -> [String: Any] in
      let parts: [String: Any] = [
        "data": [String: String](), "kind": "measurement", "programs": ["step": cell.program],
        "revisions": [String: Int](), "seed": cell.round, "settings": [String: String](),
      ]
      return [
        "appearsAs": [["label": "\(cell.label), seed \(cell.round)", "profile": "paper"]],
        "cell": cell.id, "key": cell.program, "measurement": ["parts": parts],
      ]
    }
    return [
      "schema": "cells/1", "cells": cells, "tables": Dictionary(uniqueKeysWithValues: columns),
    ]
  }

  private var provenance: [String: Any] {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let machine: [String: Any] = ["processor": name ?? "unknown", "cores": cores]
    return [
      "machines": ["here": machine],
      "cells": Dictionary(
        uniqueKeysWithValues: all.map { ($0.id, ["measurement": ["machine": "here"]]) }),
    ]
  }
}
