import CPNG

/// Reads PNG files as colours, for comparing two drawings pixel by pixel.
enum PNGDecoder {
  /// The most pixels that are read: 64 million.
  private static let limit = 64_000_000

  /// The picture in red, green and blue, on white where it is transparent.
  ///
  /// - Errors: `ChartError.canvas` when the bytes are no PNG, or too large a one.
  static func decode(_ bytes: [UInt8]) throws -> Raster {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else {
      throw ChartError.canvas("libpng: \(message(image))")
    }
    let (width, height) = (Int(image.width), Int(image.height))
    guard width * height <= limit else {
      png_image_free(&image)
      throw ChartError.canvas("a picture of \(width)×\(height) pixels is too large to compare")
    }
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    var white = png_color(red: 255, green: 255, blue: 255)
    guard png_image_finish_read(&image, &white, &pixels, 0, nil) != 0 else {
      throw ChartError.canvas("libpng: \(message(image))")
    }
    return Raster(width: width, height: height, channels: 3, bytes: pixels)
  }

  private static func message(_ image: png_image) -> String {
    withUnsafeBytes(of: image.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
