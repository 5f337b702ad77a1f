/// Writes a document as UTF-8, byte after byte: comparisons of many entries are megabytes.
struct JSONWriter {
  private var bytes: [UInt8] = []

  /// The text so far, ended by a line feed.
  consuming func finished() -> String {
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A value, whose lines after the first are indented.
  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      write(sorted, "{", "}", indent: indent) { writer, member in
        writer.write(quoted: member.key)
        writer.append(": ")
        writer.write(member.value, indent: indent + 2)
      }
    case .array(let values):
      write(values, "[", "]", indent: indent) { $0.write($1, indent: indent + 2) }
    case .string(let string): write(quoted: string)
    case .number(let number):
      let digits = NumberText.shortest(number)
      if number.isFinite { append(digits) } else { write(quoted: digits) }
    case .integer(let integer): append(String(integer))
    case .bool(let bool): append(bool ? "true" : "false")
    case .null: append("null")
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, indent: Int,
    each: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    for (index, element) in elements.enumerated() {
      append(index == 0 ? "\n" : ",\n")
      append(spaces: indent + 2)
      each(&self, element)
    }
    if !elements.isEmpty {
      append("\n")
      append(spaces: indent)
    }
    append(close)
  }

  private mutating func write(quoted text: String) {
    append("\"")
    // Of the scalars that are escaped, the line separators alone begin with 0xE2.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F && $0 != 0xE2
    }
    if isPlain { append(text) } else { write(escaping: text) }
    append("\"")
  }

  private mutating func write(escaping text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\t": append("\\t")
      case "\r": append("\\r")
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(spaces count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
