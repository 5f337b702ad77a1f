import Tables

/// The plot area of one panel: maps data to places and collects drawing commands.
///
/// Lines and areas are cut at the frame. Markers outside it are not drawn; they are counted and
/// shown as arrows at the frame's edge.
public struct PanelCanvas {
  /// The plot area in points.
  public let frame: Box
  /// The horizontal scale.
  public let xScale: Scale
  /// The vertical scale.
  public let yScale: Scale
  let names: (x: String, y: String)
  let typography: Typography
  /// Steps aside in points by series name.
  let dodge: [String: Double]
  /// The side of the frame at which runs that diverged are shown: the worse one.
  let divergesUpwards: Bool
  private(set) var commands: [DrawCommand] = []
  private(set) var offScale: [OffScaleValue] = []

  init(
    frame: Box, xScale: Scale, yScale: Scale, names: (x: String, y: String),
    typography: Typography, better: Direction, dodge: [String: Double] = [:]
  ) {
    self.frame = frame
    self.xScale = xScale
    self.yScale = yScale
    self.names = names
    self.typography = typography
    self.dodge = dodge
    divergesUpwards = better != .higherIsBetter
  }

  /// The place of a pair of values, possibly outside the frame; nil where it has none.
  public func place(_ x: Double, _ y: Double, dodging series: Series? = nil) -> Point? {
    guard let across = xScale.fraction(x), let up = yScale.fraction(y) else { return nil }
    let point = Point(
      frame.x + across * frame.width + (series.flatMap { dodge[$0.name] } ?? 0),
      frame.maxY - up * frame.height)
    return point.x.isFinite && point.y.isFinite ? point : nil
  }

  /// Draws inside a group with a title for hovering.
  public mutating func group(
    _ kind: String, title: String? = nil, _ body: (inout PanelCanvas) -> Void
  ) {
    let before = commands.count
    commands.append(.begin(kind: kind, title: title))
    body(&self)
    if commands.count == before + 1 {
      commands.removeLast()
    } else {
      commands.append(.end)
    }
  }

  /// A curve through values, broken where they have no place.
  public mutating func curve(
    x: [Double], y: [Double], _ stroke: Stroke, dodging series: Series? = nil,
    tolerance: Double = 0.04
  ) {
    var pieces: [[Point]] = [[]]
    var bridges: [[Point]] = []
    var previous: (x: Double, point: Point)?
    for (x, y) in zip(x, y) {
      guard let point = place(x, y, dodging: series) else {
        pieces.append([])
        previous = nil
        continue
      }
      if let previous, xScale.breaks(between: previous.x, and: x) {
        bridges.append([previous.point, point])
        pieces.append([])
      }
      pieces[pieces.count - 1].append(point)
      previous = (x, point)
    }
    lines(pieces.filter { $0.count > 1 }, stroke, tolerance: tolerance)
    var bridge = stroke
    bridge.dash = .dotted
    bridge.width = stroke.width * 0.6
    lines(bridges, bridge)
  }

  /// Polylines in points, cut at the frame and without points nearer to the line through their
  /// neighbours than `tolerance` points.
  public mutating func lines(_ lines: [[Point]], _ stroke: Stroke, tolerance: Double = 0.04) {
    let edge = frame.expanded(by: 0.01)
    let pieces = lines.flatMap { Clipping.polyline($0, to: edge) }
      .map { Simplification.polyline($0, tolerance: tolerance) }
      .map { Path.Piece(points: $0, isClosed: false) }
    guard !pieces.isEmpty else { return }
    commands.append(.path(Path(pieces).rounded, stroke: stroke, fill: nil))
  }

  /// A polygon in points, cut at the frame.
  public mutating func polygon(_ points: [Point], fill: Fill?, stroke: Stroke? = nil) {
    polygons([points], fill: fill, stroke: stroke)
  }

  /// Polygons in points that share no area, cut at the frame.
  public mutating func polygons(_ polygons: [[Point]], fill: Fill?, stroke: Stroke? = nil) {
    let pieces =
      polygons
      .map { Simplification.polyline(Clipping.polygon($0, to: frame)) }
      .filter { $0.count > 2 }
      .map { Path.Piece(points: $0, isClosed: true) }
    guard !pieces.isEmpty else { return }
    commands.append(.path(Path(pieces).rounded, stroke: stroke, fill: fill))
  }

  /// The marker of a series at a pair of values.
  public mutating func marker(
    _ x: Double, _ y: Double, _ series: Series, diameter: Double = 4.6, hasHalo: Bool = false,
    title: String? = nil
  ) {
    let title = title ?? summary(x, y, series)
    guard let point = visible(x, y, series, title: title) else { return }
    commands.append(.begin(kind: "point", title: title))
    if hasHalo {
      commands.append(
        .marker(series.marker, at: point.rounded, diameter: diameter + 2.4, ink: .background))
    }
    commands.append(
      .marker(series.marker, at: point.rounded, diameter: diameter, ink: series.ink))
    commands.append(.end)
  }

