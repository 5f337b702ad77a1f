import RecipeKit

/// Layers as boxes below each other, repeated ones in one box.
struct LayerDiagram {
  /// Layers in a row with the same name and shape.
  private struct Box {
    var text: String
    var shape: String
    var parameters: Int
    var part: String
    var count = 1
  }

  private let boxes: [Box]

  /// The layers of an energy, in order.
  init(_ rows: Rows) {
    var boxes: [Box] = []
    for row in rows where row.text("part") != "posterior" {
      let box = Box(
        text: row.text("layer"), shape: row.text("shape"), parameters: row.integer("parameters"),
        part: row.text("part"))
      if let last = boxes.last, last.text == box.text, last.shape == box.shape {
        boxes[boxes.count - 1].count += 1
        boxes[boxes.count - 1].parameters += box.parameters
      } else {
        boxes.append(box)
      }
    }
    self.boxes = boxes
  }

  private static let outline = Series("layer").inked(.palette(0)).dashed(.solid).stroked(1)
  private static let latent = Series("latent").inked(.palette(1)).dashed(.solid).stroked(1)
  private static let arrow = Series("flow").inked(.muted).dashed(.solid).stroked(1)

  func panel() -> Panel {
    var marks: [any Mark] = [Annotation("image $v$", x: 0, y: 0.5)]
    let coupling = boxes.firstIndex { $0.part == "coupling" }
    for (index, box) in boxes.enumerated() {
      let y = -Double(index)
      let series = box.part == "features" ? Self.outline : Self.latent
      marks.append(Self.rectangle(x: 0, y: y, width: 4.6, series))
      let times = box.count > 1 ? "\(box.count) × " : ""
      marks.append(Annotation(times + box.text, x: 0, y: y, offset: Point(0, 3)))
      marks.append(
        Annotation(
          box.shape + (box.parameters > 0 ? ",  \(Self.grouped(box.parameters))" : ""), x: 2.6,
          y: y,
          anchor: .start, offset: Point(0, 3)))
      if index > 0 { marks.append(Line(x: [0, 0], y: [y + 0.7, y + 0.3], series: Self.arrow)) }
    }
    if let coupling {
      let y = -Double(coupling)
      marks.append(Self.rectangle(x: -3.9, y: y, width: 1.2, Self.latent))
      marks.append(Annotation("$h$", x: -3.9, y: y, offset: Point(0, 3)))
      marks.append(Line(x: [-3.3, -2.3], y: [y, y], series: Self.arrow))
    }
    marks.append(Annotation("energy $E(v, h)$", x: 0, y: -Double(boxes.count) + 0.45))
    var (across, down) = (Axis.hidden, Axis.hidden)
    across.range = -5...6.5
    down.range = -Double(boxes.count)...0.9
    return Panel(x: across, y: down) { marks }
  }

  private static func rectangle(
    x: Double, y: Double, width: Double, _ series: Series
  ) -> Polygon {
    let (left, right, low, high) = (x - width / 2, x + width / 2, y - 0.3, y + 0.3)
    return Polygon(x: [left, right, right, left], y: [low, low, high, high], series: series)
  }

  /// "63 936 562".
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert("\u{202F}", at: place)
      place -= 3
    }
    return String(digits)
  }
}
