import Testing

@testable import Tables

/// What is written can be read, and what is no JSON is refused with its place.
struct JSONParsingTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test func documentsReadBackAsTheyWere() throws {
    let value = JSONValue.object([
      "a": .array([.integer(-3), .number(0.1), .number(1e300), .bool(true), .null]),
      "b \"quoted\"\n\u{1F600}\u{1}": .string("é\\/\t"), "c": .object([:]), "d": .array([]),
    ])
    #expect(try parse(value.text()) == value)
  }

  @Test func escapesOfOthersAreRead() throws {
    #expect(try parse(#" "\u00e9\ud83d\ude00\/\b" "#) == .string("é\u{1F600}/\u{8}"))
    #expect(try parse("18446744073709551615") == .number(18_446_744_073_709_551_615))
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("\"open", 5), ("1 2", 2), ("tru", 3),
    ("nope", 1), ("-", 0), (String(repeating: "[", count: 300), 200),
  ])
  func whatIsNoJSONIsRefused(_ text: String, _ offset: Int) {
    #expect(throws: JSONError.self) { try parse(text) }
    do { _ = try parse(text) } catch let error as JSONError {
      #expect(error.offset == offset, "\(text): \(error)")
    } catch { Issue.record(error) }
  }
}
