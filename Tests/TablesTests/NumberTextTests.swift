import Testing

@testable import Tables

struct NumberTextTests {
  @Test func formsForReaders() {
    #expect(NumberText.fixed(-96.44, digits: 1) == "−96.4")
    #expect(NumberText.fixed(-0.04, digits: 1) == "0.0")
    #expect(NumberText.printed(1234.56) == "1235")
    #expect(NumberText.printed(0.123456) == "0.1235")
    #expect(NumberText.printed(-3.1e-7) == "−3.1e−7")
    #expect(NumberText.printed(2.5e12) == "2.5e12")
    #expect(NumberText.printed(.nan) == "nan")
    #expect(NumberText.printed(-.infinity) == "−∞")
    #expect(NumberText.signed(0.1, digits: 2) == "+0.10")
    #expect(NumberText.signed(-0.1, digits: 2) == "−0.10")
    #expect(NumberText.signed(0.001, digits: 2) == "0.00")
    #expect(NumberText.signed(.infinity) == "+∞")
    #expect(NumberText.interval(-1.6...0.8, digits: 1) == "[−1.6, 0.8]")
    #expect(NumberText.ascii("−3e−7") == "-3e-7")
  }

  @Test func formsForFiles() {
    #expect(
      [0.1, -2, 1e-7, .nan, -.infinity].map(NumberText.shortest) == [
        "0.1", "-2.0", "1e-07", "nan", "-inf",
      ])
  }

  /// Line separators begin with the same byte as dashes and arrows, which stay as they are.
  @Test func whatScriptsCannotReadIsEscaped() throws {
    let text = "a\\b\t–→\u{2028}\u{2029}\u{7F}\r𝜃"
    let document = JSONValue.string(text).text()
    #expect(document == "\"a\\\\b\\t–→\\u2028\\u2029\\u007f\\r𝜃\"\n")
    #expect(try JSONValue(parsing: Array(document.utf8)) == .string(text))
  }

  @Test func documentsAreWrittenOneWay() {
    let document = JSONValue.object([
      "b": .array([.integer(1), .number(0.1), .number(.nan), .null]), "a": .string("\"é\u{1}\n"),
      "A": .object([:]), "c": .bool(true), "d": .array([]), "e": .optional(nil as Int?),
      "f": JSONValue(.text("x")),
    ])
    #expect(
      document.text() == """
        {
          "A": {},
          "a": "\\"é\\u0001\\n",
          "b": [
            1,
            0.1,
            "nan",
            null
          ],
          "c": true,
          "d": [],
          "e": null,
          "f": "x"
        }

        """)
  }
}
