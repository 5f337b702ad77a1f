/// Text that is no JSON.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// Bytes before the place.
  public let offset: Int
  /// What was expected there.
  public let problem: String

  /// Where and what.
  public var description: String { "byte \(offset): \(problem)" }
}

extension JSONValue {
  /// Reads a document.
  ///
  /// Whole numbers that fit become `.integer`, all others `.number`; of equal keys the last counts.
  ///
  /// - Parameter bytes: UTF-8.
  /// - Errors: `JSONError` with the place.
  public init(parsing bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      return try parser.document()
    }
  }

  /// The value under a key; `nil` where there is none, or this is no object.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text; `nil` for anything else.
  public var words: String? { if case .string(let text) = self { text } else { nil } }

  /// The values of an array; none for anything else.
  public var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }

  /// The members of an object; none for anything else.
  public var members: [String: JSONValue] {
    if case .object(let members) = self { members } else { [:] }
  }

  /// The whole number; `nil` for anything else.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, also a whole one; `nil` for anything else.
  public var double: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}

/// Reads JSON from bytes.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() throws -> JSONValue {
    let value = try value()
    skipSpace()
    if index < bytes.count { throw error("expected the end") }
    return value
  }

  private mutating func value() throws -> JSONValue {
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws -> JSONValue {
    var members: [String: JSONValue] = [:]
    try list(UInt8(ascii: "}")) { parser in
      parser.skipSpace()
      let key = try parser.string()
      parser.skipSpace()
      try parser.expect(UInt8(ascii: ":"))
      members[key] = try parser.value()
    }
    return .object(members)
  }

  private mutating func array() throws -> JSONValue {
    var values: [JSONValue] = []
    try list(UInt8(ascii: "]")) { parser in values.append(try parser.value()) }
    return .array(values)
  }

  private mutating func list(
    _ close: UInt8, _ element: (inout JSONParser) throws -> Void
  ) throws {
    index += 1
    depth += 1
    guard depth < 200 else { throw error("nested too deeply") }
    defer { depth -= 1 }
    skipSpace()
    if peek == close {
      index += 1
      return
    }
    while true {
      try element(&self)
      skipSpace()
      if peek == close {
        index += 1
        return
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func string() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = index
    while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
    var text = String(decoding: bytes[start..<index], as: UTF8.self)
    while index < bytes.count {
      if bytes[index] == 0x22 {
        index += 1
        return text
      }
      if bytes[index] == 0x5C {
        text.unicodeScalars.append(try escape())
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
      text += String(decoding: bytes[start..<index], as: UTF8.self)
    }
    throw error("the text has no end")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    index += 1
    guard let byte = peek else { throw error("the text has no end") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      let first = try hexadecimal()
      guard (0xD800..<0xDC00).contains(first) else {
        return Unicode.Scalar(first) ?? "\u{FFFD}"
      }
      guard index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else {
        return "\u{FFFD}"
      }
      index += 2
      let second = try hexadecimal()
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second &- 0xDC00)) ?? "\u{FFFD}"
    default: return Unicode.Scalar(byte)
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard index + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    index += 4
    return value
  }

  private mutating func number() throws -> JSONValue {
    let start = index
    while let byte = peek,
      byte == 0x2B || byte == 0x2D || byte == 0x2E
        || (0x30...0x39).contains(byte) || byte == 0x65 || byte == 0x45
    {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text) else {
      index = start
      throw error("expected a value")
    }
    return .number(number)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    for expected in word.description.utf8 { try expect(expected) }
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard peek == byte else { throw error("expected '\(Unicode.Scalar(byte))'") }
    index += 1
  }

  private func error(_ problem: String) -> JSONError { JSONError(offset: index, problem: problem) }
}
