import Foundation

/// A tar archive in the POSIX "ustar" form, written without anything that varies: no owner, no
/// time, fixed permissions. The same members give the same bytes.
public enum TarArchive {
  /// One file of an archive.
  public struct Member: Sendable, Equatable {
    /// Its path, at most 100 bytes of ASCII.
    public var name: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// What is wrong with an archive.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// Bytes before the fault.
    public let offset: Int
    /// The fault.
    public let problem: String

    /// A fault.
    public init(offset: Int, problem: String) {
      self.offset = offset
      self.problem = problem
    }

    /// Where and what.
    public var description: String { "not a tar archive of ours: byte \(offset): \(problem)" }
  }

  private static let block = 512

  // MARK: Writing

  /// A member with its header, padded to whole blocks.
  ///
  /// - Precondition: The name has 1 to 100 bytes of ASCII.
  public static func encoded(_ member: Member) -> [UInt8] {
    precondition(
      !member.name.isEmpty && member.name.utf8.count <= 100 && member.name.allSatisfy(\.isASCII),
      "a tar member needs a name of 1 to 100 bytes of ASCII, not '\(member.name)'")
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    func octal(_ value: Int, digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    put(member.name, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(member.bytes.count, digits: 11), at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
    let padding = (block - member.bytes.count % block) % block
    return header + member.bytes + [UInt8](repeating: 0, count: padding)
  }

  /// What stands after the last member.
  public static let end = [UInt8](repeating: 0, count: 2 * block)

  // MARK: Reading

  /// Reads an archive member by member.
  ///
  /// - Parameters:
  ///   - data: The archive; it may be mapped from a file.
  ///   - visit: Is given each member in its order.
  /// - Errors: `Malformed` with the place, for anything but plain files with sound headers and an
  ///   end; what `visit` throws.
  public static func read(_ data: Data, _ visit: (Member) throws -> Void) throws {
    let bytes = data.startIndex == 0 ? data : Data(data)
    var offset = 0
    while true {
      guard offset + block <= bytes.count else {
        throw Malformed(offset: offset, problem: "it ends without its end mark")
      }
      let header = [UInt8](bytes[offset..<offset + block])
      if header.allSatisfy({ $0 == 0 }) { return }
      let member = try self.member(header, offset)
      let start = offset + block
      guard start + member.size <= bytes.count else {
        throw Malformed(offset: start, problem: "'\(member.name)' is cut off")
      }
      try visit(Member(member.name, [UInt8](bytes[start..<start + member.size])))
      offset = start + (member.size + block - 1) / block * block
    }
  }

  private static func member(
    _ header: [UInt8], _ offset: Int
  ) throws -> (name: String, size: Int) {
    func text(_ range: Range<Int>) -> String {
      String(decoding: header[range].prefix { $0 != 0 }, as: UTF8.self)
    }
    func octal(_ range: Range<Int>) -> Int? {
      Int(text(range).filter { $0 != " " }, radix: 8)
    }
    guard text(257..<262) == "ustar" else {
      throw Malformed(offset: offset, problem: "there is no header of a file")
    }
    var blank = header
    blank.replaceSubrange(148..<156, with: repeatElement(0x20, count: 8))
    guard octal(148..<156) == blank.reduce(0, { $0 + Int($1) }) else {
      throw Malformed(offset: offset, problem: "the header's checksum is wrong")
    }
    let name = text(0..<100)
    guard header[156] == UInt8(ascii: "0") || header[156] == 0, text(345..<500).isEmpty else {
      throw Malformed(offset: offset, problem: "'\(name)' is no plain file with a short name")
    }
    guard let size = octal(124..<136), size >= 0 else {
      throw Malformed(offset: offset, problem: "the size of '\(name)' cannot be read")
    }
    return (name, size)
  }
}
