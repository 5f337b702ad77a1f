import Testing

@testable import Charts

/// A damaged picture is told from a whole one.
struct PNGIntegrityTests {
  private func png() throws -> [UInt8] {
    try PNGEncoder.encode(
      Raster(width: 4, height: 4, channels: 1, bytes: (0..<16).map { UInt8($0) }),
      texts: [("Title", "A title")])
  }

  @Test func wholePicturesAreFine() throws { #expect(PNGIntegrity.fault(try png()) == nil) }

  @Test func everyFlippedBitIsSeen() throws {
    let whole = try png()
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x10
      #expect(PNGIntegrity.fault(bytes) != nil, "byte \(place)")
    }
  }

  @Test func cutPicturesAreSeen() throws {
    #expect(PNGIntegrity.fault(try png().dropLast(3)) == "is cut off")
    #expect(PNGIntegrity.fault([]) == "is no PNG")
    #expect(PNGIntegrity.fault(try png() + [0]) == "goes on after its end")
  }
}
