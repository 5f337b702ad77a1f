import Foundation
import Testing

/// `Scripts/setup` on machines that are made up of stand-ins for their tools.
struct SetupScriptTests {
  /// A machine: a folder of tools that is all of PATH, and a copy of the scripts.
  struct Machine {
    let folder: TemporaryFolder

    init(
      installed: Set<String>, isRoot: Bool = true, hasApt: Bool = true, hasSudo: Bool = false,
      swift: String = "6.2"
    ) throws {
      folder = try TemporaryFolder()
      let scripts = PackageFolder.root.appending(path: "Scripts")
      for name in ["setup", "environment"] {
        let text = try String(contentsOf: scripts.appending(path: name), encoding: .utf8)
        try folder.write(text, to: "package/Scripts/\(name)", executable: true)
      }
      try linkTools()
      try tool("id", "echo \(isRoot ? 0 : 1000)")
      try tool("swift", "echo 'Swift version \(swift) (stand-in)'")
      let list = Self.packages.filter(installed.contains).map { "installed \($0)" }
      if hasApt {
        try tool("dpkg-query", "printf '%s\\n' \(list.map { "'\($0)'" }.joined(separator: " "))")
        try tool("apt-get", "echo \"apt-get $*\" >> '\(journal.path)'")
      }
      if hasSudo { try tool("sudo", "echo \"sudo\" >> '\(journal.path)'; exec \"$@\"") }
    }

    static let packages = [
      "libopenblas-dev", "libcairo2-dev", "libpango1.0-dev", "libpng-dev", "zlib1g-dev",
      "libsvm-dev", "libcmark-gfm-dev", "libcmark-gfm-extensions-dev", "fonts-dejavu-core",
      "fonts-dejavu-extra", "pkg-config", "make", "git", "ca-certificates", "curl",
    ]

    /// What the stand-ins for apt-get and sudo were asked, a line each.
    var requests: [String] {
      let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map(String.init)
    }

    func setup() throws -> ProgramRun {
      try ProgramRun(
        URL(filePath: "/bin/bash"),
        [folder.url.appending(path: "package/Scripts/setup").path],
        environment: ["PATH": folder.url.appending(path: "bin").path, "HOME": folder.url.path])
    }

    private var journal: URL { folder.url.appending(path: "journal") }

    private func tool(_ name: String, _ script: String) throws {
      try folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)", executable: true)
    }

    private func linkTools() throws {
      let bin = folder.url.appending(path: "bin")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      for name in [
        "bash", "sh", "dirname", "cat", "sed", "head", "sort", "stat", "readlink", "mkdir", "env",
        "grep", "tr",
      ] {
        let place = ["/usr/bin", "/bin"].map { "\($0)/\(name)" }
          .first { FileManager.default.fileExists(atPath: $0) }
        try FileManager.default.createSymbolicLink(
          atPath: bin.appending(path: name).path, withDestinationPath: try #require(place))
      }
    }
  }

  @Test func saysNothingWhenNothingIsMissing() throws {
    let machine = try Machine(installed: Set(Machine.packages))
    let run = try machine.setup()
    #expect(run.status == 0)
    #expect(run.errors == "" && run.output == "")
    #expect(machine.requests == [])
  }

  @Test func installsWhatIsMissingAndNothingElse() throws {
    let machine = try Machine(
      installed: Set(Machine.packages).subtracting(["libsvm-dev", "libcmark-gfm-dev"]))
    let run = try machine.setup()
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      machine.requests == [
        "apt-get -q -y update",
        "apt-get -q -y install --no-install-recommends libsvm-dev libcmark-gfm-dev",
      ])
  }

  @Test func goesThroughSudoWhenNotRoot() throws {
    let machine = try Machine(
      installed: Set(Machine.packages).subtracting(["git"]), isRoot: false, hasSudo: true)
    #expect(try machine.setup().status == 0)
    #expect(
      machine.requests == [
        "sudo", "apt-get -q -y update", "sudo",
        "apt-get -q -y install --no-install-recommends git",
      ])
  }

  @Test func namesThePackagesWhenItMayNotInstall() throws {
    let machine = try Machine(
      installed: Set(Machine.packages).subtracting(["curl", "git"]), isRoot: false)
    let run = try machine.setup()
    #expect(run.status == 2)
    #expect(run.errors.contains("apt-get install git curl"))
    #expect(machine.requests == [])
  }

  @Test func saysWhatIsNeededOnOtherSystems() throws {
    let run = try Machine(installed: [], hasApt: false).setup()
    #expect(run.status == 2)
    for system in ["Fedora", "Arch", "openSUSE", "macOS"] { #expect(run.errors.contains(system)) }
  }

  @Test func anOldSwiftIsRefused() throws {
    let run = try Machine(installed: Set(Machine.packages), swift: "5.10.1").setup()
    #expect(run.status == 2)
    #expect(run.errors.contains("Swift 6.1 or newer is needed"))
    #expect(run.errors.contains("5.10.1") && run.errors.contains("swift.org/install"))
  }
}
