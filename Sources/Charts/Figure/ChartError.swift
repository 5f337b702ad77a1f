/// Why a figure could not be drawn.
public enum ChartError: Error, Equatable, CustomStringConvertible {
  /// A figure has no text for those who do not see it.
  case missingAlternativeText(figure: String)
  /// The alternative text only repeats the title.
  case alternativeTextIsTitle(figure: String)
  /// A figure's id cannot be part of a file name and an XML id.
  case invalidIdentifier(figure: String)
  /// An axis cannot show what it is given.
  case invalidAxis(figure: String, axis: String, reason: String)
  /// There is nothing to draw.
  case empty(figure: String)
  /// The page is too small for labels and panels.
  case tooSmall(figure: String, width: Double)
  /// The font of figures is not installed.
  case missingFont(wanted: String, found: String)
  /// Cairo or libpng gave up.
  case canvas(String)

  public var description: String {
    switch self {
    case .missingAlternativeText(let figure):
      "Figure '\(figure)' has no alternative text: pass `alt:` with the kind of chart, what it"
        + " shows and why it is here"
    case .alternativeTextIsTitle(let figure):
      "Figure '\(figure)': the alternative text only repeats the title; say what the chart shows"
    case .invalidIdentifier(let figure):
      "Figure id '\(figure)' must start with a letter and hold only letters, digits, '-' and '_'"
    case .invalidAxis(let figure, let axis, let reason):
      "Figure '\(figure)', axis '\(axis)': \(reason)"
    case .empty(let figure):
      "Figure '\(figure)' has no panel"
    case .tooSmall(let figure, let width):
      "Figure '\(figure)': labels leave no room for panels in \(Int(width)) points; make it wider"
        + " or use fewer columns"
    case .missingFont(let wanted, let found):
      "Figures need the font '\(wanted)', but text would be drawn in '\(found)';"
        + " install it (Debian: apt-get install fonts-dejavu-core fonts-dejavu-extra)"
    case .canvas(let reason):
      "Could not draw: \(reason)"
    }
  }
}
