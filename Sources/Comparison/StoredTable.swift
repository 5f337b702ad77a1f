import Tables

/// A CSV file of ours, split into lines at once and into values only where they are asked for.
///
/// Most rows of two commits are the same bytes; those are told apart from the rest without being
/// read as numbers.
public struct StoredTable: Sendable, Equatable {
  /// The file.
  public let bytes: [UInt8]
  /// The names of its columns.
  public let header: [String]
  /// Where each line after the header begins and ends, without its line feed.
  let lines: [Range<Int>]

  /// Splits a file.
  ///
  /// - Parameter bytes: A CSV as `Rows.csv()` writes it.
  public init(_ bytes: [UInt8]) {
    var lines: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var isQuoted = false
      for index in buffer.indices {
        let byte = buffer[index]
        if byte == 0x22 {
          isQuoted.toggle()
        } else if byte == 0x0A, !isQuoted {
          lines.append(start..<index)
          start = index + 1
        }
      }
      if start < buffer.count { lines.append(start..<buffer.count) }
    }
    self.bytes = bytes
    header = lines.first.map { Self.fields(bytes, $0).map(\.string) } ?? []
    self.lines = Array(lines.dropFirst())
  }

  /// Number of lines after the header.
  public var count: Int { lines.count }

  /// The values of a line, in the order of the columns.
  ///
  /// Unlike `Rows(csv:)` it takes what it finds: a comparison also reads old or damaged files.
  public func values(_ line: Int) -> [Value] { Self.fields(bytes, lines[line]) }

  /// The lines of each cell, which the first column names, in the order of the file.
  func blocks() -> [String: [Int]] {
    var blocks: [String: [Int]] = [:]
    var last: ArraySlice<UInt8> = []
    var name = ""
    var members: [Int] = []
    for (index, line) in lines.enumerated() {
      let end = bytes[line].firstIndex(of: 0x2C) ?? line.upperBound
      let field = bytes[line.lowerBound..<end]
      if !field.elementsEqual(last) || index == 0 {
        if !members.isEmpty { blocks[name, default: []] += members }
        members = []
        last = field
        name = Self.fields(bytes, line.lowerBound..<end).first?.string ?? ""
      }
      members.append(index)
    }
    if !members.isEmpty { blocks[name, default: []] += members }
    return blocks
  }

  /// Whether lines of two tables are the same but for their first column, which names the cell.
  static func sameContent(
    _ left: StoredTable, _ leftLines: [Int], _ right: StoredTable, _ rightLines: [Int]
  ) -> Bool {
    guard leftLines.count == rightLines.count else { return false }
    return zip(leftLines, rightLines).allSatisfy { a, b in
      left.bytes[left.lines[a]].drop { $0 != 0x2C }
        .elementsEqual(right.bytes[right.lines[b]].drop { $0 != 0x2C })
    }
  }

  // MARK: Fields

  private static func fields(_ bytes: [UInt8], _ range: Range<Int>) -> [Value] {
    var fields: [Value] = []
    var index = range.lowerBound
    while true {
      if index < range.upperBound, bytes[index] == 0x22 {
        let (text, end) = quoted(bytes, index + 1, range.upperBound)
        fields.append(.text(text))
        index = end
      } else {
        var end = index
        while end < range.upperBound, bytes[end] != 0x2C { end += 1 }
        fields.append(plain(bytes[index..<end]))
        index = end
      }
      guard index < range.upperBound, bytes[index] == 0x2C else { return fields }
      index += 1
    }
  }

  private static func quoted(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (String, Int) {
    var text: [UInt8] = []
    var index = start
    while index < limit {
      if bytes[index] == 0x22 {
        guard index + 1 < limit, bytes[index + 1] == 0x22 else {
          return (String(decoding: text, as: UTF8.self), index + 1)
        }
        index += 1
      }
      text.append(bytes[index])
      index += 1
    }
    return (String(decoding: text, as: UTF8.self), limit)
  }

  private static func plain(_ field: ArraySlice<UInt8>) -> Value {
    guard let first = field.first else { return .missing }
    let text = String(decoding: field, as: UTF8.self)
    switch first {
    case 0x2D, 0x30...0x39:
      if let integer = Int(text) { return .integer(integer) }
      return Double(text).map { .number($0) } ?? .text(text)
    case UInt8(ascii: "n") where text == "nan": return .number(.nan)
    case UInt8(ascii: "i") where text == "inf": return .number(.infinity)
    default: return .text(text)
    }
  }
}
