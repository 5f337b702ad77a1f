/// Why bytes are not the MATLAB file that was expected: file, offset, expectation.
public struct MATLABError: Error, Hashable, CustomStringConvertible {
  /// Name of the file.
  public let file: String
  /// Byte offset from the start of the file.
  public let offset: Int
  /// What was expected and what was found.
  public let problem: String

  public var description: String { "\(file): byte \(offset): \(problem)" }
}

/// The one matrix of unsigned bytes in a MATLAB 5 file, uncompressed.
///
/// A header of 128 bytes whose last four are the version, 0x0100, and "MI" in the byte order of the
/// writer; then one element of type 14 (a matrix) with four elements of its own: flags (class 9,
/// unsigned bytes), extents, name and numbers. An element is a type and a length of four bytes each
/// and its content, filled up to eight; up to four bytes of content share the place of the length.
///
/// Source: MathWorks, MAT-File Format, Level 5.
public struct MATLABMatrix: Sendable, Equatable {
  /// The variable's name.
  public let name: String
  /// Rows and columns; neither is zero.
  public let shape: (rows: Int, columns: Int)
  /// The numbers, column after column.
  public let scalars: [UInt8]

  public static func == (left: MATLABMatrix, right: MATLABMatrix) -> Bool {
    left.name == right.name && left.shape == right.shape && left.scalars == right.scalars
  }

  /// Reads a whole file.
  ///
  /// - Parameter file: Name for messages.
  /// - Throws: `MATLABError`; malformed input never crashes and is never used in part.
  public init(decoding bytes: [UInt8], file: String) throws(MATLABError) {
    var reader = Reader(bytes: bytes, file: file)
    try reader.header()
    let matrix = try reader.element("a matrix", type: 14)
    guard matrix.upperBound == bytes.count else {
      throw reader.fail(matrix.upperBound, "bytes follow the first variable, which should be alone")
    }
    reader.offset = matrix.lowerBound
    let flags = try reader.element("flags", type: 6)
    guard flags.count == 8 else {
      throw reader.fail(flags.lowerBound, "expected 8 bytes of flags, found \(flags.count)")
    }
    let kind = reader.number(flags.lowerBound) & 0xFF
    guard kind == 9, reader.number(flags.lowerBound) & 0x800 == 0 else {
      throw reader.fail(
        flags.lowerBound, "expected a real matrix of class 9 (unsigned bytes), found class \(kind)")
    }
    let extents = try reader.element("extents", type: 5)
    guard extents.count == 8 else {
      throw reader.fail(extents.lowerBound, "expected two extents, found \(extents.count / 4)")
    }
    shape = (reader.number(extents.lowerBound), reader.number(extents.lowerBound + 4))
    let label = try reader.element("a name", type: 1)
    name = String(decoding: bytes[label], as: UTF8.self)
    let numbers = try reader.element("numbers", type: 2)
    let (size, overflow) = shape.rows.multipliedReportingOverflow(by: shape.columns)
    guard !overflow, size > 0, numbers.count == size else {
      throw reader.fail(
        numbers.lowerBound,
        "expected \(shape.rows)×\(shape.columns) numbers, found \(numbers.count)")
    }
    guard reader.offset >= matrix.upperBound else {
      throw reader.fail(reader.offset, "bytes follow the matrix's numbers")
    }
    scalars = Array(bytes[numbers])
  }
}

/// Walks through the elements of a file.
private struct Reader {
  let bytes: [UInt8]
  let file: String
  var offset = 0
  private var isLittleEndian = true

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  func fail(_ offset: Int, _ problem: String) -> MATLABError {
    MATLABError(file: file, offset: offset, problem: problem)
  }

  /// Checks version and byte order, and goes to the first element.
  mutating func header() throws(MATLABError) {
    guard bytes.count >= 128 else {
      throw fail(bytes.count, "the file ends in the header of 128 bytes")
    }
    switch (bytes[126], bytes[127]) {
    case (0x49, 0x4D): isLittleEndian = true
    case (0x4D, 0x49): isLittleEndian = false
    default: throw fail(126, "expected the letters MI or IM, found \(bytes[126]), \(bytes[127])")
    }
    let version = isLittleEndian ? (bytes[124], bytes[125]) : (bytes[125], bytes[124])
    guard version == (0x00, 0x01) else {
      throw fail(124, "expected version 0x0100, found \(bytes[124]), \(bytes[125])")
    }
    offset = 128
  }

  /// The unsigned number of four bytes at a place that is known to be in the file.
  func number(_ place: Int) -> Int {
    let four = bytes[place..<place + 4]
    return (isLittleEndian ? Array(four.reversed()) : Array(four)).reduce(0) { $0 << 8 | Int($1) }
  }

  /// The content of the next element, which has to be of a type; goes to the one after it.
  mutating func element(_ what: String, type expected: Int) throws(MATLABError) -> Range<Int> {
    guard offset + 8 <= bytes.count else {
      throw fail(bytes.count, "the file ends where \(what) should be")
    }
    let first = number(offset)
    let isSmall = first >> 16 != 0
    let (type, count) = isSmall ? (first & 0xFFFF, first >> 16) : (first, number(offset + 4))
    guard type == expected else {
      throw fail(offset, "expected \(what), an element of type \(expected), found type \(type)")
    }
    let start = isSmall ? offset + 4 : offset + 8
    guard count <= (isSmall ? 4 : bytes.count - start) else {
      throw fail(start, "the file ends in \(what): \(count) bytes are announced")
    }
    let end = start + count
    offset = isSmall ? offset + 8 : end + (8 - count % 8) % 8
    return start..<end
  }
}
