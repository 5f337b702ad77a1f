import Artifacts
import Foundation
import Synchronization

/// Gives datasets: the real ones where they can be had, otherwise their stand-ins, and says which.
///
/// Nothing is downloaded unless `prepare` or `dataset(_:matching:)` asks for it, and nothing is
/// used that does not have the SHA-256 of `data/sources.json`. Loaded datasets stay in memory.
public final class DataProvider: Sendable {
  /// The catalogue of what can be had.
  public let catalogue: DataCatalogue
  let fetcher: DataFetcher
  private let network: Bool
  /// Datasets in memory, by digest.
  private let loaded = Mutex<[Digest: any Sendable]>([:])

  /// Why datasets could not be had, in full, by name.
  private let failures = Mutex<[String: String]>([:])

  /// The loaders of image datasets, for access by name.
  private static let imageLoaders: [any DatasetLoader<ImageSplits>] = [MNIST(), FreyFace()]

  /// The loaders of corpora, likewise.
  private static let corpusLoaders: [any DatasetLoader<LabelledCorpus>] = [TwentyNewsgroups()]

  /// The data of a checkout: its `data/sources.json` and `data/downloads/`.
  ///
  /// Environment: `SCOREBOOK_MIRROR` is a directory or URL to look in first.
  ///
  /// - Throws: `DataError.catalogue`.
  public convenience init(
    package: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.init(
      catalogue: try DataCatalogue(path: package + "/data/sources.json"),
      downloads: package + "/data/downloads",
      mirror: environment["SCOREBOOK_MIRROR"].flatMap { DataMirror($0) })
  }

  /// - Parameter network: Whether servers may be asked at all.
  public init(
    catalogue: DataCatalogue, downloads: String, mirror: DataMirror? = nil, network: Bool = true
  ) {
    self.catalogue = catalogue
    self.network = network
    fetcher = DataFetcher(cache: DownloadCache(directory: downloads), mirror: mirror)
  }

  // MARK: What there is

  /// The digest of a dataset's preferred variant, known without having it.
  ///
  /// Results that were computed from the real data are found under it everywhere.
  public func declaredDigest(_ name: String) throws -> Digest {
    try catalogue.source(name).preferredVariant.digest
  }

  /// The digest of what `dataset(name)` gives here and now.
  public func digest(_ name: String) throws -> Digest {
    switch try availability(name) {
    case .real(let digest, _): digest
    case .standIn: try standInDigest(name)
    }
  }

  /// The digest of what replaces a dataset of any kind.
  private func standInDigest(_ name: String) throws -> Digest {
    if let loader = Self.corpusLoaders.first(where: { $0.name == name }) {
      return try Self.standIn(of: loader).digest
    }
    return try Self.standIn(of: imageLoader(name)).digest
  }

  /// Whether the real content is on this machine: in the cache, or in a mirror directory.
  ///
  /// Asks no server. Reads content only when it is not yet in the cache with a valid stamp;
  /// it is then copied there and verified.
  public func availability(_ name: String) throws -> DatasetAvailability {
    try availability(name, network: false) { _ in }
  }

  /// Downloads what is missing of a dataset, and says what there is then.
  ///
  /// - Parameter report: Told, in words, what is being downloaded.
  public func prepare(
    _ name: String, report: (String) -> Void = { _ in }
  ) throws -> DatasetAvailability {
    let present = try availability(name)
    return present.isReal || !network
      ? present : try availability(name, network: true, report)
  }

  private func availability(
    _ name: String, network: Bool, _ report: (String) -> Void
  ) throws -> DatasetAvailability {
    var errors: [DataError] = []
    for variant in try catalogue.source(name).variants {
      do {
        for file in variant.files where fetcher.cache.stamp(file) == nil {
          _ = try fetcher.fetch(name, file, network: network, report: report)
        }
        return .real(digest: variant.digest, from: variant.exactness)
      } catch let error as DataError { errors.append(error) }
    }
    return standIn(name, errors)
  }

  /// The answer for a page, after noting the full story for `explanation(of:)`.
  private func standIn(_ name: String, _ errors: [DataError]) -> DatasetAvailability {
    failures.withLock { $0[name] = errors.map(\.description).joined(separator: "\n") }
    return .standIn(reason: errors.map(\.summary).joined(separator: "; "))
  }

