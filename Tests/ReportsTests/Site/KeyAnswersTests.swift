import Foundation
import Testing

@testable import Reports

/// Questions of readers who know none of the papers, answered by verdicts.
struct KeyAnswersTests {
  @Test func aQuestionIsAnsweredByTheVerdictOfItsClaim() {
    let answers = SampleReport.matching.answers
    #expect(answers.map(\.question.claim) == ["C1"], "a claim that is not there answers nothing")
    #expect(answers.map(\.claim.verdict.answer) == ["Yes"])
  }

  @Test func everyVerdictIsAnAnswerOfItsOwn() {
    #expect(Set(Verdict.allCases.map(\.answer)).count == Verdict.allCases.count)
  }

  @Test func bothIndexPagesBeginWithTheAnswers() throws {
    let report = SampleReport.report
    let page = IndexPageHTML(report: report, prose: ProseRenderer()).document
    let (minute, papers) = (page.range(of: "id=\"minute\""), page.range(of: "id=\"papers\""))
    #expect(try #require(minute).lowerBound < #require(papers).lowerBound)
    #expect(page.contains("<em>benchmark</em>") && page.contains("<strong>Yes.</strong>"))
    let readme = IndexReadme(report: report).text
    let line = try #require(readme.split(separator: "\n").first { $0.contains("*benchmark*") })
    #expect(line.hasPrefix("- ") && line.contains("**✓ Yes.**") && line.contains("#c1"), "\(line)")
    #expect(!readme.contains("Is there more?"))
  }
}
