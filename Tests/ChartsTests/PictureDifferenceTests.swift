import Testing

@testable import Charts

/// Pictures against each other, pixel by pixel.
struct PictureDifferenceTests {
  private func png(_ width: Int, _ height: Int, _ paint: (Int, Int) -> UInt8) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { bytes += [paint(x, y), 200, 10] }
    }
    return try PNGEncoder.encode(Raster(width: width, height: height, channels: 3, bytes: bytes))
  }

  @Test func whatWasEncodedIsDecoded() throws {
    let bytes = try png(3, 2) { x, y in UInt8(10 * x + y) }
    let raster = try PNGDecoder.decode(bytes)
    #expect(raster.width == 3 && raster.height == 2)
    #expect(
      raster.bytes == [0, 200, 10, 10, 200, 10, 20, 200, 10, 1, 200, 10, 11, 200, 10, 21, 200, 10])
  }

  @Test func differingPixelsAreCountedAndPainted() throws {
    let found = try PictureDifference(
      before: png(4, 4) { _, _ in 100 }, after: png(4, 4) { x, y in x == 1 && y == 2 ? 130 : 100 })
    #expect(found.changed == 1 && found.total == 16 && found.largest == 30 && !found.isResized)
    let map = try PNGDecoder.decode(found.heatMap)
    let place = (2 * 4 + 1) * 3
    #expect(map.bytes[place] > 200 && map.bytes[place + 2] < 30)
    #expect(map.bytes[0] >= 200 && map.bytes[1] >= 200)
  }

  @Test func whatOnlyOneCoversHasChanged() throws {
    let found = try PictureDifference(
      before: png(2, 2) { _, _ in 5 }, after: png(3, 2) { _, _ in 5 })
    #expect(found.isResized && found.changed == 2 && found.total == 6)
  }

  @Test func whatIsNoPictureIsRefused() {
    #expect(throws: ChartError.self) { try PNGDecoder.decode(Array("no picture".utf8)) }
    #expect(throws: ChartError.self) { try PNGDecoder.decode([]) }
  }
}
