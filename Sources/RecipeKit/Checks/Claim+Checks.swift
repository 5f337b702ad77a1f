import Reports

extension Claim {
  /// A claim that all stored findings of its id decide.
  ///
  /// - Parameters:
  ///   - id: The claim's id, as its checks have it.
  ///   - statement: The paper's, in our words.
  ///   - source: Its place in the paper.
  ///   - test: What is compared, and how exactly.
  ///   - expected: What should come out.
  public static func checked(
    _ id: String, _ statement: String, source: String, test: String, expected: String? = nil
  ) -> Claim {
    Claim(id, statement, source: source, test: test, expected: expected, data: []) {
      Finding.outcome(Finding.stored($0, of: id))
    }
  }
}