  /// The place of a pair of values inside the frame; nil, after counting it, when outside.
  public mutating func visible(
    _ x: Double, _ y: Double, _ series: Series, title: String
  ) -> Point? {
    guard let across = xScale.fraction(x), across.isFinite, let up = yScale.fraction(y) else {
      return nil
    }
    let point = Point(
      frame.x + across * frame.width + (dodge[series.name] ?? 0),
      frame.maxY - up * frame.height)
    if frame.contains(point, tolerance: 0.02) { return point }
    if across >= -1e-9, across <= 1 + 1e-9 {
      offScale.append(
        OffScaleValue(x: point.x, isAbove: up > 1, ink: series.ink, title: title))
    }
    return nil
  }

  /// Counts a value that diverged among those beyond the frame.
  mutating func diverged(at x: Double, _ series: Series, _ text: String) {
    guard let across = xScale.fraction(x), across >= -1e-9, across <= 1 + 1e-9 else { return }
    let name = RichText(series.label).plain
    offScale.append(
      OffScaleValue(
        x: frame.x + across * frame.width + (dodge[series.name] ?? 0),
        isAbove: divergesUpwards,
        ink: series.ink, title: "\(name): \(names.x) \(xScale.name(of: x)), \(text)"))
  }

  /// An invisible disc that shows the values on hovering.
  public mutating func target(_ x: Double, _ y: Double, _ series: Series) {
    guard let point = place(x, y, dodging: series), frame.contains(point, tolerance: 0.02) else {
      return
    }
    commands.append(.target(at: point.rounded, radius: 4, title: summary(x, y, series)))
  }

  /// The interval of a value: a bar with caps, cut at the frame.
  public mutating func interval(at x: Double, low: Double, high: Double, _ series: Series) {
    guard let bottom = place(x, low, dodging: series), let top = place(x, high, dodging: series)
    else { return }
    var pieces = Clipping.polyline([bottom, top], to: frame)
    for end in [bottom, top] where frame.contains(end) {
      pieces.append([Point(end.x - 1.8, end.y), Point(end.x + 1.8, end.y)])
    }
    guard !pieces.isEmpty else { return }
    let path = Path(pieces.map { Path.Piece(points: $0, isClosed: false) })
    commands.append(.path(path.rounded, stroke: Stroke(series.ink, width: 0.9), fill: nil))
  }

  /// A picture over a rectangle of the data, the part beyond the frame left out.
  public mutating func picture(
    _ raster: Raster, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    guard let corner = place(x.lowerBound, y.upperBound),
      let opposite = place(x.upperBound, y.lowerBound)
    else { return }
    let box = Box(
      x: corner.x, y: corner.y, width: opposite.x - corner.x, height: opposite.y - corner.y)
    guard let (part, place, visible) = raster.cropped(from: box, to: frame) else { return }
    commands.append(.image(part, in: place, visible: visible))
  }

  /// An arrow between two places in points; a short stroke where there is no room for a head.
  public mutating func arrow(from foot: Point, to tip: Point, _ series: Series) {
    let delta = tip - foot
    let length = delta.length
    guard length > 0.3 else { return }
    let along = delta * (1 / length)
    let head = min(5, length * 0.45)
    let across = Point(-along.y, along.x) * (head * 0.42)
    let neck = tip - along * head
    lines([[foot, neck]], Stroke(series.ink, width: series.lineWidth * 0.7))
    polygon([tip, neck + across, neck - across], fill: Fill(series.ink))
  }

  /// Adds a command as it is; it must stay inside the frame.
  public mutating func add(_ command: DrawCommand) { commands.append(command) }

  /// "series: x-name x, y-name y", and the interval if there is one.
  func summary(
    _ x: Double, _ y: Double, _ series: Series, interval: (Double, Double)? = nil
  ) -> String {
    let place = [(names.x, xScale.name(of: x)), (names.y, yScale.name(of: y))]
      .map { name, text in name.isEmpty ? text : "\(name) \(text)" }
    let range = interval.map { low, high in
      " [\(NumberText.significant(low, digits: 5)), \(NumberText.significant(high, digits: 5))]"
    }
    return "\(RichText(series.label).plain): \(place.joined(separator: ", "))\(range ?? "")"
  }

  /// What a curve's title says: its name and where it ends.
  func summary(of curve: Curve) -> String {
    let finite = zip(curve.x, curve.y).filter { $0.isFinite && $1.isFinite }
    guard let last = finite.last else { return "\(RichText(curve.series.label).plain): no values" }
    return summary(last.0, last.1, curve.series)
  }
}

extension Scale {
  /// A value for readers: its category, or seven significant digits.
  fileprivate func name(of value: Double) -> String {
    kind.name(of: value) ?? NumberText.significant(value, digits: 7)
  }
}

extension Axis.Kind {
  /// The name of a category; nil on other axes.
  func name(of value: Double) -> String? {
    guard case .categories(let names) = self, let index = Int(exactly: value),
      names.indices.contains(index)
    else { return nil }
    return RichText(names[index]).plain
  }
}
