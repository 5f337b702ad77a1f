import Foundation
import Testing

/// Folders that cannot be written, disks that are full, files that are damaged.
struct FileTroubleTests {
  static let item = "vsm/figure-1"

  private func ran(_ command: Command) throws {
    let run = try command.run("run", Self.item, "--profile", "smoke", "-j", "1")
    #expect(run.status == 0, "\(run.errors)")
  }

  // MARK: Unwritable

  @Test func aStoreThatCannotBeWrittenIsNamedWithTheRemedy() throws {
    let command = try Command()
    try command.folder.write("in the way", to: "taken")
    let store = command.folder.url.appending(path: "taken/store").path
    let run = try command.run(
      "run", Self.item, "--profile", "smoke", "-j", "1", environment: ["SCOREBOOK_STORE": store])
    #expect(run.status == 2)
    for part in [store, "cannot", "SCOREBOOK_STORE"] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
  }

  @Test func reportsThatCannotBeWrittenAreNamedWithTheRemedy() throws {
    let command = try Command()
    try ran(command)
    try command.folder.write("in the way", to: ".scorebook/smoke")
    let run = try command.run("report", Self.item, "--profile", "smoke")
    #expect(run.status == 2)
    for part in [".scorebook/smoke", "cannot"] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
  }

  // MARK: Full

  @Test func aFullDiskBehindStandardOutputIsSaid() throws {
    let command = try Command()
    let run = try ProgramRun(
      URL(filePath: "/bin/sh"),
      [
        "-c", "\"$0\" -C \"$1\" list > /dev/full", try Command.program().path,
        command.folder.url.path,
      ])
    #expect(run.status == 2)
    #expect(
      run.errors.contains("standard output cannot be written: No space left"), "\(run.errors)")
  }

  @Test func aReaderWhoHasReadEnoughIsNoTrouble() throws {
    let command = try Command()
    let run = try ProgramRun(
      URL(filePath: "/bin/sh"),
      ["-c", "\"$0\" -C \"$1\" list | true", try Command.program().path, command.folder.url.path])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
  }

  @Test func aFullDiskKeepsWhatWasThereAndGoesOnWhenThereIsRoom() throws {
    let command = try Command()
    let disk = try SmallDisk(at: command.folder.url.appending(path: "disk"), megabytes: 4)
    let environment = ["SCOREBOOK_STORE": disk.url.appending(path: "store").path]
    func run() throws -> ProgramRun {
      try command.run(
        "run", Self.item, "--profile", "smoke", "-j", "1", environment: environment)
    }
    try disk.fill()
    let full = try run()
    #expect(full.status == 2)
    for part in ["No space left", "free space", "SCOREBOOK_STORE"] {
      #expect(full.errors.contains(part), "\(part): \(full.errors)")
    }
    try disk.empty()
    let roomy = try run()
    #expect(roomy.status == 0 && roomy.errors.contains(" 0 failed"), "\(roomy.errors)")
  }

  @Test func aFullDiskLeavesTheSiteAsItWas() throws {
    let command = try Command()
    try ran(command)
    let disk = try SmallDisk(
      at: command.folder.url.appending(path: ".scorebook/smoke"), megabytes: 4)
    #expect(try command.run("report", Self.item, "--profile", "smoke").status == 0)
    let index = disk.url.appending(path: "reports/site/index.html")
    let before = try Data(contentsOf: index)
    try FileManager.default.removeItem(at: disk.url.appending(path: "reports/vsm"))
    try disk.fill()
    let run = try command.run("report", Self.item, "--profile", "smoke")
    #expect(run.status == 2)
    for part in ["cannot", disk.url.lastPathComponent] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
    #expect(run.errors.contains("room") || run.errors.contains("free space"), "\(run.errors)")
    #expect(try Data(contentsOf: index) == before)
  }

  // MARK: Damaged

  @Test(arguments: [false, true])
  func aDamagedEntryIsNamedAndComputedAgain(isCut: Bool) throws {
    let command = try Command()
    try ran(command)
    let store = command.folder.url.appending(path: ".scorebook/store")
    let entry = try #require(
      try FileManager.default.contentsOfDirectory(atPath: store.path).first { $0.count == 64 })
    let file = store.appending(path: entry + "/rows.csv")
    var bytes = try Data(contentsOf: file)
    if isCut { bytes.removeLast(3) } else { bytes[bytes.count / 2] ^= 1 }
    try bytes.write(to: file)
    if !isCut {
      // Its size is right: only who reads it notices, and then it counts as missing.
      let report = try command.run("report", Self.item, "--profile", "smoke")
      #expect(report.status == 2, "\(report.errors)")
      #expect(report.errors.contains("rows.csv"), "\(report.errors)")
    }
    let status = try command.run("run", Self.item, "--profile", "smoke", "--dry-run")
    #expect(status.output.contains("damaged"), "\(status.output)\(status.errors)")
    let again = try command.run("run", Self.item, "--profile", "smoke", "-j", "1")
    #expect(again.status == 0 && again.errors.contains("1 cells computed"), "\(again.errors)")
    let check = try command.run("cache", "check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test(arguments: ["rows.csv", "cells.json"])
  func aDamagedCommittedFileIsNamedWithTheRemedy(_ name: String) throws {
    let command = try Command()
    try ran(command)
    #expect(try command.run("report", Self.item, "--profile", "smoke").status == 0)
    let path = ".scorebook/smoke/reports/\(Self.item)/\(name)"
    let file = command.folder.url.appending(path: path)
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count / 2).write(to: file)
    let run = try command.run(
      "report", Self.item, "--profile", "smoke",
      environment: ["SCOREBOOK_STORE": command.folder.url.appending(path: "empty").path])
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains(path) && run.errors.contains("git checkout"), "\(run.errors)")
  }
}
