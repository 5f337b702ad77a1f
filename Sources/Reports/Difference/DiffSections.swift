import Comparison

/// The sections of a comparison's page, and which of them a reader has to look at.
struct DiffSections {
  let difference: ReportDifference
  let figures: Int

  /// Sections with whether something differs there.
  private var all: [(id: String, name: String, differs: Bool)] {
    let items = difference.items
    func isNotable(_ origin: TableDifference.Origin) -> Bool {
      difference.counts(origin).contains { $0.key.isNotable && $0.value > 0 }
    }
    return [
      ("verdicts", "Verdicts", items.contains { !$0.claims.isEmpty }),
      ("measured", "Measured entries", isNotable(.measured)),
      ("printed", "Tables of the pages", isNotable(.printed)),
      ("figures", "Figures", figures > 0),
      ("settings", "Settings", items.contains { !$0.settings.isEmpty }),
      ("causes", "Causes", items.contains { !$0.causes.isEmpty }),
      ("code", "Code", difference.code.files > 0),
      ("data", "Data", items.contains { !$0.data.isEmpty }),
      ("machine", "Machine", items.contains { !$0.machines.before.isEmpty }),
    ]
  }

  /// Links to the sections; a dot and words mark those that differ.
  var navigation: HTML {
    Tag.nav(.class("diff-sections"), .label("Sections")) {
      Tag.ul {
        for section in all {
          Tag.li {
            Tag.a(.href(.anchor(section.id))) { section.name }
            if section.differs {
              Tag.span(.class("differs"), Attribute("title", "differs")) {
                Tag.span(.hidden) { " ●" }
                Tag.span(.class("unseen")) { " (differs)" }
              }
            }
          }
        }
      }
    }
  }

  /// A section with its heading.
  static func section(
    _ id: String, _ heading: String, @HTMLBuilder content: () -> HTML
  ) -> HTML {
    Tag.section(.id(id), .labelledBy("\(id)-heading")) {
      Tag.heading(2, .id("\(id)-heading")) { heading }
      content()
    }
  }
}
