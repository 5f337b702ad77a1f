import Tables

/// A series as a line of the height of text, the last value marked by a dot.
struct SparkLine {
  let values: [Double]
  /// What the line says, for those who hear the page.
  let words: String

  private static let size = (width: 120.0, height: 22.0, margin: 3.0)

  var html: HTML {
    Tag.svg(
      .class("spark"), Attribute("viewBox", "0 0 120 22"), Attribute("role", "img"), .label(words)
    ) {
      for run in runs { Tag.path(Attribute("d", run)) }
      if let last = points.last, let dot = last {
        Tag.path(.class("dot"), Attribute("d", "\(Self.text(dot.x)) \(Self.text(dot.y))".dot))
      }
    }
  }

  private var points: [(x: Double, y: Double)?] {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return values.map { _ in nil } }
    let (width, height) = (
      Self.size.width - 2 * Self.size.margin, Self.size.height - 2 * Self.size.margin
    )
    let step = values.count > 1 ? width / Double(values.count - 1) : 0
    return values.enumerated().map { index, value in
      guard value.isFinite else { return nil }
      let share = high > low ? (value - low) / (high - low) : 0.5
      return (
        x: Self.size.margin + Double(index) * step,
        y: Self.size.margin + (1 - share) * height
      )
    }
  }

  /// The line as steps, broken where there is no number: a value holds until a commit changes it.
  private var runs: [String] {
    var runs: [String] = []
    var current = ""
    var last: (x: Double, y: Double)?
    for point in points {
      guard let point else {
        if !current.isEmpty { runs.append(current) }
        (current, last) = ("", nil)
        continue
      }
      if last == nil {
        current = "M\(Self.text(point.x)) \(Self.text(point.y))"
      } else {
        current += "H\(Self.text(point.x))V\(Self.text(point.y))"
      }
      last = point
    }
    if !current.isEmpty { runs.append(current) }
    return runs
  }

  private static func text(_ value: Double) -> String {
    NumberText.ascii(NumberText.significant((value * 10).rounded() / 10, digits: 4))
  }
}

extension String {
  /// A path of a small disc at "x y".
  fileprivate var dot: String { "M\(self)m-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0z" }
}
