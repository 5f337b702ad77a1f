/// Writes a tree of Markdown as markup.
struct ProseWriter {
  let formulas: any FormulaRenderer
  let marks: FormulaMarks
  /// The level of the last heading: headings go down one level at a time.
  var level: Int
  /// Whether the tree is a whole page that our own writer of Markdown made, and not a person's
  /// prose: its pictures, folds and files are shown then.
  let isPage: Bool
  /// The words of the last heading.
  var heading = ""
  /// How many headings of a page would have each id.
  var anchors: [String: Int] = [:]
  private let top: Int

  init(formulas: any FormulaRenderer, marks: FormulaMarks, level: Int, isPage: Bool = false) {
    self.formulas = formulas
    self.marks = marks
    self.level = level
    self.isPage = isPage
    top = level
  }

  // MARK: Blocks

  mutating func blocks(_ nodes: [MarkdownNode]) -> HTML {
    isPage ? pageBlocks(nodes) : HTML(nodes.map { block($0) })
  }

  mutating func block(_ node: MarkdownNode) -> HTML {
    switch node.kind {
    case .paragraph: return paragraph(node)
    case .heading:
      level = min(level + 1, top + node.number)
      let words = inlines(node.children)
      heading = words.plainText
      let id = isPage ? Attribute.id(anchor(heading)) : nil
      return Tag.heading(level, id) { words }
    case .list: return list(node)
    case .blockQuote:
      let content = blocks(node.children)
      return Tag.blockquote { content }
    case .codeBlock: return Tag.pre { Tag.code { marks.restored(node.literal) } }
    case .htmlBlock: return Tag.p { HTML(marks.restored(node.literal)) }
    case .thematicBreak: return Tag.hr()
    case .table: return table(node)
    default: return inline(node)
    }
  }

  private mutating func paragraph(_ node: MarkdownNode) -> HTML {
    // A formula alone in its paragraph is a block of its own.
    if node.children.count == 1, case .formula(let formula)? = onlyPiece(of: node.children[0]),
      formula.display
    {
      return Tag.div(.class("formula")) { show(formula) }
    }
    let words = inlines(node.children)
    return Tag.p { words }
  }

  private func onlyPiece(of node: MarkdownNode) -> FormulaMarks.Piece? {
    guard node.kind == .text else { return nil }
    let pieces = marks.pieces(of: node.literal)
    return pieces.count == 1 ? pieces[0] : nil
  }

  private mutating func list(_ node: MarkdownNode) -> HTML {
    var items: [HTML] = []
    for item in node.children {
      var content: [HTML] = []
      for child in item.children {
        let isLine = node.isTight && child.kind == .paragraph
        content.append(isLine ? inlines(child.children) : block(child))
      }
      items.append(Tag.li { content })
    }
    guard node.number > 0 else { return Tag.ul { items } }
    let start = node.number == 1 ? nil : Attribute("start", String(node.number))
    return Tag.ol(start) { items }
  }

  private mutating func table(_ node: MarkdownNode) -> HTML {
    var head: [HTML] = []
    var body: [HTML] = []
    for line in node.children {
      let isHead = line.kind == .tableHeader
      var cells: [HTML] = []
      for (column, cell) in line.children.enumerated() {
        let right = column < node.alignments.count && node.alignments[column] == "r"
        let style: Attribute? = right ? .class("number") : nil
        let content = inlines(cell.children)
        // An empty head names no column.
        let names = isHead && !content.isEmpty
        cells.append(names ? Tag.th(.scope("col"), style) { content } : Tag.td(style) { content })
      }
      let row = Tag.tr { cells }
      if isHead { head.append(row) } else { body.append(row) }
    }
    let name = heading
    let table = Tag.table(isPage ? .class("data-table") : nil) {
      if isPage { Tag.caption(.class("unseen")) { name } }
      Tag.thead { head }
      if !body.isEmpty { Tag.tbody { body } }
    }
    return isPage ? ScrollRegion(label: name).html { table } : table
  }

  // MARK: Lines

  mutating func inlines(_ nodes: [MarkdownNode]) -> HTML {
    HTML(nodes.map { inline($0) })
  }

  private mutating func inline(_ node: MarkdownNode) -> HTML {
    switch node.kind {
    case .text: return text(node.literal)
    case .code: return Tag.code { marks.restored(node.literal) }
    case .htmlInline:
      let literal = marks.restored(node.literal)
      return (isPage ? Self.picture(literal) : nil) ?? HTML(literal)
    case .image where isPage: return picture(node)
    case .softbreak: return "\n"
    case .linebreak: return Tag.br()
    case .emph: return wrapped(node, in: .em)
    case .strong: return wrapped(node, in: .strong)
    case .strikethrough: return wrapped(node, in: .del)
    case .link:
      let words = inlines(node.children)
      guard let link = link(marks.restored(node.address)) else { return words }
      return Tag.a(.href(link)) { words }
    default: return inlines(node.children)
    }
  }

  private mutating func wrapped(_ node: MarkdownNode, in tag: Tag) -> HTML {
    let content = inlines(node.children)
    return tag { content }
  }

  private func text(_ literal: String) -> HTML {
    HTML(
      marks.pieces(of: literal).map {
        switch $0 {
        case .text(let text): HTML(text)
        case .formula(let formula): show(formula)
        }
      })
  }

  /// A formula that cannot be shown stays readable as the TeX it is.
  private func show(_ formula: FormulaMarks.Formula) -> HTML {
    do {
      return try formulas.render(formula.tex, display: formula.display)
    } catch {
      return Tag.code(.class("tex")) { formula.tex }
    }
  }

  /// Where a link of the prose leads on the site: the pages beside the READMEs have the same
  /// folders.
  private func link(_ address: String) -> Link? {
    if let link = Link.web(address) { return link }
    guard !address.contains(":"), !address.hasPrefix("/") else { return nil }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts.first ?? "")
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    if path.isEmpty { return anchor.map { .anchor($0) } }
    if path == "README.md" || path.hasSuffix("/README.md") {
      return .relative(path.dropLast("README.md".count) + "index.html", anchor: anchor)
    }
    return path.contains("/") && !isPage ? nil : .relative(path, anchor: anchor)
  }
}
