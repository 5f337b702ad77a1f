import Comparison
import Foundation

extension ObjectReader {
  /// A commit with the day and the first line of its message, as `git log` prints them.
  ///
  /// - Parameter name: Any name that git knows.
  /// - Errors: `GitError` when it names no commit.
  func endpoint(_ name: String) throws -> ReportDifference.Endpoint {
    let unknown = GitError(
      command: ["cat-file", name], message: "'\(name)' names no commit of this repository")
    guard !name.isEmpty, !name.contains("\n") else { throw unknown }
    let (commit, bytes): (String, [UInt8])
    do { (commit, bytes) = try named(name + "^{commit}") } catch { throw unknown }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { !$0.isEmpty }
    let subject = lines.dropFirst(head.count).drop { $0.isEmpty }.prefix { !$0.isEmpty }
    return ReportDifference.Endpoint(
      commit: commit, name: name,
      date: head.first { $0.hasPrefix("committer ") }.map(Self.day) ?? "",
      subject: subject.joined(separator: " "))
  }

  /// The day, where the committer was, of a line that ends in seconds since 1970 and a time zone.
  private static func day(_ committer: Substring) -> String {
    let words = committer.split(separator: " ").suffix(2).map(String.init)
    guard words.count == 2, let seconds = Int(words[0]), let zone = Int(words[1]) else { return "" }
    let local = seconds + (zone / 100 * 60 + zone % 100) * 60
    var days = time_t(local)
    var date = tm()
    gmtime_r(&days, &date)
    return String(format: "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday)
  }

  /// The results of a commit.
  ///
  /// - Parameter name: Any name that git knows.
  /// - Errors: `GitError` when it names no commit.
  func state(_ name: String) throws -> ReportState {
    let endpoint = try endpoint(name)
    let reports = try? named("\(endpoint.commit ?? ""):./reports").name
    return ReportState(
      endpoint: endpoint, files: try reports.map { try files(below: $0) } ?? [:])
  }
}
