import Foundation

/// Bytes as text, for pictures that stand in a page.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
