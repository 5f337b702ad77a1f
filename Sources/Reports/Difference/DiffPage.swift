import Charts
import Comparison
import Tables

/// The page on which a reader decides whether results may change: verdicts, entries, figures,
/// settings, code, data and machines of two states side by side.
public struct DiffPage: Sendable {
  let difference: ReportDifference
  /// Figures that differ, with the files they have on the page.
  let figures: [DiffFigure]
  let prose: ProseRenderer
  private let home: String?

  /// The page of a comparison.
  ///
  /// - Parameters:
  ///   - home: The way to the report's index page, where the page belongs to a site.
  ///   - formulas: What shows formulas.
  public init(
    _ difference: ReportDifference, home: String? = nil,
    formulas: any FormulaRenderer = MathMLRenderer()
  ) {
    self.difference = difference
    self.home = home
    prose = ProseRenderer(formulas: formulas)
    figures = difference.items.filter { $0.presence == nil }.flatMap { item in
      item.figures.filter { $0.kind != .identical }.map(DiffFigure.init)
    }
  }

  /// The page and the drawings beside it, by path.
  public var files: [String: [UInt8]] {
    var files = ["index.html": Array(document(style: nil, embeds: false).utf8)]
    files[StyleSheet.fileName] = Array((StyleSheet.text + DiffStyle.text).utf8)
    for figure in figures { files.merge(figure.files) { first, _ in first } }
    return files
  }

  /// The page as one file, drawings and style sheet in it.
  public var selfContained: String {
    document(style: StyleSheet.text + DiffStyle.text, embeds: true)
  }

  // MARK: The document

  private func document(style: String?, embeds: Bool) -> String {
    let page = Tag.html(Attribute("lang", "en")) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(
          Attribute("name", "viewport"),
          Attribute("content", "width=device-width, initial-scale=1"))
        Tag.meta(Attribute("name", "color-scheme"), Attribute("content", "light dark"))
        Tag.title { "\(difference.before.short) → \(difference.after.short) · results compared" }
        Tag.link(Attribute("rel", "icon"), Attribute("href", "data:,"))
        if let style {
          Tag("style", .block)() { HTML(alreadyEscaped: style) }
        } else {
          Tag.link(Attribute("rel", "stylesheet"), .href(.relative(StyleSheet.fileName)))
        }
      }
      Tag.body(.class("diff")) {
        Tag.a(.class("skip"), .href(.anchor("main"))) { "Skip to the content" }
        way
        Tag.main(.id("main")) {
          DiffHead(difference: difference, figures: figures.count).html
          Tag.div(.class("diff-layout")) {
            DiffSections(difference: difference, figures: figures.count).navigation
            Tag.div(.class("diff-body")) { content(embeds: embeds) }
          }
        }
        foot
        PageScript.unfold.html
        if !figures.isEmpty { PageScript.swipe.html }
      }
    }
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  private var way: HTML {
    guard let home else { return .empty }
    return Tag.header(.class("way")) {
      Tag.nav(.label("Way back")) {
        Tag.ol(.class("crumbs")) {
          Tag.li { Tag.a(.href(.relative(home))) { "Report" } }
          Tag.li { Tag.span(Attribute("aria-current", "page")) { "Results compared" } }
        }
      }
    }
  }

  private func content(embeds: Bool) -> HTML {
    HTML([
      DiffVerdicts(difference: difference, prose: prose).html,
      DiffTables(difference: difference, origin: .measured).html,
      DiffTables(difference: difference, origin: .printed).html,
      DiffSections.section("figures", "Figures") {
        if figures.isEmpty { Tag.p { "Every figure is the same: drawing and data." } }
        for figure in figures { figure.html(embeds: embeds) }
      },
      DiffBackground(difference: difference, prose: prose).html,
    ])
  }

  private var foot: HTML {
    Tag.footer(.class("foot")) {
      Tag.p {
        "Read from git; nothing was computed. Entries are paired by seed; the interval is the "
        "95 % t-interval of the mean difference, Welch’s where no seed is common. Identical: to "
        "the last bit. Same: within the tolerance. Noise: the interval contains 0."
      }
    }
  }
}
