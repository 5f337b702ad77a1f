import Foundation

/// What readers of reports wait for, as `Benchmarks/Reports/run` measured it.
struct CommandTimes {
  private struct Entry {
    var name: String
    var tool: String
    /// Seconds of each run.
    var seconds: [Double]
  }

  private let entries: [Entry]

  /// Reads lines of a name, a tool and times, separated by tabs; none where there is no file.
  init(_ file: URL?) throws {
    let text = try file.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
    entries = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      let seconds = fields.dropFirst(2).compactMap { Double($0) }
      guard fields.count > 2, !seconds.isEmpty else { return nil }
      return Entry(name: fields[0], tool: fields[1], seconds: seconds)
    }
  }

  /// A section of the page.
  var text: String {
    guard !entries.isEmpty else { return "" }
    let header = """

      ## What readers wait for

      Seconds on the clock of whole commands, the middle of several runs. `report` reads what is
      committed and writes every page, figure and table; the program built anew is what follows a change
      of style. matplotlib draws the data of the same figures without captions, tables and pages, once.

      | command | tool | seconds | fastest | slowest |
      | --- | --- | ---: | ---: | ---: |

      """
    let rows = entries.map { entry in
      let sorted = entry.seconds.sorted()
      let numbers = [sorted[sorted.count / 2], sorted[0], sorted[sorted.count - 1]]
      return "| \(entry.name) | \(entry.tool) | "
        + numbers.map { ResultText.number($0) }.joined(separator: " | ") + " |"
    }
    return header + rows.joined(separator: "\n") + "\n"
  }

  /// Every run.
  var table: StoredResults.Table {
    StoredResults.Table(
      name: "commands",
      columns: [
        StoredResults.Column(name: "tool", label: "Tool"),
        StoredResults.Column(
          name: "seconds", label: "Time on the clock", unit: "s", direction: "lowerIsBetter",
          digits: 3),
      ],
      rows: entries.flatMap { entry in
        entry.seconds.enumerated().map { round, seconds in
          (
            StoredResults.Cell(label: entry.name, round: round, program: entry.name),
            [entry.tool, String(format: "%.4f", seconds)]
          )
        }
      })
  }
}
