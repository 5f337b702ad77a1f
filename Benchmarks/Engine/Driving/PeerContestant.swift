import Foundation
import Tensors

/// A tool in a Python process, or one of two ways of using it.
final class PeerContestant: Contestant {
  let name: String
  private let process: PeerProcess
  private let mode: String
  private let folder: URL

  init(_ name: String, _ process: PeerProcess, mode: String, folder: URL) {
    self.name = name
    self.process = process
    self.mode = mode
    self.folder = folder
  }

  func losses(_ workload: any Workload, steps: Int) throws -> [Double] {
    let answer = try process.ask([
      "do": "losses", "workload": workload.name, "mode": mode, "steps": steps,
      "inputs": try write(workload.small, noise: true, "small"),
    ])
    return answer["losses"] as? [Double] ?? []
  }

  func warmUp(_ workload: any Workload, steps: Int) throws {
    _ = try process.ask([
      "do": "prepare", "workload": workload.name, "mode": mode, "steps": steps,
      "inputs": try write(workload, noise: false, "full"),
    ])
  }

  func time(_ workload: any Workload, steps: Int) throws -> Timing {
    let answer = try process.ask([
      "do": "time", "workload": workload.name, "mode": mode, "steps": steps,
    ])
    guard let wall = answer["wall"] as? Double, let processor = answer["processor"] as? Double
    else { throw PeerProcess.Failure(description: "\(name) gave no times") }
    return Timing(wall: 1e3 * wall / Double(steps), processor: 1e3 * processor / Double(steps))
  }

  /// Megabytes of the process before, and at most until it has done some steps.
  func memory(_ workload: any Workload, steps: Int) throws -> [String: Any] {
    try process.ask([
      "do": "memory", "workload": workload.name, "mode": mode, "steps": steps,
      "inputs": try write(workload, noise: false, "full"),
    ])
  }

  /// Writes the inputs of a workload as NumPy files, and gives the folder.
  private func write(_ workload: any Workload, noise: Bool, _ size: String) throws -> String {
    let target = folder.appending(path: "\(workload.name)-\(size)")
    guard !FileManager.default.fileExists(atPath: target.path) else { return target.path }
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    var arrays = workload.inputs()
    if noise {
      arrays += workload.draws.map { ("noise.\($0.name)", NumberSource.noise($0)) }
    }
    for (name, array) in arrays {
      try NumPyFile.data(of: array).write(to: target.appending(path: "\(name).npy"))
    }
    return target.path
  }
}

/// NumPy's file format, version 1.0, of 32-bit floats and integers.
enum NumPyFile {
  static func data(of array: HostArray) -> Data {
    let shape = array.shape.map { "\($0)," }.joined(separator: " ")
    let type = array.integers == nil ? "<f4" : "<i4"
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape)), }"
    // Magic, length and header together are a multiple of 64 bytes that ends with a new line.
    header += String(repeating: " ", count: 63 - (header.utf8.count + 10) % 64) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
    withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header.utf8)
    if let integers = array.integers {
      integers.withUnsafeBytes { data.append(contentsOf: $0) }
    } else {
      array.floats.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    return data
  }
}
