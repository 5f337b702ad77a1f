/// Peak memory beside what is planned, as a table of the page.
struct MemoryTable {
  private let results: [ResultText]

  init(_ results: [ResultText]) { self.results = results.filter { !$0.result.memory.isEmpty } }

  /// Largest ratio of peak to plan that we aim at.
  private static let goal = 1.2

  var text: String {
    guard !results.isEmpty else { return "" }
    let header = """

      ## Memory

      Megabytes, each tool in a process of its own, three steps. Planned: parameters, moments and data,
      and one workspace for gradients and all values between. Work: the peak of resident memory above
      what the process held before it built anything; in brackets as a multiple of the plan, and that of
      the whole process, which is to stay below \(Self.goal).

      | workload | planned | our work (× plan) | our process (× plan) | torch: work | torch: process |
      | --- | ---: | ---: | ---: | ---: | ---: |

      """
    return header + results.map(row).joined(separator: "\n") + "\n"
  }

  private func row(_ text: ResultText) -> String {
    let uses = Dictionary(text.result.memory.map { ($0.tool, $0.use) }) { first, _ in first }
    let (ours, torch) = (uses["scorebook"], uses["torch eager"])
    func multiple(_ value: Double?) -> String {
      guard let value, let planned = ours?.planned else { return "–" }
      return "\(ResultText.number(value)) (\(ResultText.number(value / planned)))"
    }
    let mark = ours.flatMap { use in use.planned.map { use.peak <= Self.goal * $0 ? " ✓" : " ✗" } }
    let cells = [
      text.result.workload.name, ResultText.number(ours?.planned), multiple(ours?.work),
      multiple(ours?.peak) + (mark ?? ""), ResultText.number(torch?.work),
      ResultText.number(torch?.peak),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
