import RecipeKit

/// What stands in one place of a `Listing`.
struct ListingField {
  /// The value, as programs read it.
  let entry: Entry
  /// How a person reads it, where that differs.
  let words: String?
  /// The meaning of its colour.
  let meaning: Ink.Meaning?

  /// A value.
  init(_ entry: Entry, words: String? = nil, _ meaning: Ink.Meaning? = nil) {
    self.entry = entry
    self.words = words
    self.meaning = meaning
  }

  /// Plain text.
  init(_ text: String, _ meaning: Ink.Meaning? = nil) { self.init(.text(text), meaning) }

  /// Seconds, as a duration for people; nothing for 0.
  static func seconds(_ seconds: Double) -> ListingField {
    seconds > 0
      ? ListingField(.number(seconds), words: DurationText.brief(seconds)) : ListingField(.empty)
  }
}

/// A table that a command prints, in the form that was asked for.
struct Listing {
  private let schema: String
  private let columns: [TableColumn]
  private let rows: [[ListingField]]

  /// A table.
  ///
  /// - Parameters:
  ///   - schema: Names the records in JSON: `"status/1"`.
  ///   - columns: Heads; their names are the keys of the records.
  ///   - rows: A field for each column.
  init(_ schema: String, _ columns: [TableColumn], _ rows: [[ListingField]]) {
    self.schema = schema
    self.columns = columns
    self.rows = rows
  }

  /// Prints the table to standard output.
  func print(_ format: OutputFormat, ink: Ink) {
    switch format {
    case .text: Terminal.print(text(ink))
    case .json: Terminal.print(json)
    case .csv: Terminal.print(table.csv())
    case .md: Terminal.print(table.markdown())
    case .tex: Terminal.print(table.latex())
    }
  }

  private var table: Table {
    Table(
      id: String(schema.prefix { $0 != "/" }), title: "", columns: columns,
      rows: rows.map { $0.map(\.entry) })
  }

  /// The records as an object with a schema, in the order of the rows.
  private var json: String {
    let data = table.data()
    let records = data.map { row in
      JSONValue.object(
        Dictionary(uniqueKeysWithValues: data.columns.map { ($0.name, JSONValue(row[$0.name])) }))
    }
    return JSONValue.object(["schema": .string(schema), "rows": .array(records)]).text()
  }

  /// Columns set to their widest entry, two spaces apart; no space at the end of a line.
  private func text(_ ink: Ink) -> String {
    let heads = columns.map { ListingField($0.label.uppercased(), .quiet) }
    let lines = ([heads] + rows).map { $0.map { (text: $0.words ?? $0.entry.text, $0.meaning) } }
    let widths = columns.indices.map { index in lines.map { $0[index].text.count }.max() ?? 0 }
    return lines.map { line in
      let last = line.lastIndex { !$0.text.isEmpty } ?? 0
      return line.indices.prefix(last + 1).map { index in
        let space = String(repeating: " ", count: widths[index] - line[index].text.count)
        let painted = ink.paint(line[index].text, line[index].1)
        if columns[index].alignment == .trailing { return space + painted }
        return index == last ? painted : painted + space
      }.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}
