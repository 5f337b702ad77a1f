/// Why text is not the sparse file that was expected: file, line, expectation.
public struct SparseTriplesError: Error, Hashable, CustomStringConvertible {
  /// Name of the file.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// What was expected and what was found.
  public let problem: String

  public var description: String { "\(file): line \(line): \(problem)" }
}

/// Word counts as lines "document word count", all from 1, by document and then by word.
///
/// - Source: the "processed" form of 20 Newsgroups, qwone.com/~jason/20Newsgroups.
public enum SparseTriples {
  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - file: Name for messages.
  ///   - documents: How many there are; a document may have no line.
  ///   - words: Size of the vocabulary.
  /// - Throws: `SparseTriplesError`; malformed input never crashes and is never used in part.
  public static func read(
    _ bytes: [UInt8], file: String, documents: Int, words: Int
  ) throws(SparseTriplesError) -> WordCounts {
    var reader = Reader(bytes: bytes, file: file)
    var offsets: [Int32] = [0]
    var (columns, counts): ([Int32], [Int32]) = ([], [])
    var last = 0
    while reader.hasMore {
      let document = try reader.number(
        "a "
          + "document", in: 1...documents, endingWith: UInt8(ascii: " "))
      let word = try reader.number("a word", in: 1...words, endingWith: UInt8(ascii: " "))
      let count = try reader.number(
        "a count", in: 1...Int(Int32.max), endingWith: UInt8(ascii: "\n"))
      if document < offsets.count {
        throw reader.failure("document \(document) after document \(offsets.count): not in order")
      }
      if document > offsets.count {
        last = 0
        while offsets.count < document { offsets.append(Int32(columns.count)) }
      }
      if word <= last {
        throw reader.failure(
          "word \(word) of document \(document) after word \(last): not in "
            + "order")
      }
      last = word
      columns.append(Int32(word - 1))
      counts.append(Int32(count))
      reader.line += 1
    }
    while offsets.count <= documents { offsets.append(Int32(columns.count)) }
    return WordCounts(wordCount: words, offsets: offsets, words: columns, counts: counts)
  }

  private struct Reader {
    let bytes: [UInt8]
    let file: String
    var position = 0
    var line = 1

    init(bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
    }

    var hasMore: Bool { position < bytes.count }

    func failure(_ problem: String) -> SparseTriplesError {
      SparseTriplesError(file: file, line: line, problem: problem)
    }

    /// The digits up to the separator, which is passed over.
    mutating func number(
      _ name: String, in range: ClosedRange<Int>, endingWith separator: UInt8
    ) throws(SparseTriplesError) -> Int {
      var value = 0
      let start = position
      while position < bytes.count, (48...57).contains(bytes[position]) {
        value = min(value * 10 + Int(bytes[position] - 48), Int(Int32.max) + 1)
        position += 1
      }
      guard position < bytes.count else {
        throw failure("the file ends where \(name) and its end were expected")
      }
      guard position > start, bytes[position] == separator else {
        let wanted = separator == 10 ? "the end of the line" : "a space"
        throw failure(
          "expected \(name) in digits and \(wanted), found \(Self.shown(bytes[position]))")
      }
      guard range.contains(value) else {
        throw failure("\(name) is \(value), expected \(range.lowerBound) to \(range.upperBound)")
      }
      position += 1
      return value
    }

    private static func shown(_ byte: UInt8) -> String {
      (33...126).contains(byte)
        ? "'\(Character(UnicodeScalar(byte)))'" : byte == 10 ? "its end" : "byte \(byte)"
    }
  }
}
