/// Where two drawings differ, pixel by pixel.
public struct PictureDifference: Sendable {
  /// Pixels that differ, of the larger of the two.
  public let changed: Int
  /// Pixels of the larger of the two.
  public let total: Int
  /// The largest difference of a colour channel, 0 to 255.
  public let largest: Int
  /// Whether the pictures have different sizes; what only one covers counts as changed.
  public let isResized: Bool
  /// A picture of the differences as PNG: the later drawing pale, differing pixels from orange
  /// (little) to dark red (much).
  public let heatMap: [UInt8]

  /// Compares two PNG files.
  ///
  /// - Errors: `ChartError.canvas` when one of them cannot be read.
  public init(before: [UInt8], after: [UInt8]) throws {
    let (old, new) = (try PNGDecoder.decode(before), try PNGDecoder.decode(after))
    let (width, height) = (max(old.width, new.width), max(old.height, new.height))
    var pixels = [UInt8](repeating: 255, count: width * height * 3)
    var (changed, largest) = (0, 0)
    for y in 0..<height {
      for x in 0..<width {
        let (a, b) = (Self.pixel(old, x, y), Self.pixel(new, x, y))
        let distance = a.flatMap { a in b.map { Self.distance(a, $0) } } ?? 255
        let place = (y * width + x) * 3
        if distance > 0 {
          changed += 1
          largest = max(largest, distance)
          Self.paint(&pixels, place, Self.heat(distance))
        } else if let b {
          // Pale enough that the differences stand out, dark enough to find one's way.
          Self.paint(&pixels, place, (Self.pale(b.0), Self.pale(b.1), Self.pale(b.2)))
        }
      }
    }
    self.changed = changed
    total = width * height
    self.largest = largest
    isResized = old.width != new.width || old.height != new.height
    heatMap = try PNGEncoder.encode(
      Raster(width: width, height: height, channels: 3, bytes: pixels))
  }

  private typealias Pixel = (UInt8, UInt8, UInt8)

  private static func pixel(_ raster: Raster, _ x: Int, _ y: Int) -> Pixel? {
    guard x < raster.width, y < raster.height else { return nil }
    let place = (y * raster.width + x) * 3
    return (raster.bytes[place], raster.bytes[place + 1], raster.bytes[place + 2])
  }

  private static func distance(_ a: Pixel, _ b: Pixel) -> Int {
    max(
      abs(Int(a.0) - Int(b.0)), max(abs(Int(a.1) - Int(b.1)), abs(Int(a.2) - Int(b.2))))
  }

  private static func pale(_ value: UInt8) -> UInt8 { UInt8(200 + Int(value) * 55 / 255) }

  /// From orange to dark red: darker means more, also without colours.
  private static func heat(_ distance: Int) -> Pixel {
    let share = Double(distance) / 255
    return (UInt8(240 - 120 * share), UInt8(130 * (1 - share)), UInt8(20 * (1 - share)))
  }

  private static func paint(_ pixels: inout [UInt8], _ place: Int, _ pixel: Pixel) {
    (pixels[place], pixels[place + 1], pixels[place + 2]) = pixel
  }
}
