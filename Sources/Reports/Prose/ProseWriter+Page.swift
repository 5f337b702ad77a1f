/// What only whole pages of ours have: folds, and pictures with their files beside them.
extension ProseWriter {
  /// Blocks, with those between `<details>` and `</details>` folded.
  mutating func pageBlocks(_ nodes: [MarkdownNode]) -> HTML {
    var rest = nodes[...]
    return pageBlocks(&rest)
  }

  private mutating func pageBlocks(_ rest: inout ArraySlice<MarkdownNode>) -> HTML {
    var pieces: [HTML] = []
    while let node = rest.popFirst() {
      let literal = node.kind == .htmlBlock ? node.literal.trimmingWhitespace : ""
      if literal == "</details>" { return HTML(pieces) }
      if let words = Self.summary(literal) {
        let content = pageBlocks(&rest)
        pieces.append(
          Tag.details {
            Tag.summary { words }
            content
          })
      } else {
        pieces.append(block(node))
      }
    }
    return HTML(pieces)
  }

  /// The id that code hosts give a heading: the second of the same words ends in "-1".
  mutating func anchor(_ heading: String) -> String {
    let id = MarkdownText.anchor(of: heading)
    let earlier = anchors[id, default: 0]
    anchors[id] = earlier + 1
    return earlier == 0 ? id : "\(id)-\(earlier)"
  }

  /// The words of a fold's beginning; `nil` for any other markup.
  private static func summary(_ markup: String) -> String? {
    let (start, end) = ("<details><summary>", "</summary>")
    guard markup.hasPrefix(start), markup.hasSuffix(end) else { return nil }
    return unescaped(markup.dropFirst(start.count).dropLast(end.count))
  }

  /// A picture that Markdown names.
  func picture(_ node: MarkdownNode) -> HTML {
    Self.picture(source: marks.restored(node.address), alt: inlineWords(node))
  }

  private func inlineWords(_ node: MarkdownNode) -> String {
    node.children.map { $0.literal + inlineWords($0) }.joined()
  }

  /// The picture of an `<img>` of ours; `nil` for any other markup.
  static func picture(_ markup: String) -> HTML? {
    guard markup.hasPrefix("<img "), markup.hasSuffix("/>"),
      let source = value("src", markup), let alt = value("alt", markup)
    else { return nil }
    return picture(source: source, alt: alt, width: value("width", markup))
  }

  private static func picture(source: String, alt: String, width: String? = nil) -> HTML {
    // Only files of the same pages are shown.
    guard !source.isEmpty, !source.contains(":"), !source.hasPrefix("/") else { return HTML(alt) }
    return Tag.img(
      .src(.relative(source)), .alt(alt), width.map { Attribute("width", $0) },
      Attribute("loading", "lazy"))
  }

  private static func value(_ name: String, _ markup: String) -> String? {
    guard let start = markup.range(of: " \(name)=\"") else { return nil }
    let rest = markup[start.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return unescaped(rest[..<end])
  }

  private static func unescaped(_ text: Substring) -> String {
    ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"].reduce(String(text)) {
      $0.replacing($1.key, with: $1.value)
    }.replacing("&amp;", with: "&")
  }
}

extension String {
  fileprivate var trimmingWhitespace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
