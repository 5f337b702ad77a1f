import Tables

/// The files that belong to an item, beside its page.
enum ItemFiles {
  /// A table in its forms.
  static func files(of table: Table) -> [PageFile] {
    [
      PageFile("tables/\(table.id).csv", .text(table.csv())),
      PageFile("tables/\(table.id).md", .text(table.markdown())),
      PageFile("tables/\(table.id).tex", .text(table.latex())),
      PageFile("tables/\(table.id).json", .text(table.json())),
    ]
  }

  /// Everything that lies beside an item's page in the site.
  static func inSite(_ page: ItemPage) -> [PageFile] {
    let history = page.history.map { [PageFile("history.json", .text($0.json(of: page.id)))] }
    return page.figures.flatMap(\.files) + page.tables.flatMap(files) + records(page) + page.files
      + (history ?? [])
  }

  /// What lies beside an item's page among the committed results: one drawing and the data of each
  /// figure, each table as CSV. Further files are kept there by others.
  static func committed(_ page: ItemPage) -> [PageFile] {
    let figures = page.figures.flatMap { figure in
      [".png", ".svg", ".csv"].compactMap { figure.file($0) }
    }
    let tables = page.tables.map { PageFile("tables/\($0.id).csv", .text($0.csv())) }
    return figures + tables + records(page)
  }

  /// Claims and settings for programs to read.
  private static func records(_ page: ItemPage) -> [PageFile] {
    var files: [PageFile] = []
    if !page.claims.isEmpty {
      files.append(PageFile("claims.json", .text(page.ledger.json())))
    }
    if !page.settings.isEmpty || !page.deviations.isEmpty {
      files.append(PageFile("settings.json", .text(settings(page))))
    }
    return files
  }

  private static func settings(_ page: ItemPage) -> String {
    let settings = page.settings.map { row in
      JSONValue.object([
        "setting": .string(row.setting), "paper": .string(row.paper), "ours": .string(row.ours),
        "same": .bool(row.isSame),
      ])
    }
    let deviations = page.deviations.map { row in
      JSONValue.object(["deviation": .string(row.deviation), "reason": .string(row.reason)])
    }
    return JSONValue.object([
      "schema": .string("settings/1"), "item": .string(page.id), "settings": .array(settings),
      "deviations": .array(deviations),
    ]).text()
  }
}
