import Foundation
import Testing

@testable import Artifacts

/// Archives are plain tar, the same every time, and damage is named with its place.
struct TarArchiveTests {
  private static let members = [
    TarArchive.Member("a.json", Array("{}".utf8)), TarArchive.Member("b/empty", []),
    TarArchive.Member("b/c.bin", (0..<1300).map { UInt8(truncatingIfNeeded: $0) }),
  ]
  private static let archive = members.flatMap(TarArchive.encoded) + TarArchive.end

  private func read(_ bytes: [UInt8]) throws -> [TarArchive.Member] {
    var found: [TarArchive.Member] = []
    try TarArchive.read(Data(bytes)) { found.append($0) }
    return found
  }

  @Test func whatIsWrittenIsRead() throws {
    #expect(try read(Self.archive) == Self.members)
    #expect(Self.archive.count % 512 == 0)
  }

  /// The header of "a.json" by the letters of the standard.
  @Test func headersAreOfTheStandard() {
    let header = Array(Self.archive[..<512])
    #expect(String(decoding: header[124..<135], as: UTF8.self) == "00000000002")
    #expect(header[257..<262].elementsEqual("ustar".utf8))
    let sum = header.enumerated().reduce(0) {
      $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element))
    }
    #expect(Int(String(decoding: header[148..<154], as: UTF8.self), radix: 8) == sum)
  }

  @Test func tarItselfReadsIt() throws {
    let folder = try TemporaryDirectory()
    let file = folder.path + "/a.tar"
    try Data(Self.archive).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["tar", "-tf", file]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let names = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(names == "a.json\nb/empty\nb/c.bin\n")
  }

  @Test(arguments: [0, 3, 130, 148, 512 * 2 + 100, 512 * 3 + 120])
  func damagedHeadersAreRefused(_ place: Int) throws {
    var bytes = Self.archive
    bytes[place] ^= 0x55
    // A flipped bit in content is the manifest's business; headers are the archive's own.
    if place % 512 < 512,
      place < 512 || (1024..<1536).contains(place) || (1536..<2048).contains(place)
    {
      #expect(throws: TarArchive.Malformed.self) { try read(bytes) }
    }
  }

  @Test func cutArchivesAreRefused() {
    #expect(throws: TarArchive.Malformed.self) { try read([]) }
    #expect(throws: TarArchive.Malformed.self) { try read(Array(Self.archive[..<700])) }
    #expect(throws: TarArchive.Malformed.self) { try read(Array(Self.archive.dropLast(1024))) }
  }
}
