/// An earlier state of the report as pages, made from the files it was committed with.
///
/// The Markdown pages are shown as they were written, with their figures and data; nothing is drawn or
/// judged anew, since the recipes of today are not those that made them.
public struct StoredReport: Sendable {
  /// What the state is called: a tag.
  public let name: String
  /// The commit and its date, in words.
  public let origin: String
  private let files: [String: [UInt8]]
  private let formulas: any FormulaRenderer

  /// A state of the report; `nil` where it has no index page.
  ///
  /// - Parameters:
  ///   - name: What the state is called: a tag.
  ///   - origin: The commit and its date, in words.
  ///   - files: Everything below `reports/`, by path.
  ///   - formulas: What shows formulas.
  public init?(
    name: String, origin: String, files: [String: [UInt8]],
    formulas: any FormulaRenderer = MathMLRenderer()
  ) {
    guard files[Self.page] != nil else { return nil }
    self.name = name
    self.origin = origin
    self.files = files
    self.formulas = formulas
  }

  private static let page = "README.md"

  /// The site's files, by path below the version's folder.
  ///
  /// - Parameter home: The way from the version's folder to the index page of today.
  public func site(home: String = "../../index.html") -> [String: [UInt8]] {
    var site: [String: [UInt8]] = [StyleSheet.fileName: Array(StyleSheet.text.utf8)]
    for (path, bytes) in files {
      guard path == Self.page || path.hasSuffix("/" + Self.page) else {
        site[path] = bytes
        continue
      }
      let folder = String(path.dropLast(Self.page.count))
      let text = document(String(decoding: bytes, as: UTF8.self), in: folder, home: home)
      site[folder + "index.html"] = Array(text.utf8)
    }
    return site
  }

  private func document(_ markdown: String, in folder: String, home: String) -> String {
    let marks = FormulaMarks(markdown)
    var writer = ProseWriter(formulas: formulas, marks: marks, level: 0, isPage: true)
    let nodes = MarkdownNode.parse(marks.markdown).children
    let content = writer.blocks(nodes)
    let title = nodes.first { $0.kind == .heading }.map { heading in
      writer.inlines(heading.children).plainText
    }
    let up = String(repeating: "../", count: folder.count { $0 == "/" })
    let page = Tag.html(Attribute("lang", "en")) {
      Tag.head {
        Tag.meta(Attribute("charset", "utf-8"))
        Tag.meta(
          Attribute("name", "viewport"),
          Attribute("content", "width=device-width, initial-scale=1"))
        Tag.meta(Attribute("name", "color-scheme"), Attribute("content", "light dark"))
        Tag.title { "\(title ?? name) · \(name)" }
        Tag.link(Attribute("rel", "icon"), Attribute("href", "data:,"))
        Tag.link(Attribute("rel", "stylesheet"), .href(.relative(up + StyleSheet.fileName)))
      }
      Tag.body(.class("stored")) {
        Tag.a(.class("skip"), .href(.anchor("main"))) { "Skip to the content" }
        Tag.header(.class("way")) { notice(up + home) }
        Tag.main(.id("main")) { content }
      }
    }
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  private func notice(_ home: String) -> HTML {
    Tag.p {
      "The report at "
      Tag.strong { name }
      ", \(origin), from the pages committed then. "
      Tag.a(.href(.relative(home))) { "The report today" }
    }
  }
}
