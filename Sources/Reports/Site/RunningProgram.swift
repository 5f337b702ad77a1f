import Foundation

/// The program that runs, for memories of what it made: another build may make it differently.
public enum RunningProgram {
  /// Path, size and time of its file.
  public static var identity: String {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? ""
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (facts?[.size] as? NSNumber)?.int64Value ?? 0
    let date = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(path) \(size) \(date)"
  }
}
