import Foundation
import Testing

@testable import Charts
@testable import Tables

struct MarkTests {
  private let frame = Box(x: 0, y: 0, width: 100, height: 100)

  /// Draws one `Mark` on axes from 0 to 1.
  private func commands(_ mark: some Mark) throws -> [DrawCommand] {
    let scale = try Scale(.linear("", range: 0...1), covering: .none)
    var canvas = PanelCanvas(
      frame: frame, xScale: scale, yScale: scale, names: ("x", "y"), typography: .standard,
      better: .none)
    mark.draw(on: &canvas)
    return canvas.commands
  }

  private func pieces(_ commands: [DrawCommand]) -> [Path.Piece] {
    commands.flatMap { command -> [Path.Piece] in
      if case .path(let path, _, _) = command { path.pieces } else { [] }
    }
  }

  @Test func linesBreakAtValuesThatAreNotFinite() throws {
    let line = Line(
      x: [0, 0.2, 0.4, 0.6, 0.8], y: [0, 0.5, .nan, 0.2, 1], series: "SGD", opacity: 0.5)
    #expect(pieces(try commands(line)).map(\.points.count) == [2, 2])
  }

  @Test func bandsBreakAtValuesThatAreNotFinite() throws {
    let x = [0, 0.2, 0.4, 0.6, 0.8]
    let band = Band(
      x: x, lower: [0, 0.1, 0, 0.1, 0], upper: [0.5, 0.7, .nan, 0.9, 0.5], series: "SGD")
    #expect(pieces(try commands(band)).map(\.points.count) == [4, 4])
  }

  @Test func nothingLeavesTheFrame() throws {
    let marks: [any Mark] = [
      Line(x: [-1, 0.5, 2], y: [0.2, 0.5, 3], series: "SGD"),
      Band(x: [-1, 2], lower: [-5, 0.2], upper: [0.5, 9], series: "SGD"),
      Ellipse(x: 1, y: 0.5, radiusX: 0.4, radiusY: 0.8, series: "SGD"),
      ErrorBars(x: [0.5], low: [-1], high: [0.4], series: "SGD"),
      Polygon(x: [-1, 2, 0.5], y: [0.2, 0.2, 2], series: "SGD"),
      Trajectory(x: [-1, 0.5], y: [0.5, 0.8], series: "SGD"),
      VectorField(x: [0.9], y: [0.9], dx: [1], dy: [1], series: "SGD", longest: nil),
      Rule.diagonal(slope: 3, intercept: -1),
      HeatMap(x: [-1, 2], y: [-1, 2], values: [0, 1, 2, 3]),
    ]
    for mark in marks {
      let commands = try commands(mark)
      #expect(!commands.isEmpty)
      for point in pieces(commands).flatMap(\.points) {
        #expect(frame.contains(point, tolerance: 0.02), "\(mark.kind) draws at \(point)")
      }
      for case .image(_, _, let visible) in commands {
        #expect(frame.contains(visible, tolerance: 0.02))
      }
    }
  }

  @Test func histogramsCountEachValueOnce() {
    let histogram = Histogram(
      values: [0, 0.5, 1, 1, 1.5, 2, 2.5, .nan], edges: [0, 1, 2], series: "SGD")
    #expect(histogram.heights == [2, 4])
    #expect(histogram.outside == 2)
    let density = Histogram(
      values: [0, 0.5, 1, 1.5], edges: [0, 1, 3], measure: .density, series: "SGD")
    #expect(density.heights == [0.5, 0.25])
  }

