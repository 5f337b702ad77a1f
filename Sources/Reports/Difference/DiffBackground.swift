import Comparison
import Tables

/// What explains a difference: settings, what cells were computed from, code, data, machines.
struct DiffBackground {
  let difference: ReportDifference
  let prose: ProseRenderer

  private var items: [ItemDifference] { difference.items.filter { $0.presence == nil } }

  var html: HTML {
    HTML([
      DiffSections.section("settings", "Settings") { settings },
      DiffSections.section("causes", "Causes") { causes },
      DiffSections.section("code", "Code") { code },
      DiffSections.section("data", "Data") { data },
      DiffSections.section("machine", "Machine") { machines },
    ])
  }

  private var settings: HTML {
    let rows = items.flatMap(\.settings)
    guard !rows.isEmpty else { return Tag.p { "The same settings and deviations." } }
    return PlainTable(
      caption: "Settings and deviations that differ",
      heads: ["Setting", "Item", "Before", "After"],
      rows: rows.map { setting in
        [
          prose.line(setting.name), HTML(setting.item), prose.line(setting.before ?? "none"),
          prose.line(setting.after ?? "none"),
        ]
      }
    ).html
  }

  private var causes: HTML {
    let rows = items.flatMap { item in item.causes.map { (item.item, $0.cause, $0.cells) } }
    guard !rows.isEmpty else {
      return Tag.p { "Every cell that both have was computed from the same." }
    }
    let shown = rows.prefix(100)
    return HTML([
      PlainTable(
        caption: "What keys of cells differ in", heads: ["What", "Item", "Cells"], numbers: [2],
        rows: shown.map { [HTML($0.1), HTML($0.0), HTML("\($0.2)")] }
      ).html,
      rows.count > shown.count
        ? Tag.p(.class("note")) { "\(rows.count - shown.count) more in diff.json." } : .empty,
    ])
  }

  private var code: HTML {
    let code = difference.code
    guard code.files > 0 else { return Tag.p { "The same code." } }
    return HTML([
      Tag.p {
        "\(difference.codeWords.prefix(1).uppercased())\(difference.codeWords.dropFirst())."
      },
      code.commits.isEmpty
        ? .empty
        : Tag.details(code.commits.count <= 12 ? Attribute("open", "open") : nil) {
          Tag.summary { "\(code.commits.count) commits that changed code, newest first" }
          Tag.ul {
            for commit in code.commits.prefix(200) {
              Tag.li {
                Tag.code { commit.commit }
                " \(commit.date) \(commit.subject)"
              }
            }
          }
        },
    ])
  }

  private var data: HTML {
    let changes = items.flatMap { item in item.data.map { "\(item.item): \($0)" } }
    guard !changes.isEmpty else { return Tag.p { "The same checksums." } }
    return Tag.ul { for change in changes { Tag.li { change } } }
  }

  private var machines: HTML {
    let changes = items.filter { !$0.machines.before.isEmpty || !$0.machines.after.isEmpty }
    guard !changes.isEmpty else { return Tag.p { "Computed on the same machines." } }
    return Tag.ul {
      for item in changes {
        Tag.li {
          "\(item.item): \(item.machines.before.joined(separator: "; ")) → "
          item.machines.after.joined(separator: "; ")
        }
      }
    }
  }
}
