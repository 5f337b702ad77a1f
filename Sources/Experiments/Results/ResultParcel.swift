import Artifacts
import Foundation

/// Results that travel between machines: entries of a store with their provenance and checksums,
/// as one tar archive.
///
///     parcel.json              schema, and the keys with the cells they were computed for
///     <key>/manifest.json      sizes and SHA-256 of the entry's files
///     <key>/<file>             the files
public enum ResultParcel {
  static let indexName = "parcel.json"
  static let currentSchema = "parcel/1"

  /// What `parcel.json` says.
  struct Index: Codable, Equatable {
    struct Item: Codable, Equatable {
      var key: Digest
      var reference: CellReference
    }
    var schema = ResultParcel.currentSchema
    var entries: [Item]
  }

  /// An entry of a parcel after it was taken in, or why it was not.
  public struct Outcome: Sendable {
    /// The key, as the parcel has it; at least the beginning of a damaged name.
    public let key: String
    /// The cell for which it was computed.
    public let reference: CellReference?
    /// Whether it is in the store now and was not before.
    public let isNew: Bool
    /// Why it was refused; `nil` when it was not.
    public let refusal: String?
  }

  // MARK: Packing

  /// Writes entries into an archive.
  ///
  /// - Parameters:
  ///   - keys: Entries of the store; those that are not there are left out.
  ///   - store: Where they are.
  ///   - file: The archive; an older one is replaced as a whole.
  /// - Returns: The keys that were packed, sorted.
  /// - Errors: `StoreError` for a damaged entry, file errors.
  public static func pack(
    _ keys: some Sequence<Digest>, of store: Store, to file: URL
  ) throws -> [Digest] {
    let stages = try Set(keys).sorted().compactMap { try store.stage($0) }
    let index = Index(entries: stages.map { .init(key: $0.key, reference: $0.reference) })
    let temporary = file.deletingLastPathComponent()
      .appendingPathComponent(".\(file.lastPathComponent).\(getpid())")
    FileManager.default.createFile(atPath: temporary.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: temporary) }
    let handle = try FileHandle(forWritingTo: temporary)
    func write(_ name: String, _ bytes: [UInt8]) throws {
      try handle.write(contentsOf: TarArchive.encoded(TarArchive.Member(name, bytes)))
    }
    try write(indexName, CanonicalEncoder(.indented).encode(index))
    for stage in stages {
      let folder = stage.key.hex
      try write(
        "\(folder)/\(Manifest.fileName)", CanonicalEncoder(.indented).encode(stage.entry.manifest))
      for name in stage.entry.fileNames {
        // 64 digits of the key, a slash, and what is left of a tar name.
        guard name.utf8.count <= 35, name.allSatisfy(\.isASCII) else {
          throw CocoaError(.fileWriteInvalidFileName)
        }
        try write("\(folder)/\(name)", stage.entry.contents(of: name))
      }
    }
    try handle.write(contentsOf: TarArchive.end)
    try handle.synchronize()
    try handle.close()
    _ = try? FileManager.default.removeItem(at: file)
    try FileManager.default.moveItem(at: temporary, to: file)
    return stages.map(\.key)
  }

  // MARK: Unpacking

  /// Takes entries of an archive into a store. Each is checked on its own: a file that is not what
  /// its manifest says, a key that is not the digest of its parts, or one that `refusal` refuses
  /// keeps its entry out, and the others go in.
  ///
  /// - Parameters:
  ///   - file: The archive.
  ///   - store: Where the entries go, marked as imported.
  ///   - refusal: Why an entry of a cell with these parts is not wanted; `nil` when it is.
  /// - Errors: `TarArchive.Malformed`, `StoreError`, file errors.
  public static func unpack(
    _ file: URL, into store: Store, refusal: (CellReference, KeyParts) -> String?
  ) throws -> [Outcome] {
    var folders: [String: [String: [UInt8]]] = [:]
    var order: [String] = []
    var hasIndex = false
    try TarArchive.read(try Data(contentsOf: file, options: .mappedIfSafe)) { member in
      if member.name == indexName {
        let index = try? JSONDecoder().decode(Index.self, from: Data(member.bytes))
        hasIndex = index?.schema == currentSchema
        return
      }
      let parts = member.name.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return }
      if folders[String(parts[0])] == nil { order.append(String(parts[0])) }
      folders[String(parts[0]), default: [:]][String(parts[1])] = member.bytes
    }
    guard hasIndex else {
      throw TarArchive.Malformed(offset: 0, problem: "there is no \(indexName) of a known schema")
    }
    return try order.map { folder in
      try take(folder, folders[folder] ?? [:], into: store, refusal)
    }
  }

  private static func take(
    _ folder: String, _ files: [String: [UInt8]], into store: Store,
    _ refusal: (CellReference, KeyParts) -> String?
  ) throws -> Outcome {
    func refused(_ why: String, _ reference: CellReference? = nil) -> Outcome {
      Outcome(key: folder, reference: reference, isNew: false, refusal: why)
    }
    guard let key = Digest(hex: folder) else { return refused("'\(folder)' is no key") }
    guard let record = files[Manifest.fileName],
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(record)),
      manifest.key == key
    else { return refused("its manifest is missing or belongs to another key") }
    for (name, expected) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard let bytes = files[name] else { return refused("\(name) is missing") }
      guard bytes.count == expected.bytes, Digest(hashing: bytes) == expected.sha256 else {
        return refused("\(name) is damaged: its SHA-256 is not that of its manifest")
      }
    }
    guard let text = files[StageDescription.fileName],
      let description = try? JSONDecoder().decode(StageDescription.self, from: Data(text)),
      let origin = files[StageDescription.provenanceName],
      var provenance = try? JSONDecoder().decode(Provenance.self, from: Data(origin))
    else { return refused("it does not say what it was computed from") }
    guard description.parts.key == key else {
      return refused("the key is not the digest of its parts", description.reference)
    }
    if let why = refusal(description.reference, description.parts) {
      return refused(why, description.reference)
    }
    if case .present = try store.lookup(key) {
      return Outcome(key: folder, reference: description.reference, isNew: false, refusal: nil)
    }
    provenance.isImported = true
    try store.write(key) { builder in
      for name in manifest.files.keys.sorted() where name != StageDescription.provenanceName {
        try builder.write(name, files[name] ?? [])
      }
      try builder.write(StageDescription.provenanceName, json: provenance)
    }
    return Outcome(key: folder, reference: description.reference, isNew: true, refusal: nil)
  }
}
