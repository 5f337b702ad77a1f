import Artifacts
import Foundation
import Testing

@testable import Experiments

/// Results travel between stores, and what does not fit stays out.
struct ResultParcelTests {
  /// A store with a computed cell, and a parcel of it.
  private struct Sender {
    let folder: TemporaryDirectory
    let store: Store
    let file: URL
    let keys: [Digest]

    init() throws {
      folder = try TemporaryDirectory()
      store = Store(directory: folder.path + "/store")
      file = URL(fileURLWithPath: folder.path + "/results.tar")
      let parts = KeyParts(.measurement, programs: ["p": "aa"], seed: 3)
      try store.write(
        StageOutput(), parts: parts,
        reference: CellReference(recipe: "vsm/figure-1", profile: .laptop, label: "one"),
        provenance: Provenance(
          environment: RunEnvironment(
            code: CodeState(commit: "c0ffee", isDirty: false),
            machine: Machine(processor: "far", cores: 8, memoryBytes: 1, system: "there"),
            versions: [:]),
          seconds: 2, peakMemoryBytes: 3, date: "2026-03-01T12:00:00Z"),
        log: ["line"], replacing: false)
      keys = try ResultParcel.pack(try store.keys(), of: store, to: file)
    }

    /// The archive with a change.
    func changed(_ change: (inout [TarArchive.Member]) -> Void) throws -> URL {
      var members: [TarArchive.Member] = []
      try TarArchive.read(try Data(contentsOf: file)) { members.append($0) }
      change(&members)
      let other = URL(fileURLWithPath: folder.path + "/changed.tar")
      try Data(members.flatMap(TarArchive.encoded) + TarArchive.end).write(to: other)
      return other
    }

    func unpack(_ file: URL, refusal: String? = nil) throws -> (Store, [ResultParcel.Outcome]) {
      let other = Store(directory: folder.path + "/other-\(UUID().uuidString)")
      return (other, try ResultParcel.unpack(file, into: other) { _, _ in refusal })
    }
  }

  @Test func resultsArriveAsImported() throws {
    let sender = try Sender()
    let (store, outcomes) = try sender.unpack(sender.file)
    #expect(outcomes.map(\.isNew) == [true] && outcomes[0].refusal == nil)
    let stage = try #require(try store.stage(sender.keys[0]))
    #expect(stage.provenance.isImported && stage.provenance.machine.processor == "far")
    #expect(try stage.log() == "line\n")
    let again = try ResultParcel.unpack(sender.file, into: store) { _, _ in nil }
    #expect(again.map(\.isNew) == [false])
  }

  @Test func theSameResultsGiveTheSameBytes() throws {
    let sender = try Sender()
    let first = try Data(contentsOf: sender.file)
    _ = try ResultParcel.pack(try sender.store.keys(), of: sender.store, to: sender.file)
    #expect(try Data(contentsOf: sender.file) == first)
  }

  @Test func aFlippedBitIsNamed() throws {
    let sender = try Sender()
    let file = try sender.changed { members in
      let place = members.firstIndex { $0.name.hasSuffix("/log.txt") } ?? 0
      members[place].bytes[0] ^= 1
    }
    let (store, outcomes) = try sender.unpack(file)
    #expect(outcomes[0].refusal == "log.txt is damaged: its SHA-256 is not that of its manifest")
    #expect(try store.keys().isEmpty)
  }

  @Test func aMissingFileIsNamed() throws {
    let sender = try Sender()
    let file = try sender.changed { $0.removeAll { $0.name.hasSuffix("/log.txt") } }
    #expect(try sender.unpack(file).1[0].refusal == "log.txt is missing")
  }

  /// Another key with a manifest of its own: the parts tell.
  @Test func aWrongKeyIsRefused() throws {
    let sender = try Sender()
    let wrong = String(repeating: "a", count: 64)
    let file = try sender.changed { members in
      for index in members.indices where members[index].name.contains("/") {
        members[index].name = wrong + members[index].name.dropFirst(64)
        if members[index].name.hasSuffix("manifest.json") {
          let text = String(decoding: members[index].bytes, as: UTF8.self)
            .replacing(sender.keys[0].hex, with: wrong)
          members[index].bytes = Array(text.utf8)
        }
      }
    }
    let outcome = try sender.unpack(file).1[0]
    #expect(outcome.refusal == "the key is not the digest of its parts")
    #expect(outcome.reference?.label == "one")
  }

  @Test func whatIsNotWantedIsRefused() throws {
    let sender = try Sender()
    let (store, outcomes) = try sender.unpack(sender.file, refusal: "no such recipe")
    #expect(outcomes.map(\.refusal) == ["no such recipe"])
    #expect(try store.keys().isEmpty)
  }

  @Test func otherArchivesAreRefused() throws {
    let sender = try Sender()
    let file = try sender.changed { $0.removeAll { $0.name == "parcel.json" } }
    #expect(throws: TarArchive.Malformed.self) { try sender.unpack(file) }
  }
}
