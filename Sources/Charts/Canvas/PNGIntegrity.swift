/// Whether a PNG file is whole: signature, chunks with their checksums, end.
public enum PNGIntegrity {
  /// What is wrong with a file; `nil` when nothing is.
  public static func fault(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      return "is no PNG"
    }
    var offset = 8
    while offset + 12 <= bytes.count {
      let size = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard offset + 12 + size <= bytes.count else { return "is cut off" }
      let body = Array(bytes[offset + 4..<offset + 8 + size])
      let stored = bytes[offset + 8 + size..<offset + 12 + size].reduce(UInt32(0)) {
        $0 << 8 | UInt32($1)
      }
      guard PNGEncoder.checksum(body) == stored else {
        return "has a damaged part at byte \(offset)"
      }
      if body.starts(with: "IEND".utf8) {
        return offset + 12 + size == bytes.count ? nil : "goes on after its end"
      }
      offset += 12 + size
    }
    return "is cut off"
  }
}
