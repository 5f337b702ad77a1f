import Artifacts
import Foundation
import Tensors

/// A face drawn by the program in slow motion: an offline stand-in for Frey face.
///
/// A bright ellipse with two eyes and a mouth on a dark ground. Six numbers (place, size, turn of
/// the eyes, opening of the mouth, light) follow Ornstein–Uhlenbeck paths, so that neighbouring
/// frames are alike. Pixels have the mean 0.605 and the standard deviation 0.176 of the real ones.
/// It is *not* Frey face: results on it say nothing about the paper's numbers.
///
/// Source: §5.0 of the specification of Bao et al. (2021) [reconstructed].
public struct DrawnFaces: Sendable, Hashable {
  /// Changes whenever a drawn pixel does: stored results on other pixels are then not used.
  static let revision = 1

  private static let (rows, columns) = (28, 20)

  public init() {}

  /// The set in the form that loaders declare.
  public var standIn: StandIn<ImageSplits> {
    StandIn(
      name: "drawn-faces", digest: Digest(hashing: "drawn faces, revision \(Self.revision)")
    ) { FreyFace.split(Self.pixels()) }
  }

  /// Every frame, row by row.
  static func pixels() -> [UInt8] {
    let key = RandomKey(seed: 0)["drawn faces"]
    let noise = key["path"].doubles(.normal, FreyFace.frames * 6)
    let texture = key["texture"].doubles(.normal, rows * columns)
    var state = [Double](repeating: 0, count: 6)
    var values: [Double] = []
    for frame in 0..<FreyFace.frames {
      for index in 0..<6 {
        state[index] = 0.97 * state[index] + 0.243 * noise[frame * 6 + index]
      }
      for row in 0..<rows {
        for column in 0..<columns {
          let light = brightness(Double(column), Double(row), state)
          values.append(light + 0.05 * texture[row * columns + column])
        }
      }
    }
    return matched(values)
  }

  /// The brightness at a place, with soft edges of about 1.2 pixels.
  private static func brightness(_ x: Double, _ y: Double, _ s: [Double]) -> Double {
    func soft(_ distance: Double) -> Double { 1 / (1 + exp(distance / 0.6)) }
    func ellipse(_ cx: Double, _ cy: Double, _ a: Double, _ b: Double) -> Double {
      soft((hypot((x - cx) / a, (y - cy) / b) - 1) * min(a, b))
    }
    let (cx, cy) = (9.5 + 1.2 * s[0], 14 + 1.0 * s[1])
    let size = 1 + 0.05 * s[2]
    let turn = 1.2 * s[3]
    let head = ellipse(cx, cy, 8 * size, 12 * size)
    let eyes =
      ellipse(cx - 3.2 * size + turn, cy - 3, 1.6, 1.1)
      + ellipse(
        cx + 3.2 * size + turn, cy - 3, 1.6, 1.1)
    let mouth = ellipse(cx + 0.5 * turn, cy + 6 * size, 3.4, 1 + 0.6 * abs(s[4]))
    let side = 0.12 * s[5] * (x - 9.5) / 9.5
    return head * (1 + side) - 0.7 * eyes - 0.6 * mouth
  }

  /// Values moved and scaled to the real mean and deviation, as bytes.
  private static func matched(_ values: [Double]) -> [UInt8] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    return values.map { value in
      let grey = 0.605 + 0.176 * (value - mean) / deviation
      return UInt8((255 * min(max(grey, 0), 1)).rounded())
    }
  }
}
