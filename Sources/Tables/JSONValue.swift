/// A JSON document that is written the same way every time: sorted keys, one value a line, the
/// shortest digits that read back as the same number.
public indirect enum JSONValue: Sendable, Hashable {
  /// Keys with their values; written in the order of the keys' UTF-8.
  case object([String: JSONValue])
  /// Values in an order that means something.
  case array([JSONValue])
  /// Text.
  case string(String)
  /// A number; NaN and infinities, which JSON lacks, are written as strings like "nan".
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// True or false.
  case bool(Bool)
  /// Nothing.
  case null

  /// Text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A whole number, or null.
  public static func optional(_ integer: Int?) -> JSONValue {
    integer.map(JSONValue.integer) ?? .null
  }

  /// A number, or null.
  public static func optional(_ number: Double?) -> JSONValue {
    number.map(JSONValue.number) ?? .null
  }

  /// What a table holds in one place.
  public init(_ value: Value) {
    switch value {
    case .number(let number): self = .number(number)
    case .integer(let integer): self = .integer(integer)
    case .text(let text): self = .string(text)
    case .missing: self = .null
    }
  }

  /// The document, indented by two spaces and ended by a line feed.
  public func text() -> String {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    return writer.finished()
  }
}