  @Test(arguments: [Direction.none, .lowerIsBetter, .higherIsBetter])
  func divergedSeedsBreakTheLineAndAreCounted(_ better: Direction) throws {
    let estimates = [[0.4, 0.6], [0.5, .nan], [0.2, 0.2]].map { Estimate($0) }
    let points = Points(
      x: [0, 0.5, 1], estimates: estimates, spread: .standardError, series: "SGD")
    let scale = try Scale(.linear("", range: 0...1), covering: .none)
    var canvas = PanelCanvas(
      frame: frame, xScale: scale, yScale: scale, names: ("K", "NLL"), typography: .standard,
      better: better)
    points.draw(on: &canvas)
    #expect(
      canvas.offScale.map(\.title) == [
        "SGD: K 0.5, 0.5 over the 1 of 2 that did not diverge"
      ])
    #expect(canvas.offScale.map(\.isAbove) == [better != .higherIsBetter])
    #expect(points.meaning == "± standard error over 2 seeds")
    #expect(points.note?.contains("seeds diverged at 1 of 3 values") == true)
    let band = Band(x: [0, 0.5, 1], estimates: estimates, spread: .confidence(0.9), series: "SGD")
    #expect(band.lower.map(\.isNaN) == [false, true, false])
    #expect(band.meaning == "90 % t-intervals over 2 seeds")
    let line = Line(x: [0, 0.5, 1], estimates: estimates, series: "SGD")
    #expect(line.y.map(\.isNaN) == [false, true, false])
  }

  @Test func regionsJoinNeighbours() throws {
    let regions = Regions(
      x: [0.25, 0.75], y: [0.25, 0.75], classes: [0, 1, 0, 1], series: ["a", "b"])
    let pieces = pieces(try commands(regions))
    #expect(pieces.count == 2)
    #expect(
      Set(pieces[0].points) == Set([Point(0, 0), Point(50, 0), Point(50, 100), Point(0, 100)]))
  }

  @Test func imageGridsUseWholePixels() throws {
    let grid = ImageGrid(Array(repeating: SampleFigure.picture, count: 4), columns: 2, gap: 1)
    let boxes = try commands(grid).compactMap { command -> Box? in
      if case .image(_, let box, _) = command { box } else { nil }
    }
    #expect(boxes.count == 4)
    for box in boxes {
      let pixels = box.width / 2 / 0.375
      #expect(abs(pixels - pixels.rounded()) < 1e-9)
      #expect(frame.expanded(by: 0.375).contains(box))
    }
  }

  @Test func picturesAreCutToWholePixels() throws {
    let picture = Picture(SampleFigure.picture, x: 0.5...1.5, y: 0...1)
    let commands = try commands(picture)
    let images = commands.compactMap { command -> Raster? in
      if case .image(let raster, _, _) = command { raster } else { nil }
    }
    #expect(images.map(\.width) == [1])
  }

  @Test func annotationsStayInTheFrame() throws {
    let commands = try commands(Annotation("far to the right", x: 1, y: 1, anchor: .start))
    guard case .text(let item) = try #require(commands.first) else { return }
    #expect(frame.contains(item.box, tolerance: 0.02))
    #expect(item.anchor == .end)
  }

  @Test func contoursOfAConeAreCircles() {
    let nodes = (0...40).map { Double($0) - 20 }
    let cone = nodes.flatMap { y in nodes.map { x in hypot(x, y) } }
    let squares = MarchingSquares(width: 41, height: 41, values: cone)
    let lines = squares.lines(at: 10.3)
    #expect(lines.count == 1)
    #expect(lines.first?.first == lines.first?.last)
    for point in lines.flatMap({ $0 }) {
      #expect(abs(hypot(point.x - 20, point.y - 20) - 10.3) < 0.03)
    }
  }

  @Test func contoursLeaveHolesAndJoinSaddlesByTheirMean() {
    let hole = MarchingSquares(width: 3, height: 2, values: [0, 1, .nan, 0, 1, 1])
    #expect(hole.lines(at: 0.5).count == 1)
    let saddle = MarchingSquares(width: 2, height: 2, values: [1, 0, 0, 1])
    #expect(saddle.lines(at: 0.4).count == 2)
    #expect(saddle.lines(at: 0.4).allSatisfy { $0.count == 2 })
  }
}
