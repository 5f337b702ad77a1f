/// One panel during layout: its scales, what is labelled, and where it lies.
struct PanelPlan {
  let panel: Panel
  let row: Int
  let column: Int
  let xScale: Scale
  let yScale: Scale
  let typography: Typography
  var showsXTicks = true
  var showsYTicks = true
  var showsXLabel = true
  var showsYLabel = true
  var letter: String?
  /// Whether ends of curves are labelled beside the panel.
  var labelsEnds = true
  var frame = Box(x: 0, y: 0, width: 100, height: 75)
  var xTicks = Ticks.none
  var yTicks = Ticks.none
  /// Degrees by which labels of the horizontal axis are turned, because they would overlap.
  var xTickRotation = 0.0
  var titleLines: [RichText] = []
  /// Room for the title: up to the next panel or the edge of the page.
  var titleWidth = 100.0
  /// Distance of the title from where it stands without arrows and powers of ten, the same in a
  /// whole row.
  var titleLift = 0.0
  var margins = Margins()
  /// Room above the frame for arrows to values beyond it.
  let arrowRoom: Double
  var xLabelLines: [RichText] = []
  var yLabelLines: [RichText] = []
  /// Distance of the vertical axis' label from the frame, the same in a whole column.
  var yLabelInset = 0.0
  /// Distance of the horizontal axis' label from the frame, the same in a whole row.
  var xLabelInset = 0.0

  static let tickLength = 3.0
  static let tickGap = 2.5

  init(
    _ panel: Panel, row: Int, column: Int, xScale: Scale, yScale: Scale, typography: Typography
  ) {
    self.panel = panel
    self.row = row
    self.column = column
    self.xScale = xScale
    self.yScale = yScale
    self.typography = typography
    arrowRoom = Self.hasValuesAbove(panel, xScale, yScale, typography) ? 8 : 0
  }

  private static func hasValuesAbove(
    _ panel: Panel, _ xScale: Scale, _ yScale: Scale, _ typography: Typography
  ) -> Bool {
    var canvas = PanelCanvas(
      frame: Box(x: 0, y: 0, width: 100, height: 75), xScale: xScale, yScale: yScale,
      names: ("", ""), typography: typography, better: panel.y.better)
    for mark in panel.marks where mark.pointsOffScale { mark.draw(on: &canvas) }
    return canvas.offScale.contains(where: \.isAbove)
  }

  /// The labels beside the panel.
  var endLabels: [EndLabel] { labelsEnds ? panel.marks.compactMap(\.endLabel) : [] }

  /// Chooses ticks and title lines for the current frame and measures what lies around it.
  mutating func measure() {
    xTicks = TickChooser(
      axis: panel.x, scale: xScale, direction: .horizontal, length: frame.width,
      style: typography.tick
    ).choose()
    yTicks = TickChooser(
      axis: panel.y, scale: yScale, direction: .vertical, length: frame.height,
      style: typography.tick
    ).choose()
    xTickRotation = panel.x.isDiscrete && showsXTicks && !categoriesFit ? 40 : 0
    let letterRoom = letter == nil ? 0 : typography.letter.size * 1.2
    titleLines =
      panel.title.map {
        TextWrap.lines($0, typography.title, width: max(titleWidth - letterRoom, 40))
      } ?? []
    xLabelLines = showsXLabel ? lines(panel.x, along: frame.width + 16) : []
    yLabelLines = showsYLabel ? lines(panel.y, along: frame.height + 16) : []
    yLabelInset = showsYTicks ? Self.tickLength + Self.tickGap + widestYTick : 3
    xLabelInset = showsXTicks ? Self.tickLength + Self.tickGap + xTickHeight : 3
    if factorMeetsLabel { xLabelInset += typography.tick.lineHeight }
    let factor = showsYTicks && yTicks.factor != nil ? typography.tick.lineHeight + 3 : 0
    titleLift = max(factor, arrowRoom)
    margins = Margins(left: left, right: right, top: top, bottom: bottom)
  }

