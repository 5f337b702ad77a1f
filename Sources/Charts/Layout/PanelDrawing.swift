/// Draws one planned panel.
struct PanelDrawing {
  let plan: PanelPlan

  /// All commands of the panel, from back to front.
  var commands: [DrawCommand] {
    let axes = AxisDrawing(plan: plan)
    var canvas = PanelCanvas(
      frame: plan.frame, xScale: plan.xScale, yScale: plan.yScale,
      names: (RichText(plan.panel.x.label).plain, RichText(plan.panel.y.label).plain),
      typography: plan.typography, better: plan.panel.y.better, dodge: dodge)
    for mark in plan.panel.marks { mark.draw(on: &canvas) }
    var commands: [DrawCommand] = [.begin(kind: "panel", title: nil)]
    commands += axes.background
    commands += canvas.commands
    commands += axes.foreground
    commands += OffScaleArrows.commands(canvas.offScale, plan)
    commands += EndLabelPlacement.commands(plan, canvas)
    if let bar = plan.panel.marks.compactMap(\.colourBar).first {
      commands += ColourBarDrawing(bar: bar, plan: plan).commands
    }
    commands += title
    return commands + [.end]
  }

  /// Steps aside for series that meet at the places of a discrete axis.
  private var dodge: [String: Double] {
    guard plan.panel.x.isDiscrete else { return [:] }
    var names: [String] = []
    for mark in plan.panel.marks where mark.dodges {
      if let name = mark.entries.first?.series.name, !names.contains(name) { names.append(name) }
    }
    guard names.count > 1 else { return [:] }
    let slot = plan.frame.width / (plan.xScale.upper - plan.xScale.lower)
    let step = min(5, slot * 0.7 / Double(names.count))
    var result: [String: Double] = [:]
    for (index, name) in names.enumerated() {
      result[name] = (Double(index) - Double(names.count - 1) / 2) * step
    }
    return result
  }

  private var title: [DrawCommand] {
    let frame = plan.frame
    let style = plan.typography.title
    let lines = max(plan.titleLines.count, 1)
    let first = frame.y - 4 - style.descent - plan.titleLift - Double(lines - 1) * style.lineHeight
    var commands: [DrawCommand] = []
    var x = frame.x
    if let letter = plan.letter {
      let item = TextItem(
        RichText(verbatim: letter), at: Point(x, first), plan.typography.letter)
      commands.append(.text(item))
      x += item.width + 5
    }
    for (index, line) in plan.titleLines.enumerated() {
      let place = Point(x, first + Double(index) * style.lineHeight)
      commands.append(.text(TextItem(line, at: place, style)))
    }
    return commands
  }
}
