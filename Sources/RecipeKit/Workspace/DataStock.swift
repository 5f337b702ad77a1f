import Artifacts
import Datasets
import Experiments
import Foundation

/// The datasets as they are on this machine, and what that means for keys and for pages.
public struct DataStock: Sendable {
  /// Gives the datasets.
  public let provider: DataProvider

  /// The datasets of a workspace; none where it has no `data/sources.json`.
  ///
  /// - Errors: `DataError.catalogue` when the file is there and cannot be read.
  public init(_ workspace: Workspace) throws {
    let downloads = workspace.root + "/data/downloads"
    guard FileManager.default.fileExists(atPath: workspace.root + "/data/sources.json") else {
      provider = DataProvider(catalogue: DataCatalogue(datasets: []), downloads: downloads)
      return
    }
    provider = try DataProvider(package: workspace.root)
  }

  /// The datasets of a provider.
  public init(_ provider: DataProvider) { self.provider = provider }

  /// The names of all datasets, in the order of the catalogue.
  public var names: [String] { provider.catalogue.datasets.map(\.name) }

  /// Which content of each dataset counts here.
  ///
  /// - Parameter fallsBack: Whether cells computed now read the stand-in of a dataset that is not
  ///   here; otherwise they count on getting the real one.
  /// - Errors: `DataError` when the catalogue is at odds with itself.
  public func choices(fallsBack: Bool = false) throws -> DataChoices {
    try DataChoices(provider, fallsBack: fallsBack)
  }

  /// Why a dataset could not be had and what to do, a line for each accepted variant: for the
  /// reader of a terminal. None when it was not tried or all went well.
  public func explanation(of name: String) -> [String] {
    (provider.explanation(of: name) ?? "").split(separator: "\n").map { "  \($0)" }
  }

  /// Whether a content of a dataset is the real one.
  ///
  /// - Parameters:
  ///   - digest: The content's digest (hex), as it stands in a key.
  ///   - name: The dataset.
  public func isReal(_ digest: String, _ name: String) -> Bool {
    guard let source = try? provider.catalogue.source(name) else { return true }
    return source.variants.contains { $0.digest.hex == digest }
  }
}