  /// The lines of an axis' label, broken where the axis is short.
  private func lines(_ axis: Axis, along length: Double) -> [RichText] {
    axis.heading.isEmpty ? [] : TextWrap.lines(axis.heading, typography.label, width: length)
  }

  /// Height of an axis' label with its distance from the ticks.
  private func labelRoom(_ lines: [RichText]) -> Double {
    lines.isEmpty ? 0 : Double(lines.count) * typography.label.lineHeight + 2.5
  }

  private func width(_ text: RichText?) -> Double {
    text.map { TextEngine.shared.width(of: $0, typography.tick) } ?? 0
  }

  var widestYTick: Double { yTicks.ticks.map { width($0.label) }.max() ?? 0 }

  private var xTickHeight: Double {
    let widest = xTicks.ticks.map { width($0.label) }.max() ?? 0
    guard widest > 0 else { return 0 }
    if xTickRotation == 0 { return typography.tick.capHeight + typography.tick.descent }
    return widest * 0.643 + typography.tick.size * 0.8
  }

  private var categoriesFit: Bool {
    let labelled = xTicks.ticks
    return zip(labelled, labelled.dropFirst()).allSatisfy { a, b in
      (b.fraction - a.fraction) * frame.width
        >= (width(a.label) + width(b.label)) / 2 + typography.tick.size * 0.5
    }
  }

  /// Whether the power of ten at the right end would touch the label in the middle.
  private var factorMeetsLabel: Bool {
    guard showsXTicks, let factor = xTicks.factor, let label = xLabelLines.first else {
      return false
    }
    let half = TextEngine.shared.width(of: label, typography.label) / 2
    return half + width(factor) + 6 > frame.width / 2
  }

  /// How far labels of the horizontal axis reach beyond the frame.
  private func overhang(atEnd: Bool) -> Double {
    guard showsXTicks else { return 0 }
    return xTicks.ticks.map { tick in
      let room = (atEnd ? 1 - tick.fraction : tick.fraction) * frame.width
      if xTickRotation > 0 { return atEnd ? 0 : width(tick.label) * 0.766 - room }
      return width(tick.label) / 2 - room
    }.max() ?? 0
  }

  private var left: Double {
    var needed = showsYTicks || showsYLabel ? yLabelInset : 0
    if panel.y.isHidden && !showsYLabel { needed = 0 }
    needed += labelRoom(yLabelLines)
    return max(needed, overhang(atEnd: false), 0)
  }

  private var right: Double {
    var needed = overhang(atEnd: true)
    if showsXTicks, let factor = xTicks.factor { needed = max(needed, width(factor) * 0.6) }
    let labels = endLabels.map {
      TextEngine.shared.width(of: RichText($0.text), typography.legend)
    }
    if let widest = labels.max() { needed = max(needed, EndLabelPlacement.gap + widest) }
    if let bar = panel.marks.compactMap(\.colourBar).first {
      needed = max(needed, ColourBarDrawing(bar: bar, plan: self).width)
    }
    return max(needed, 0)
  }

  /// Room above the frame in points.
  var top: Double {
    var needed =
      yTicks.ticks.map { tick in
        tick.label == nil || !showsYTicks
          ? 0 : typography.tick.ascent / 2 - (1 - tick.fraction) * frame.height
      }.max() ?? 0
    let lines = max(titleLines.count, letter == nil ? 0 : 1)
    let title = lines == 0 ? 0 : Double(lines) * typography.title.lineHeight + 3
    needed = max(needed, titleLift + title)
    return max(needed, 1)
  }

  private var bottom: Double {
    var needed = showsXTicks ? xLabelInset : 0
    if panel.x.isHidden { needed = 0 }
    needed += labelRoom(xLabelLines)
    if showsXTicks, xTicks.factor != nil, xLabelLines.isEmpty {
      needed += typography.tick.lineHeight
    }
    return max(needed, 1)
  }
}

/// Room around a plot area in points.
struct Margins: Hashable {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
}