  /// Every place that was tried for a dataset that could not be had, what happened there, and
  /// what to do; `nil` when it was not tried or all went well. For the reader of a terminal: it
  /// names paths of this machine.
  public func explanation(of name: String) -> String? { failures.withLock { $0[name] } }

  // MARK: Content

  /// An image dataset by name: the real one when it is on this machine, else its stand-in.
  ///
  /// - Throws: `DataError.unknownDataset`, `.noLoader`; an error of decoding.
  public func dataset(_ name: String) throws -> Dataset<ImageSplits> {
    try load(imageLoader(name))
  }

  /// The image dataset that a key names by its digest: the real one, downloaded if need be, or
  /// the stand-in; never one for the other.
  ///
  /// - Throws: `DataError.unavailable` when the real one is asked for and cannot be had;
  ///   `.otherData` when the digest belongs to neither.
  public func dataset(_ name: String, matching digest: Digest) throws -> Dataset<ImageSplits> {
    try load(imageLoader(name), matching: digest)
  }

  /// The corpus that a key names by its digest; see `dataset(_:matching:)`.
  public func corpus(_ name: String, matching digest: Digest) throws -> Dataset<LabelledCorpus> {
    guard let loader = Self.corpusLoaders.first(where: { $0.name == name }) else {
      _ = try catalogue.source(name)
      throw DataError.noLoader(name)
    }
    return try load(loader, matching: digest)
  }

  private func load<Content>(
    _ loader: any DatasetLoader<Content>, matching digest: Digest
  ) throws -> Dataset<Content> {
    let name = loader.name
    let variants = try catalogue.source(name).variants
    if let variant = variants.first(where: { $0.digest == digest }) {
      return try real(loader, variant, network: network)
    }
    let standIn = try Self.standIn(of: loader)
    guard digest == standIn.digest else {
      throw DataError.otherData(
        dataset: name, wanted: digest, known: variants.map(\.digest) + [standIn.digest])
    }
    return made(standIn, .standIn(reason: "these results were computed on it"))
  }

  /// Any dataset through its loader: the real one when it is on this machine, else its stand-in.
  public func load<Content>(
    _ loader: any DatasetLoader<Content>
  ) throws -> Dataset<Content> {
    var errors: [DataError] = []
    for variant in try catalogue.source(loader.name).variants {
      do {
        return try real(loader, variant, network: false)
      } catch let error as DataError { errors.append(error) }
    }
    let answer = standIn(loader.name, errors)
    return made(try Self.standIn(of: loader), answer)
  }

  private func real<Content>(
    _ loader: any DatasetLoader<Content>, _ variant: DataVariant, network: Bool
  ) throws -> Dataset<Content> {
    if let known = loaded.withLock({ $0[variant.digest] }) as? Dataset<Content> { return known }
    let content = try loader.load { name in
      guard let file = variant.files.first(where: { $0.name == name }) else {
        throw DataError.unavailable(
          dataset: loader.name, file: name, attempts: ["not in data/sources.json"])
      }
      return try fetcher.fetch(loader.name, file, network: network).contents
    }
    let dataset = Dataset(
      name: loader.name, digest: variant.digest,
      availability: .real(digest: variant.digest, from: variant.exactness), content: content)
    loaded.withLock { $0[variant.digest] = dataset }
    return dataset
  }

  private func made<Content>(
    _ standIn: StandIn<Content>, _ availability: DatasetAvailability
  ) -> Dataset<Content> {
    if let known = loaded.withLock({ $0[standIn.digest] }) as? Dataset<Content> { return known }
    let dataset = Dataset(
      name: standIn.name, digest: standIn.digest, availability: availability,
      content: standIn.make())
    loaded.withLock { $0[standIn.digest] = dataset }
    return dataset
  }

  private func imageLoader(_ name: String) throws -> any DatasetLoader<ImageSplits> {
    if let loader = Self.imageLoaders.first(where: { $0.name == name }) { return loader }
    _ = try catalogue.source(name)
    throw DataError.noLoader(name)
  }

  private static func standIn<Content>(
    of loader: any DatasetLoader<Content>
  ) throws -> StandIn<Content> {
    guard let standIn = loader.standIn else { throw DataError.noStandIn(loader.name) }
    return standIn
  }
}
