import Foundation
import RecipeKit

/// A catalogue of data for a package of a test, with a mirror folder: MNIST in files of a few bytes.
/// No address in it can be reached.
struct SmallCatalogue {
  /// How the mirror's files stand to what the catalogue says of them.
  enum Mirror: CaseIterable {
    /// There is none.
    case none
    /// They are as declared. (That they are no images only a reader of the format can tell.)
    case sound
    /// A byte is missing at the end of each.
    case truncated
    /// A byte of each is another one.
    case altered
  }

  static let files = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// The environment that names the mirror.
  let environment: [String: String]

  init(_ command: Command, _ mirror: Mirror) throws {
    environment =
      mirror == .none
      ? [:] : ["SCOREBOOK_MIRROR": command.folder.url.appending(path: "mirror").path]
    let entries = try Self.files.map { name -> String in
      let content = Array("the content of \(name), which is no picture".utf8)
      var found = content
      if mirror == .truncated { found.removeLast() }
      if mirror == .altered { found[5] ^= 1 }
      if mirror != .none {
        try command.folder.write(
          String(decoding: found, as: UTF8.self), to: "mirror/mnist/\(name)")
      }
      return """
        {"name": "\(name)", "holds": "images", "bytes": \(content.count),
         "sha256": "\(Digest(hashing: content).hex)", "addresses": ["http://127.0.0.1:9/\(name)"]}
        """
    }
    try command.folder.write(
      """
      {"version": 1, "datasets": [{"name": "mnist", "title": "Digits", "page": "", "citation": "C",
        "licence": "L", "variants": [{"name": "original", "exactness": "the original",
        "files": [\(entries.joined(separator: ",\n"))]}]}]}
      """, to: "data/sources.json")
  }
}
