/// Frey face: 1965 grey images of one face, consecutive frames of a video, 28 rows by 20 columns.
///
/// The split is sequential: 1400 frames for training; of the 565 others the first 300 are for
/// validation and the last 265 for testing (`validation`, `test`). Faces have no classes: every
/// label is 0.
///
/// Units: grey values 0 to 255.
/// Source: B. Frey, on the data page of S. Roweis; the split is that of Bao et al. (2021), released
/// code (§5.0 of its specification).
public struct FreyFace: DatasetLoader {
  public let name = "frey-face"

  /// Frames in all, for training and for validation.
  static let frames = 1965
  static let trainingFrames = 1400
  static let validationFrames = 300

  /// The loader of Frey face.
  public init() {}

  public var standIn: StandIn<ImageSplits>? { DrawnFaces().standIn }

  public func load(_ file: (String) throws -> [UInt8]) throws -> ImageSplits {
    let name = "frey_rawface.mat"
    return Self.split(try Self.pixels(try file(name), file: name))
  }

  /// The pixels of all frames, row by row, from the content of the file.
  ///
  /// - Throws: `MATLABError` naming file, offset and expectation.
  static func pixels(_ bytes: [UInt8], file: String) throws(MATLABError) -> [UInt8] {
    let matrix = try MATLABMatrix(decoding: bytes, file: file)
    guard matrix.shape == (560, frames) else {
      throw MATLABError(
        file: file, offset: 128,
        problem: "expected 560×\(frames) numbers, a column for each image, found "
          + "\(matrix.shape.rows)×\(matrix.shape.columns)")
    }
    return matrix.scalars
  }

  /// All frames as splits.
  static func split(_ pixels: [UInt8]) -> ImageSplits {
    func images(_ range: Range<Int>) -> LabelledImages {
      LabelledImages(
        pixels: Array(pixels[range.lowerBound * 560..<range.upperBound * 560]),
        labels: Array(repeating: 0, count: range.count), rows: 28, columns: 20)
    }
    return ImageSplits(
      train: images(0..<trainingFrames), test: images(trainingFrames..<frames))
  }

  /// The frames for validation, of those that are not for training.
  public static func validation(_ splits: ImageSplits) -> LabelledImages {
    splits.test.prefix(validationFrames)
  }

  /// The frames for testing.
  public static func test(_ splits: ImageSplits) -> LabelledImages {
    let all = splits.test
    return LabelledImages(
      pixels: Array(all.pixels[validationFrames * all.pixelCount..<all.pixels.count]),
      labels: Array(all.labels[validationFrames...]), rows: all.rows, columns: all.columns)
  }
}
