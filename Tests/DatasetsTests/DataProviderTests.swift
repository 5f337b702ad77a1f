import Artifacts
import Foundation
import Testing

@testable import Datasets

/// The checkout that the tests are in.
private let package = Files.parent(Files.parent(Files.parent(#filePath)))
private let mirrorPath = ProcessInfo.processInfo.environment["SCOREBOOK_MIRROR"]

struct DataProviderTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func provider(mirror: String? = nil, network: Bool = false) throws -> DataProvider {
    DataProvider(
      catalogue: try DataCatalogue(path: package + "/data/sources.json"),
      downloads: directory("downloads"), mirror: mirror.flatMap { DataMirror($0) },
      network: network)
  }

  @Test func theCatalogueIsComplete() throws {
    let catalogue = try DataCatalogue(path: package + "/data/sources.json")
    #expect(
      catalogue.datasets.map(\.name) == ["mnist", "fashion-mnist", "20newsgroups", "frey-face"])
    for source in catalogue.datasets {
      #expect(!source.licence.isEmpty && !source.citation.isEmpty && !source.title.isEmpty)
      for file in source.variants.flatMap(\.files) {
        #expect(file.bytes > 0)
        #expect(
          file.addresses.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") })
      }
    }
    let mnist = try catalogue.source("mnist").preferredVariant
    #expect(mnist.files.map(\.bytes) == [47_040_016, 60_008, 7_840_016, 10_008])
    #expect(mnist.files.allSatisfy { $0.addresses.count == 3 })
  }

  @Test func unknownNamesAndFilesAreErrors() throws {
    #expect(throws: DataError.self) { try provider().availability("mnits") }
    #expect(throws: DataError.noLoader("20newsgroups")) { try provider().dataset("20newsgroups") }
    #expect(throws: DataError.self) { try DataCatalogue(path: directory("none.json")) }
    try Files.write(Array("{\"version\":1,".utf8), toNew: directory("broken.json"))
    let error = #expect(throws: DataError.self) {
      try DataCatalogue(path: directory("broken.json"))
    }
    #expect(error?.description.contains(directory("broken.json")) == true)
  }

  @Test func withoutDataTheStandInIsUsedAndSaysSo() throws {
    let provider = try provider()
    guard case .standIn(let reason) = try provider.availability("mnist") else {
      Issue.record("expected no real data")
      return
    }
    #expect(
      reason == "train-images-idx3-ubyte of mnist is not on this machine and was not downloaded")
    #expect(provider.explanation(of: "mnist")?.contains("not downloaded yet") == true)
    #expect(provider.explanation(of: "mnist")?.contains("SCOREBOOK_MIRROR") == true)
    let digits = try provider.dataset("mnist")
    #expect(digits.isStandIn && digits.name == "drawn-digits")
    #expect(digits.availability == .standIn(reason: reason))
    #expect(digits.digest == DrawnDigits().digest && digits.train.count == 60_000)
    #expect(try provider.digest("mnist") == DrawnDigits().digest)
    #expect(try provider.declaredDigest("mnist") != DrawnDigits().digest)
    #expect(throws: DataError.self) {
      try provider.dataset("mnist", matching: provider.declaredDigest("mnist"))
    }
    #expect(throws: DataError.self) {
      try provider.dataset("mnist", matching: Digest(hashing: "other"))
    }
    #expect(provider.status().allSatisfy { $0.state == .missing })
  }

  @Test(.enabled(if: mirrorPath != nil, "SCOREBOOK_MIRROR is not set"))
  func theMirrorGivesMNIST() throws {
    let provider = try provider(mirror: mirrorPath)
    #expect(provider.status().first?.state == .present)
    let mnist = try provider.dataset("mnist")
    #expect(!mnist.isStandIn)
    #expect(try mnist.digest == provider.declaredDigest("mnist"))
    #expect(mnist.train.count == 60_000 && mnist.test.count == 10_000)
    #expect(mnist.train.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    // Means of the original's pixels.
    for (images, mean) in [(mnist.train, 0.130660), (mnist.test, 0.132515)] {
      let sum = images.pixels.reduce(0) { $0 + Int($1) }
      #expect(abs(Double(sum) / 255 / Double(images.pixels.count) - mean) < 5e-7)
    }
    #expect(
      mnist.availability
        == .real(digest: mnist.digest, from: "the original files, bit for bit"))
    #expect(provider.explanation(of: "mnist") == nil)
    #expect(provider.status().prefix(4).allSatisfy { $0.state == .verified })

    let offline = try self.provider()
    #expect(try offline.availability("mnist").isReal)
    #expect(try offline.digest("mnist") == mnist.digest)
    let again = try offline.dataset("mnist", matching: mnist.digest)
    #expect(again.train.pixels == mnist.train.pixels)
    #expect(again.availability == mnist.availability)
  }

  @Test(.enabled(if: mirrorPath != nil, "SCOREBOOK_MIRROR is not set"))
  func theMirrorHoldsEverythingElse() throws {
    let provider = try provider(mirror: mirrorPath)
    for name in ["20newsgroups", "frey-face"] {
      #expect(try provider.availability(name).isReal, "\(name)")
    }
  }

  @Test func mirrorsAreDirectoriesOrAddresses() {
    #expect(DataMirror("") == nil)
    #expect(DataMirror("/data/") == .directory("/data"))
    #expect(DataMirror("file:///data") == .directory("/data"))
    #expect(DataMirror("https://host/data/") == .address("https://host/data"))
    #expect(
      DataMirror("../d") == .directory(FileManager.default.currentDirectoryPath + "/../d"))
  }
}
