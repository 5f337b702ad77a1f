import Foundation

/// Where words and data go: data to standard output, talk to standard error.
enum Terminal {
  /// Writes data. Where they cannot be written the program ends: nobody would see the rest.
  static func print(_ text: String) {
    do {
      try FileHandle.standardOutput.write(
        contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    } catch {
      let code = errno
      // Who closed the pipe has read enough.
      if code == EPIPE { exit(128 + SIGPIPE) }
      say(
        "scorebook: standard output cannot be written: \(String(cString: strerror(code))); "
          + "free space where it goes, or send it elsewhere")
      exit(2)
    }
  }

  /// Says something to the person, if anybody listens.
  static func say(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}

/// Colours words, where a terminal shows colours and nobody asked for none.
struct Ink {
  /// What a colour means; never the only sign of it.
  enum Meaning: Int {
    case good = 32
    case doubtful = 33
    case bad = 31
    case quiet = 90
  }

  private let isColoured: Bool

  /// - Parameter wanted: Whether colours were not switched off.
  init(wanted: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let isOff = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    isColoured = wanted && !isOff && isatty(FileHandle.standardOutput.fileDescriptor) == 1
  }

  /// The text in the colour of its meaning.
  func paint(_ text: String, _ meaning: Meaning?) -> String {
    guard isColoured, let meaning else { return text }
    return "\u{1B}[\(meaning.rawValue)m\(text)\u{1B}[0m"
  }
}
