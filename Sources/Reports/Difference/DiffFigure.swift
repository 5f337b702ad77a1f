import Charts
import Comparison
import Tables

/// A figure on both sides: side by side, one over the other, where pixels differ, and what the
/// data behind it says.
struct DiffFigure: Sendable {
  let difference: FigureDifference
  private let pixels: PictureDifference?

  init(_ difference: FigureDifference) {
    self.difference = difference
    if let before = difference.before?.png, let after = difference.after?.png,
      !before.isEmpty, !after.isEmpty, before != after
    {
      pixels = try? PictureDifference(before: before, after: after)
    } else {
      pixels = nil
    }
  }

  private var folder: String { "\(difference.item)/\(difference.figure)" }
  private var anchor: String { folder.replacing("/", with: "-") }

  /// The drawings beside the page, by path.
  var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in drawings { files["\(folder)/\(name).png"] = bytes }
    return files
  }

  private var drawings: [(name: String, bytes: [UInt8])] {
    [
      ("before", difference.before?.png ?? []), ("after", difference.after?.png ?? []),
      ("heat", pixels?.heatMap ?? []),
    ].filter { !$0.1.isEmpty }
  }

  /// The figure's part of the page.
  func html(embeds: Bool) -> HTML {
    Tag.article(.class("diff-figure"), .id(anchor)) {
      Tag.heading(3) { "\(difference.item), \(difference.figure)" }
      Tag.p { sentence }
      Tag.div(.class("sides")) {
        side("before", "Before", embeds)
        side("after", "After", embeds)
      }
      if difference.before != nil, difference.after != nil, pixels != nil {
        swipe(embeds)
        heat(embeds)
      }
      data
    }
  }

  private var sentence: String {
    switch difference.kind {
    case .identical: return "Drawing and data are the same."
    case .styleOnly: return "Style only: the data behind the figure is the same\(pixelWords)."
    case .data:
      let series = difference.series.count
      return "The data of \(series) \(series == 1 ? "series" : "series") differs\(pixelWords)."
    case .added: return "The figure is new."
    case .removed: return "The figure is gone."
    }
  }

  private var pixelWords: String {
    guard let pixels else { return "; the pixels are the same" }
    let share = 100 * Double(pixels.changed) / Double(max(1, pixels.total))
    let words = NumberText.significant(share, digits: 2)
    return "; \(words) % of the pixels differ" + (pixels.isResized ? ", and the size" : "")
  }

  private func side(_ name: String, _ words: String, _ embeds: Bool) -> HTML {
    guard drawings.contains(where: { $0.name == name }) else { return .empty }
    return Tag.figure {
      image(name, "\(words): \(difference.figure)", embeds)
      Tag.figcaption { words }
    }
  }

  /// One drawing over the other; the control appears where scripts run.
  private func swipe(_ embeds: Bool) -> HTML {
    Tag.details {
      Tag.summary { "One over the other" }
      Tag.div(.class("swipe")) {
        image("after", "After: \(difference.figure)", embeds)
        Tag.div(.class("over")) { image("before", "Before: \(difference.figure)", embeds) }
      }
    }
  }

  private func heat(_ embeds: Bool) -> HTML {
    Tag.details {
      Tag.summary { "Where pixels differ" }
      Tag.figure {
        image(
          "heat", "Differing pixels of \(difference.figure), darker where they differ more", embeds)
        Tag.figcaption {
          "The later drawing, pale; from orange to dark red the more a pixel differs."
        }
      }
    }
  }

  @HTMLBuilder private var data: HTML {
    if !difference.series.isEmpty {
      Tag.details(Attribute("open", "open")) {
        Tag.summary { "Data behind the figure, series by series" }
        PlainTable(
          caption: "Series whose data differs: \(difference.figure)",
          heads: [
            "Series", "Rows before", "Rows after", "Numbers that differ", "Largest |Δ|", "In",
          ],
          numbers: [1, 2, 3, 4],
          rows: difference.series.prefix(40).map { series in
            [
              HTML(series.name.isEmpty ? "all" : series.name), HTML("\(series.before)"),
              HTML("\(series.after)"), HTML("\(series.changed)"),
              HTML(series.largest.map { NumberText.printed($0) } ?? ""), HTML(series.column),
            ]
          }
        ).html
        if difference.series.count > 40 {
          Tag.p(.class("note")) { "\(difference.series.count - 40) more series in diff.json." }
        }
      }
    }
  }

  private func image(_ name: String, _ alt: String, _ embeds: Bool) -> HTML {
    let bytes = drawings.first { $0.name == name }?.bytes ?? []
    let source =
      embeds
      ? Attribute("src", "data:image/png;base64," + Base64.text(bytes))
      : .src(.relative("\(folder)/\(name).png"))
    return Tag.img(source, .alt(alt), Attribute("loading", "lazy"))
  }
}
